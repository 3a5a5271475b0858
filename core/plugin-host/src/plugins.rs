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

    /// The stage that a definition names under `uses`: from the library with its name, or else from any that has it.
    ///
    /// # Errors
    /// Why there is none, with the folders that were searched.
    pub fn stage(&self, uses: &str) -> Result<Arc<Stage>, PluginError> {
        if let Some(path) = self.folders.library_of(uses) {
            let plugin = self.open(&path)?;
            let stage = plugin.stages.iter().find(|stage| stage.id == uses);
            return stage.cloned().ok_or_else(|| PluginError::NoSuchStage {
                path,
                uses: uses.to_owned(),
                stages: plugin.stages.iter().map(|stage| format!("`{}`", stage.id)).collect(),
            });
        }
        let (plugins, _) = self.all();
        let stages: Vec<&Arc<Stage>> = plugins.iter().flat_map(|plugin| &plugin.stages).collect();
        if let Some(stage) = stages.iter().find(|stage| stage.id == uses) {
            return Ok(Arc::clone(stage));
        }
        let nearest = stages.iter().map(|stage| (strsim::damerau_levenshtein(&stage.id, uses), &stage.id)).min();
        Err(PluginError::Missing {
            uses: uses.to_owned(),
            file: library_name(uses),
            folders: self.folders.shown(),
            nearest: nearest.filter(|(distance, id)| *distance <= 2.max(id.len() / 3)).map(|(_, id)| id.clone()),
        })
    }

    /// Every plugin in the folders, and what is wrong with those that cannot be used. Libraries that are no plugins are
    /// passed over: a folder of the system may hold any.
    pub fn all(&self) -> (Vec<Arc<Plugin>>, Vec<PluginError>) {
        let (mut plugins, mut errors) = (Vec::new(), Vec::new());
        for path in self.folders.libraries() {
            match self.open(&path) {
                Ok(plugin) => plugins.push(plugin),
                Err(PluginError::NoPlugin { .. }) => {}
                Err(error) => errors.push(error),
            }
        }
        (plugins, errors)
    }
}
