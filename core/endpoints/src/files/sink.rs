//! The sink `files`: each article is a file of its own, which is whole or not there.

use crate::config::{default, detail, schema_of, typed, written_format};
use crate::kind::SinkKind;
use crate::sink::{Delivery, Sink, SinkPlan};
use crate::{ConfigError, EndpointError};
use copydesk_article::Detail;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes each article to a file of its own.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Config {
    /// The file's path, a template over the article's fields: `out/{{ slugline or uri }}.json`. Values are cleaned, and a digest of
    /// the `uri` is put before the extension, so that two articles never share a file.
    path: String,
    /// The format: `article` or `ninjs`.
    #[serde(default = "default::article")]
    format: String,
    /// `published` gives out what may be published; `full` also what was removed, lineage and private notes, for the desk.
    #[serde(default = "default::published")]
    detail: String,
}

pub(crate) static FILES_SINK: SinkKind = SinkKind {
    name: "files",
    doc: "writes each article to a file of its own",
    schema: schema_of::<Config>,
    templates: &["/path"],
    plan,
    open: |_| Ok(Box::<Folder>::default()),
};

fn plan(config: &serde_json::Value) -> Result<SinkPlan, ConfigError> {
    let config: Config = typed(config)?;
    if config.path.trim().is_empty() || config.path.ends_with('/') {
        return Err(ConfigError::at("/path", "must name a file, for example `out/{{ slugline or uri }}.json`"));
    }
    Ok(SinkPlan { format: written_format(&config.format)?, detail: detail(&config.detail)?, path: Some(config.path) })
}

/// The sink that stands in for a definition's sinks when a folder is given as output.
pub fn folder_sink(folder: &Path) -> Result<(SinkPlan, Box<dyn Sink>), ConfigError> {
    // The folder's name is the user's own, not a template.
    let folder =
        folder.to_string_lossy().replace("{{", "{{ '{{' }}").replace("{%", "{{ '{%' }}").replace("{#", "{{ '{#' }}");
    let path = format!("{}/{{{{ slugline or uri }}}}.json", folder.trim_end_matches('/'));
    let plan = SinkPlan { format: written_format("article")?, detail: Detail::Published, path: Some(path) };
    Ok((plan, Box::<Folder>::default()))
}

#[derive(Default)]
struct Folder {
    made: HashSet<PathBuf>,
}

impl Sink for Folder {
    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        let path = Path::new(delivery.path.unwrap_or("article.json"));
        if let Some(folder) = path.parent()
            && !self.made.contains(folder)
        {
            fs::create_dir_all(folder).map_err(|error| EndpointError::io(folder, "make the folder", error))?;
            // A template may make a folder an article: what is remembered of them is bounded.
            if self.made.len() >= 1024 {
                self.made.clear();
            }
            self.made.insert(folder.to_owned());
        }
        write_whole(path, &[delivery.bytes, b"\n"])
    }
}

/// Writes a file under a name of its own first, so that nobody sees it half-written.
///
/// # Errors
/// Why it could not be written; nothing is left of it then.
pub fn write_whole(path: &Path, parts: &[&[u8]]) -> Result<(), EndpointError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&unfinished)?;
        parts.iter().try_for_each(|part| file.write_all(part))?;
        drop(file);
        fs::rename(&unfinished, path)
    };
    write().map_err(|error| {
        // It may not be there; what counts is the error that led here.
        let _ = fs::remove_file(&unfinished);
        EndpointError::io(path, "write", error)
    })
}
