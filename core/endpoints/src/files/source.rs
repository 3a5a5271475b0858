//! The source `files`.

use crate::config::{default, schema_of, typed, wanted};
use crate::kind::SourceKind;
use crate::source::{Document, Source};
use crate::{ConfigError, EndpointError};
use copydesk_formats::{Origin, Wanted};
use schemars::JsonSchema;
use serde::Deserialize;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Reads a file, or the files of a folder in the order of their names.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Config {
    /// A file or a folder, from where the program was started. Hidden files and unfinished ones (`.tmp`, `.part`, `~`) are passed over.
    path: PathBuf,
    /// `auto` tells each file's format by its bytes; or the name of a format.
    #[serde(default = "default::auto")]
    format: String,
    /// Whether folders within the folder are read too.
    #[serde(default)]
    recursive: bool,
}

pub(crate) static FILES_SOURCE: SourceKind = SourceKind {
    name: "files",
    doc: "reads a file, or the files of a folder in the order of their names",
    schema: schema_of::<Config>,
    check: |config| read(config).map(drop),
    open: |config| {
        let (config, wanted) = read(config).map_err(|error| error.to_string())?;
        files_in(&config.path, wanted, config.recursive).map_err(|error| error.to_string())
    },
};

fn read(config: &serde_json::Value) -> Result<(Config, Wanted), ConfigError> {
    let config: Config = typed(config)?;
    let wanted = wanted(&config.format)?;
    Ok((config, wanted))
}

/// A source that reads the file at `path`, or the files in the folder at `path` in the order of their names.
///
/// # Errors
/// Where there is nothing at the path, or a folder cannot be listed.
pub fn files_in(path: &Path, wanted: Wanted, recursive: bool) -> Result<Box<dyn Source>, EndpointError> {
    let metadata = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => EndpointError::Missing(path.to_owned()),
        _ => EndpointError::io(path, "read", error),
    })?;
    let mut files = Vec::new();
    if metadata.is_dir() {
        list(path, recursive, &mut files)?;
        files.sort();
    } else {
        files.push(path.to_owned());
    }
    Ok(Box::new(Files { files: files.into_iter(), wanted }))
}

fn list(folder: &Path, recursive: bool, files: &mut Vec<PathBuf>) -> Result<(), EndpointError> {
    let failed = |error| EndpointError::io(folder, "list", error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || [".tmp", ".part", "~"].iter().any(|end| name.ends_with(end)) {
            continue;
        }
        // A link to a folder is not followed: it might lead round in a ring.
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            if recursive {
                list(&entry.path(), recursive, files)?;
            }
        } else if kind.is_file() || entry.path().is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

struct Files {
    files: std::vec::IntoIter<PathBuf>,
    wanted: Wanted,
}

impl Source for Files {
    fn next(&mut self) -> Option<Document> {
        let path = self.files.next()?;
        let reader = File::open(&path).map(|file| Box::new(file) as Box<dyn Read + Send>);
        let reader = reader.map_err(|error| EndpointError::io(&path, "open", error));
        Some(Document { origin: Origin::file(path.to_string_lossy()), wanted: self.wanted, reader })
    }
}
