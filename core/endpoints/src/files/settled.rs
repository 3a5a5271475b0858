//! What becomes of a file that was read, once all that is in it is settled.

use crate::EndpointError;
use crate::disk::{Disk, SystemDisk};
use crate::source::Done;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It stays.
    Stays,
    /// It goes.
    Goes,
    /// It is moved into a folder.
    Moves(PathBuf),
}

impl Settled {
    /// What is to be done with the file that was opened at `path`.
    pub(crate) fn done(&self, path: &Path, file: &File) -> Option<Done> {
        if *self == Settled::Stays {
            return None;
        }
        let (how, path, read) = (self.clone(), path.to_owned(), stamp(file.metadata()));
        Some(Box::new(move || {
            // Written to since it was read: what is new in it has not been seen.
            if read.is_none() || stamp(fs::metadata(&path)) != read {
                tracing::info!(file = %path.display(), "changed since it was read, and stays");
                return Ok(());
            }
            let folder = path.parent().unwrap_or(Path::new(""));
            match &how {
                Settled::Stays => Ok(()),
                Settled::Goes => fs::remove_file(&path)
                    .and_then(|()| SystemDisk.sync_folder(folder))
                    .map_err(|error| EndpointError::io(&path, "take away the file, all of which is settled", error)),
                Settled::Moves(to) => {
                    let moved = || -> io::Result<()> {
                        fs::create_dir_all(to)?;
                        fs::rename(&path, free(to, &path))?;
                        SystemDisk.sync_folder(to)?;
                        SystemDisk.sync_folder(folder)
                    };
                    moved().map_err(|error| EndpointError::io(&path, "move the file, all of which is settled", error))
                }
            }
        }))
    }
}

/// Tells whether a file is what it was.
fn stamp(metadata: io::Result<fs::Metadata>) -> Option<(u64, SystemTime)> {
    let metadata = metadata.ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}

/// A name in the folder that nothing has: the file's own, or with a number behind it.
fn free(folder: &Path, path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let own = folder.join(name);
    let numbered = (2..u32::MAX).map(|number| {
        let mut numbered = name.to_owned();
        numbered.push(format!(".{number}"));
        folder.join(numbered)
    });
    std::iter::once(own.clone()).chain(numbered).find(|path| fs::symlink_metadata(path).is_err()).unwrap_or(own)
}
