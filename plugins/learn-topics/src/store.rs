//! Where model and report go: each is written beside its place, synced and renamed, so that a reader finds the old one or
//! the new one, whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use copydesk_plugin_sdk::Failure;

/// The two files of a run.
#[derive(Debug)]
pub(crate) struct Store {
    model: PathBuf,
    report: PathBuf,
}

impl Store {
    /// Files at this path, in a folder that is there. An hour of reading should not end at a misspelt path.
    pub(crate) fn new(path: &str) -> Result<Store, Failure> {
        let model = PathBuf::from(path);
        let fault = |message: String| Err(Failure::config("/model", message));
        if model.file_name().is_none() || model.is_dir() {
            return fault(format!("{path} is a folder: give the path of the file to write"));
        }
        let parent = model.parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(parent) = parent.filter(|parent| parent.exists() && !parent.is_dir()) {
            return fault(format!("{} is no folder", parent.display()));
        }
        let report = PathBuf::from(format!("{path}.report.txt"));
        Ok(Store { model, report })
    }

    /// The model's path, for messages.
    pub(crate) fn model(&self) -> std::path::Display<'_> {
        self.model.display()
    }

    /// Writes both. The model comes last: where it is new, so is its report.
    pub(crate) fn write(&self, model: &[u8], report: &str) -> Result<(), Failure> {
        for (path, bytes) in [(&self.report, report.as_bytes()), (&self.model, model)] {
            put(path, bytes).map_err(|error| Failure::fatal(format!("{}: {error}", path.display())))?;
        }
        Ok(())
    }
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // What is left of it helps nobody; that it cannot be removed either is the lesser trouble.
        let _ = fs::remove_file(&part);
        return written;
    }
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
