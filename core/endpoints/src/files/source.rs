//! The source `files`.

use super::settled::Settled;
use crate::config::{default, schema_of, typed, wanted};
use crate::file_names::plain_path;
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
    #[schemars(schema_with = "crate::config::read_formats")]
    format: String,
    /// Whether folders within the folder are read too. One that cannot be listed is a dead letter, and the others are read.
    #[serde(default)]
    recursive: bool,
    /// A file is moved into this folder once all of its articles are settled for good: every sink has them, or they are dropped or among
    /// the dead letters. One that could not be read, or holds an article that is held back, stays. Needs a pipeline with `state:`.
    move_to: Option<PathBuf>,
    /// A file is deleted at the moment at which `move_to` would move it. The same conditions hold.
    #[serde(default)]
    delete: bool,
}

pub(crate) static FILES_SOURCE: SourceKind = SourceKind {
    name: "files",
    doc: "reads a file, or the files of a folder in the order of their names",
    schema: schema_of::<Config>,
    check: |config| read(config).map(drop),
    open: |config| {
        let (config, wanted) = read(config)?;
        let settled = settled(&config)?;
        Ok(open(&config.path, wanted, config.recursive, settled)?)
    },
};

fn read(config: &serde_json::Value) -> Result<(Config, Wanted), ConfigError> {
    let config: Config = typed(config)?;
    let wanted = wanted(&config.format)?;
    settled(&config)?;
    Ok((config, wanted))
}

fn settled(config: &Config) -> Result<Settled, ConfigError> {
    match (&config.move_to, config.delete) {
        (Some(_), true) => {
            Err(ConfigError::at("/delete", "a file cannot be both deleted and moved; take out `delete` or `move_to`"))
        }
        (Some(folder), false) => Ok(Settled::Moves(folder.clone())),
        (None, true) => Ok(Settled::Goes),
        (None, false) => Ok(Settled::Stays),
    }
}

/// A source that reads the file at `path`, or the files in the folder at `path` in the order of their names.
///
/// # Errors
/// Where there is nothing at the path, or the folder there cannot be listed.
pub fn files_in(path: &Path, wanted: Wanted, recursive: bool) -> Result<Box<dyn Source>, EndpointError> {
    open(path, wanted, recursive, Settled::Stays)
}

fn open(path: &Path, wanted: Wanted, recursive: bool, settled: Settled) -> Result<Box<dyn Source>, EndpointError> {
    let metadata = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => EndpointError::Missing(path.to_owned()),
        _ => EndpointError::io(path, "read", error),
    })?;
    let mut files = Vec::new();
    if metadata.is_dir() {
        list(path, recursive, &mut files)?;
        files.sort_by(|one, other| one.path.cmp(&other.path));
    } else {
        files.push(Listed { path: path.to_owned(), refused: None });
    }
    Ok(Box::new(Files { files: files.into_iter(), wanted, settled }))
}

/// A file, or a folder within the source's that cannot be listed: what is in the others comes all the same.
struct Listed {
    path: PathBuf,
    refused: Option<EndpointError>,
}

fn list(folder: &Path, recursive: bool, found: &mut Vec<Listed>) -> Result<(), EndpointError> {
    let failed = |error| EndpointError::io(folder, "list", error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || [".tmp", ".part", "~"].iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let path = entry.path();
        // A link to a folder is not followed: it might lead round in a ring.
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            if recursive && let Err(refused) = list(&path, recursive, found) {
                found.push(Listed { path, refused: Some(refused) });
            }
        } else if kind.is_file() || path.is_file() {
            found.push(Listed { path, refused: None });
        }
    }
    Ok(())
}

struct Files {
    files: std::vec::IntoIter<Listed>,
    wanted: Wanted,
    settled: Settled,
}

impl Source for Files {
    fn next(&mut self) -> Option<Document> {
        let Listed { path, refused } = self.files.next()?;
        let file = match refused {
            Some(refused) => Err(refused),
            None => File::open(&path).map_err(|error| EndpointError::io(&path, "open", error)),
        };
        let done = file.as_ref().ok().and_then(|file| self.settled.done(&path, file));
        let reader = file.map(|file| Box::new(file) as Box<dyn Read + Send>);
        let name = plain_path(&path.to_string_lossy());
        Some(Document { origin: Origin::file(name), wanted: self.wanted, reader, done })
    }
}
