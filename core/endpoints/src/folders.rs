//! The folders that a sink writes in: made as they are needed, and never left through a link.

use crate::EndpointError;
use crate::disk::{Disk, Found};
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A template may make a folder an article: of what was looked at, so much is remembered.
const MOST_REMEMBERED: usize = 1024;

/// Makes folders below a sink's own.
pub(crate) struct Folders {
    /// Below it no link is followed; `None` where a person named the whole path.
    root: Option<PathBuf>,
    disk: Arc<dyn Disk>,
    known: HashSet<PathBuf>,
    /// Folders in which names are new and not yet made last.
    pub(crate) changed: HashSet<PathBuf>,
}

impl Folders {
    /// Folders that a person named.
    pub(crate) fn anywhere(disk: Arc<dyn Disk>) -> Folders {
        Folders { root: None, disk, known: HashSet::new(), changed: HashSet::new() }
    }

    /// Folders of which all below `root` is made from articles.
    pub(crate) fn below(root: &Path, disk: Arc<dyn Disk>) -> Folders {
        Folders { root: Some(root.to_owned()), disk, known: HashSet::new(), changed: HashSet::new() }
    }

    /// Makes a folder and those on the way to it.
    pub(crate) fn make(&mut self, folder: &Path) -> Result<(), EndpointError> {
        if folder.as_os_str().is_empty() || self.known.contains(folder) {
            return Ok(());
        }
        let ours = self.root.as_deref().and_then(|root| folder.strip_prefix(root).ok());
        let inner: Vec<Component<'_>> = ours.map(|path| path.components().collect()).unwrap_or_default();
        let steps: Vec<&Path> = folder.ancestors().filter(|path| !path.as_os_str().is_empty()).collect();
        for (above, step) in steps.iter().enumerate().rev() {
            let is_ours = above < inner.len();
            if is_ours && inner.iter().rev().nth(above) == Some(&Component::ParentDir) {
                return Err(self.leads_out(step, "leads upwards"));
            }
            self.step(step, is_ours)?;
        }
        if self.known.len() >= MOST_REMEMBERED {
            self.known.clear();
        }
        self.known.insert(folder.to_owned());
        Ok(())
    }

    fn step(&mut self, folder: &Path, is_ours: bool) -> Result<(), EndpointError> {
        let found = self.disk.look(folder, !is_ours);
        match found.map_err(|error| EndpointError::io(folder, "look at the folder", error))? {
            Some(Found::Folder) => {
                // Whoever made it may have been killed before its name was made to last.
                if is_ours {
                    self.changed.insert(folder.parent().unwrap_or(Path::new("")).to_owned());
                }
                Ok(())
            }
            Some(Found::Link) => Err(self.leads_out(folder, "is a symbolic link")),
            Some(_) => {
                let error = std::io::ErrorKind::NotADirectory.into();
                Err(EndpointError::io(folder, "make the folder", error))
            }
            None => {
                match self.disk.make_folder(folder) {
                    // Someone else was quicker.
                    Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                    made => made.map_err(|error| EndpointError::io(folder, "make the folder", error))?,
                }
                self.changed.insert(folder.parent().unwrap_or(Path::new("")).to_owned());
                Ok(())
            }
        }
    }

    fn leads_out(&self, path: &Path, how: &'static str) -> EndpointError {
        EndpointError::LeadsOut { path: path.to_owned(), how, folder: self.root.clone().unwrap_or_default() }
    }

    /// Makes the names in a folder last, and those of the folders that were made.
    pub(crate) fn sync(&mut self, folder: &Path) -> Result<(), EndpointError> {
        self.changed.insert(folder.to_owned());
        self.sync_changed()
    }

    /// Makes all new names last.
    pub(crate) fn sync_changed(&mut self) -> Result<(), EndpointError> {
        for folder in &self.changed {
            self.disk.sync_folder(folder).map_err(|error| EndpointError::sync(folder, error))?;
        }
        self.changed.clear();
        Ok(())
    }

    /// Forgets what is known, after something in the folders has gone wrong.
    pub(crate) fn forget(&mut self) {
        self.known.clear();
    }
}
