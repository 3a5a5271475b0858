//! The sink `files`: each article is a file of its own, which is whole or not there.

use super::staged::{Staged, was_left_by};
use crate::config::{default, detail, schema_of, typed, written_format};
use crate::disk::{Disk, Found};
use crate::file_names::{digits, plain_path};
use crate::folders::Folders;
use crate::kind::SinkKind;
use crate::sink::{Committed, Delivery, Resume, Sink, SinkPlan};
use crate::{ConfigError, EndpointError};
use copydesk_article::Detail;
use schemars::JsonSchema;
use serde::Deserialize;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes each article to a file of its own.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Config {
    /// The file's path, a template over the article's fields: `out/{{ slugline or uri }}.json`. Values are cleaned, and a digest of
    /// the `uri` is put before the extension, so that two articles never share a file.
    path: String,
    /// The format: article JSON, or ninjs 3.0.
    #[serde(default = "default::article")]
    #[schemars(schema_with = "crate::config::written_formats")]
    format: String,
    /// `published` gives out what may be published; `full` also what was removed, lineage and private notes, for the desk.
    #[serde(default = "default::published")]
    #[schemars(schema_with = "crate::config::details")]
    detail: String,
    /// Writes this rendition in place of the article, such as `brief.html`: what a stage such as `render-summary` has made of it. An article
    /// that has none by that name, as a picture, is a dead letter. Takes neither `format` nor `detail`.
    rendition: Option<String>,
}

pub(crate) static FILES_SINK: SinkKind = SinkKind {
    name: "files",
    doc: "writes each article to a file of its own",
    schema: schema_of::<Config>,
    templates: &["/path"],
    identity: |config| config.get("path").and_then(|path| path.as_str()).map(identity),
    exactly_once: true,
    plan,
    open: |config, disk| {
        let config: Config = typed(config).map_err(|error: ConfigError| error.to_string())?;
        Ok(Box::new(Files::below(folder_of(&config.path), &config.path, disk)))
    },
};

fn plan(given: &serde_json::Value) -> Result<SinkPlan, ConfigError> {
    let config: Config = typed(given)?;
    if config.path.trim().is_empty() || config.path.ends_with('/') {
        return Err(ConfigError::at("/path", "must name a file, for example `out/{{ slugline or uri }}.json`"));
    }
    let (format, detail) = (written_format(&config.format)?, detail(&config.detail)?);
    if let Some(name) = &config.rendition {
        if name.trim().is_empty() {
            return Err(ConfigError::at("/rendition", "must name a rendition, for example `brief.html`"));
        }
        if let Some(key) = ["format", "detail"].into_iter().find(|key| given.get(key).is_some()) {
            let message = format!("a rendition is written as it is; take out `{key}` or `rendition`");
            return Err(ConfigError::at(&format!("/{key}"), message));
        }
    }
    Ok(SinkPlan { format, detail, rendition: config.rendition, path: Some(config.path) })
}

fn identity(path: &str) -> String {
    format!("files:{}", plain_path(path))
}

/// The folder that a template names before it looks at the article.
fn folder_of(template: &str) -> &Path {
    let fixed = ["{{", "{%", "{#"].iter().filter_map(|open| template.find(open)).min().unwrap_or(template.len());
    let folder = template.get(..fixed).and_then(|fixed| fixed.rsplit_once('/')).map_or("", |(folder, _)| folder);
    Path::new(if folder.is_empty() && template.starts_with('/') { "/" } else { folder })
}

/// The sink that stands in for a definition's sinks when a folder is given as output: how articles are made ready, the sink's
/// identity, and the sink.
///
/// # Errors
/// Where the folder's name makes no path.
pub fn folder_sink(folder: &Path, disk: Arc<dyn Disk>) -> Result<(SinkPlan, String, Box<dyn Sink>), ConfigError> {
    // The folder's name is the user's own, not a template.
    let literal =
        folder.to_string_lossy().replace("{{", "{{ '{{' }}").replace("{%", "{{ '{%' }}").replace("{#", "{{ '{#' }}");
    let path = format!("{}/{{{{ slugline or uri }}}}.json", literal.trim_end_matches('/'));
    let identity = identity(&path);
    let sink = Files::below(folder, &path, disk);
    let plan =
        SinkPlan { format: written_format("article")?, detail: Detail::Published, rendition: None, path: Some(path) };
    Ok((plan, identity, Box::new(sink)))
}

/// So many files of a group are open at most, until they are synced.
const MOST_OPEN: usize = 64;

