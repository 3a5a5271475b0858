//! What sinks do to a disk, behind a trait: a test puts a disk in its place that is full, breaks, or loses its power.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A disk. Every call is one step that can fail or be the last; none is tried again by itself.
pub trait Disk: Send + Sync {
    /// Makes a file that is not there yet. A symbolic link at the path is not followed: it is there.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` where anything has that name.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Opens a file to write at its end; makes it where it is not there.
    ///
    /// # Errors
    /// What the system says.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Gives a file another name, in the place of what had it.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// What the system says; `NotFound` where there is none.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes one folder in a folder that is there.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` where anything has that name.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes the names in a folder last.
    ///
    /// # Errors
    /// What the system says. Which names will last is not known then.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// What has a name; a symbolic link is told as such, unless it is to be followed.
    ///
    /// # Errors
    /// What the system says, except that nothing is there.
    fn look(&self, path: &Path, follow: bool) -> io::Result<Option<Found>>;

    /// The files and folders in a folder.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Found)>>;
}

/// What has a name on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file, and how long it is in bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a device, …
    Other,
}

/// An open file.
pub trait DiskFile: Send + Sync {
    /// Writes some of the bytes and says how many.
    ///
    /// # Errors
    /// What the system says.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Cuts the file to a length in bytes.
    ///
    /// # Errors
    /// What the system says.
    fn cut(&mut self, length: u64) -> io::Result<()>;

    /// Makes what was written last.
    ///
    /// # Errors
    /// What the system says. What of it will last is not known then, and a second sync would not tell: never try again.
    fn sync(&self) -> io::Result<()>;
}

/// Writes all bytes, however few the disk takes at a time.
pub(crate) fn write_all(file: &mut dyn DiskFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The system's disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(File::create_new(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(OpenOptions::new().create(true).append(true).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        // A relative path of one part lies in the folder that the program was started in.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        File::open(path)?.sync_all()
    }

    fn look(&self, path: &Path, follow: bool) -> io::Result<Option<Found>> {
        let metadata = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) };
        match metadata {
            Ok(metadata) => Ok(Some(found(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Found)>> {
        let entries = fs::read_dir(folder)?.map(|entry| {
            let entry = entry?;
            Ok((entry.path(), found(&entry.metadata()?)))
        });
        entries.collect()
    }
}

fn found(metadata: &fs::Metadata) -> Found {
    match metadata.file_type() {
        kind if kind.is_file() => Found::File(metadata.len()),
        kind if kind.is_dir() => Found::Folder,
        kind if kind.is_symlink() => Found::Link,
        _ => Found::Other,
    }
}

impl DiskFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Write::write(self, bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&self) -> io::Result<()> {
        self.sync_all()
    }
}
