//! The plugins of one process: found by the name of a stage, opened once.

use crate::error::PluginError;
use crate::folders::{Folders, library_name};
use crate::library::{Plugin, Stage};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Finds stages and keeps the plugins that were opened.
#[derive(Debug, Default)]
pub struct Plugins {
    folders: Folders,
    opened: Mutex<HashMap<PathBuf, Result<Arc<Plugin>, PluginError>>>,
}

impl Plugins {
    /// Looks in these folders. Nothing is opened yet.
    pub fn new(folders: Folders) -> Plugins {
        Plugins { folders, opened: Mutex::default() }
    }

    /// The folders that are searched.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Opens a library once; later calls get the same answer.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open(&self, path: &Path) -> Result<Arc<Plugin>, PluginError> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.entry(path.to_owned()).or_insert_with(|| Plugin::open(path).map(Arc::new)).clone()
    }

    /// The stage that a definition names under `uses`: from the first library with its name, in the order of the folders, or
    /// else from the first that has it of all libraries, in the order of the folders and by name within one.
    ///
    /// # Errors
    /// Why there is none, with the folders that were searched.
    pub fn stage(&self, uses: &str) -> Result<Arc<Stage>, PluginError> {
        let named = self.folders.library_of(uses).map(|path| self.open(&path)).transpose()?;
        if let Some(stage) = named.iter().flat_map(|plugin| &plugin.stages).find(|stage| stage.id == uses) {
            return Ok(Arc::clone(stage));
        }
        let (plugins, _) = self.all();
        let stages: Vec<&Arc<Stage>> = plugins.iter().flat_map(|plugin| &plugin.stages).collect();
        if let Some(stage) = stages.iter().find(|stage| stage.id == uses) {
            return Ok(Arc::clone(stage));
        }
        let nearest = stages.iter().map(|stage| (strsim::damerau_levenshtein(&stage.id, uses), &stage.id)).min();
        let nearest = nearest.filter(|(distance, id)| *distance <= 2.max(id.len() / 3)).map(|(_, id)| id.clone());
        let uses = uses.to_owned();
        Err(match named {
            Some(plugin) => PluginError::NoSuchStage {
                path: plugin.path.clone(),
                uses,
                stages: plugin.stages.iter().map(|stage| format!("`{}`", stage.id)).collect(),
                nearest,
            },
            None => {
                let (file, folders) = (library_name(&uses), self.folders.shown());
                let misnamed = self.folders.misnamed(&uses);
                PluginError::Missing { uses, file, folders, nearest, misnamed }
            }
        })
    }

    /// The libraries that offer a stage of this name too, and are not used for it. Opens every library.
    pub fn others(&self, stage: &Stage) -> Vec<PathBuf> {
        let (plugins, _) = self.all();
        let same = plugins.iter().flat_map(|plugin| &plugin.stages).filter(|other| other.id == stage.id);
        let file = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let used = file(&stage.path);
        same.map(|other| other.path.clone()).filter(|path| file(path) != used).collect()
    }

    /// Every plugin in the folders, and what is wrong with those that cannot be used. Libraries that are no plugins are
    /// passed over: a folder of the system may hold any.
    pub fn all(&self) -> (Vec<Arc<Plugin>>, Vec<PluginError>) {
        let (mut plugins, mut errors) = (Vec::new(), Vec::new());
        let paths = self.folders.libraries();
        for (at, path) in paths.iter().enumerate() {
            let stands_behind = || paths[..at].iter().any(|before| before.file_name() == path.file_name());
            match self.open(path) {
                Ok(plugin) => plugins.push(plugin),
                // Nor is one that would not be looked at: a library of an earlier folder has its name.
                Err(PluginError::NoPlugin { .. }) => {}
                Err(_) if stands_behind() => {}
                Err(error) => errors.push(error),
            }
        }
        (plugins, errors)
    }
}