struct Files {
    root: PathBuf,
    disk: Arc<dyn Disk>,
    folders: Folders,
    /// What is committed has to last.
    lasting: bool,
    staged: Vec<Staged>,
    /// The first so many of `staged` are synced.
    synced: usize,
    /// Files of older versions of the group's stories.
    older: Vec<PathBuf>,
    /// Tells this sink's unfinished files from those of another sink in the same folder.
    tag: String,
    /// Tells unfinished files apart.
    next: u64,
}

impl Files {
    fn below(root: &Path, template: &str, disk: Arc<dyn Disk>) -> Files {
        let mut tag = String::new();
        digits(template, &mut tag);
        let folders = Folders::below(root, disk.clone());
        let root = root.to_owned();
        Files { root, disk, folders, lasting: false, staged: Vec::new(), synced: 0, older: Vec::new(), tag, next: 0 }
    }

    fn sync(&mut self) -> Result<(), EndpointError> {
        Staged::sync_all(self.staged.get_mut(self.synced..).unwrap_or_default())?;
        self.synced = self.staged.len();
        Ok(())
    }

    /// Takes away what these processes left unfinished. It is hidden and does no harm: what cannot be taken away may stay.
    fn clear_away(&self, folder: &Path, processes: &[u32]) {
        let found = match self.disk.list(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => {
                tracing::warn!(folder = %folder.display(), %error, "cannot be looked through for unfinished files");
                return;
            }
            Ok(found) => found,
        };
        for (path, found) in found {
            match found {
                // Where the template names no folder, this one is not the sink's own.
                Found::Folder if !self.root.as_os_str().is_empty() => self.clear_away(&path, processes),
                Found::File(_) if processes.iter().any(|process| was_left_by(&path, *process)) => {
                    if let Err(error) = self.disk.remove(&path) {
                        tracing::warn!(file = %path.display(), %error, "an unfinished file stays");
                    }
                }
                _ => {}
            }
        }
    }

    fn clear(&mut self) {
        self.staged.clear();
        self.synced = 0;
        self.older.clear();
    }
}

impl Sink for Files {
    fn resume(&mut self, resume: &Resume) -> Result<Committed, EndpointError> {
        self.lasting = true;
        let here = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        if !resume.unclean.is_empty() {
            self.clear_away(here, &resume.unclean);
        }
        Ok(Committed::default())
    }

    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        let path = plain_path(delivery.path.unwrap_or("article.json"));
        let path = Path::new(&path);
        self.folders.make(path.parent().unwrap_or(Path::new("")))?;
        if let Ok(Some(Found::Folder)) = self.disk.look(path, false) {
            // Found out when the file gets its name, it would concern the whole group.
            return Err(EndpointError::io(path, "write", io::ErrorKind::IsADirectory.into()));
        }
        if self.lasting && self.staged.len() - self.synced >= MOST_OPEN {
            self.sync()?;
        }
        let mark = format!("{}-{}", self.tag, self.next);
        let staged = Staged::write(&*self.disk, path, &mark, &[delivery.bytes, b"\n"])?;
        self.next += 1;
        self.staged.push(staged);
        // A later version in the same group may come back to a name that an earlier one has left.
        self.older.retain(|older| older != path);
        let older = delivery.older.iter().map(|older| PathBuf::from(plain_path(older)));
        self.older.extend(older.filter(|older| older != path));
        Ok(())
    }

    fn commit(&mut self) -> Result<Committed, EndpointError> {
        if self.lasting {
            self.sync()?;
        }
        // In the order in which they came: of two versions of a story in one group the later one stays.
        for staged in &self.staged {
            staged.put(&*self.disk)?;
            self.folders.changed.insert(staged.path().parent().unwrap_or(Path::new("")).to_owned());
        }
        if self.lasting {
            self.folders.sync_changed()?;
        }
        for older in &self.older {
            match self.disk.remove(older) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(EndpointError::io(older, "take away the older version", error));
                }
                _ => self.folders.changed.insert(older.parent().unwrap_or(Path::new("")).to_owned()),
            };
        }
        if self.lasting && !self.older.is_empty() {
            self.folders.sync_changed()?;
        }
        self.folders.changed.clear();
        Ok(Committed::default())
    }

    fn abandon(&mut self) {
        for staged in &self.staged {
            staged.discard(&*self.disk);
        }
        self.clear();
        self.folders.forget();
    }

    fn recorded(&mut self) {
        self.clear();
    }
}
