//! Files on their way into place: written under a name of their own, synced, and only then given their name.

use crate::EndpointError;
use crate::disk::{Disk, DiskFile, write_all};
use std::io;
use std::path::{Path, PathBuf};

/// A file that is whole but does not have its name yet.
pub(crate) struct Staged {
    path: PathBuf,
    unfinished: PathBuf,
    /// Open until it is synced.
    file: Option<Box<dyn DiskFile>>,
}

/// So many threads sync files side by side: a disk makes many files last in little more time than one.
const SYNCING: usize = 4;

impl Staged {
    /// Writes a file beside `path`; `mark` tells the unfinished files of one folder apart.
    pub(crate) fn write(disk: &dyn Disk, path: &Path, mark: &str, parts: &[&[u8]]) -> Result<Staged, EndpointError> {
        let unfinished = path.with_file_name(unfinished_name(mark, std::process::id()));
        let write = || -> io::Result<Box<dyn DiskFile>> {
            let mut file = match disk.create(&unfinished) {
                // Left by a process that had our number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    disk.remove(&unfinished)?;
                    disk.create(&unfinished)?
                }
                file => file?,
            };
            parts.iter().try_for_each(|part| write_all(&mut *file, part))?;
            Ok(file)
        };
        match write() {
            Ok(file) => Ok(Staged { path: path.to_owned(), unfinished, file: Some(file) }),
            Err(error) => {
                // It may not be there; what counts is the error that led here.
                let _ = disk.remove(&unfinished);
                Err(EndpointError::io(path, "write", error))
            }
        }
    }

    /// Where it will be.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes what is in all of them last.
    pub(crate) fn sync_all(staged: &mut [Staged]) -> Result<(), EndpointError> {
        let sync = |one: &Staged| match &one.file {
            Some(file) => file.sync().map_err(|error| EndpointError::sync(&one.path, error)),
            None => Ok(()),
        };
        let share = staged.len().div_ceil(SYNCING).max(1);
        let results = std::thread::scope(|scope| {
            let (first, others) = staged.split_at(share.min(staged.len()));
            let threads: Vec<_> =
                others.chunks(share).map(|part| scope.spawn(move || part.iter().try_for_each(sync))).collect();
            let mut results = vec![first.iter().try_for_each(sync)];
            results.extend(threads.into_iter().map(|thread| thread.join().unwrap_or(Ok(()))));
            results
        });
        results.into_iter().collect::<Result<(), _>>()?;
        staged.iter_mut().for_each(|one| one.file = None);
        Ok(())
    }

    /// Gives the file its name.
    pub(crate) fn put(&self, disk: &dyn Disk) -> Result<(), EndpointError> {
        disk.rename(&self.unfinished, &self.path)
            .map_err(|error| EndpointError::io(&self.path, "put in its place", error))
    }

    /// Takes it away again.
    pub(crate) fn discard(&self, disk: &dyn Disk) {
        // Where it cannot be taken away it stays hidden, and goes with the next run that finds it.
        let _ = disk.remove(&self.unfinished);
    }
}

/// Hidden, and short however long the file's own name is.
fn unfinished_name(mark: &str, process: u32) -> String {
    format!(".copydesk-{mark}.{process}.tmp")
}

/// Whether a file was left unfinished by a process.
pub(crate) fn was_left_by(path: &Path, process: u32) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(".copydesk-") && name.ends_with(&format!(".{process}.tmp"))
}

/// Writes one file so that nobody sees it half-written, and makes it last where that is asked for.
///
/// # Errors
/// Why it could not be written; nothing is left of it then.
pub fn write_whole(disk: &dyn Disk, path: &Path, parts: &[&[u8]], lasting: bool) -> Result<(), EndpointError> {
    let mut staged = [Staged::write(disk, path, "whole", parts)?];
    let put = |staged: &mut [Staged; 1]| {
        if lasting {
            Staged::sync_all(staged)?;
        }
        staged[0].put(disk)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        if lasting { disk.sync_folder(folder).map_err(|error| EndpointError::sync(folder, error)) } else { Ok(()) }
    };
    put(&mut staged).inspect_err(|_| staged[0].discard(disk))
}
