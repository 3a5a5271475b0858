//! The recorder's file: the old one is read, a new one is made in its place and mapped.

use super::RecorderError;
use super::layout::{LARGEST_FILE, MOST_WORKERS, empty};
use memmap2::MmapRaw;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The bytes of the earlier file; none where there is no file of ours to be read.
pub(super) fn read(path: &Path) -> Vec<u8> {
    read_plain(path).unwrap_or_else(|error| {
        if error.kind() != ErrorKind::NotFound {
            tracing::warn!("{}: what was in hand cannot be read: {error}; it is made anew", path.display());
        }
        Vec::new()
    })
}

fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    // A link leads out of the state's folder, and a pipe would wait for its writer.
    let file = OpenOptions::new().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidData, "it is no plain file"));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST_FILE {
        return Err(io::Error::new(ErrorKind::InvalidData, "it is larger than any such file"));
    }
    Ok(bytes)
}

/// Makes the file anew and maps it.
///
/// It comes under another name and then takes its place, so that there is a whole file at any time, a link is replaced
/// and not followed, and a process that has the old one mapped (which should not be) keeps its memory.
pub(super) fn make(path: &Path, workers: usize) -> Result<MmapRaw, RecorderError> {
    if workers > MOST_WORKERS {
        return Err(RecorderError::TooManyWorkers { workers, most: MOST_WORKERS });
    }
    let unwritable = |cause| RecorderError::Unwritable { path: path.to_owned(), cause };
    let new = beside(path);
    let made = write(&new, workers).map_err(unwritable).and_then(|file| {
        let map = MmapRaw::map_raw(&file);
        let map = map.map_err(|cause| RecorderError::Unmappable { path: path.to_owned(), cause })?;
        fs::rename(&new, path).map_err(unwritable)?;
        Ok(map)
    });
    if made.is_err() {
        let _ = fs::remove_file(&new);
    }
    made
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    name.into()
}

/// Writes every byte and sees them on the disk, so that all its space is taken before it is mapped: a store into a
/// page that the full disk has no room for would be a SIGBUS.
fn write(new: &Path, workers: usize) -> io::Result<fs::File> {
    match fs::remove_file(new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(new)?;
    file.write_all(&empty(workers))?;
    file.sync_all()?;
    Ok(file)
}
