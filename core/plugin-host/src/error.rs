//! What can go wrong with a plugin, and what a call came to.

use copydesk_article::Changes;
use std::path::PathBuf;

/// Why a plugin cannot be used. Each message names the file and the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum PluginError {
    #[error("no plugin offers the stage `{uses}`{}; looked for {file} in {}{}; `--plugin-dir DIR` adds a folder", meant(nearest), folders.join(", "), misnamed.iter().map(|path| format!("; {} is not looked at, for it is not called {file}", path.display())).collect::<String>())]
    Missing { uses: String, file: String, folders: Vec<String>, nearest: Option<String>, misnamed: Vec<PathBuf> },
    #[error("{}: cannot be read: {cause}", path.display())]
    Unreadable { path: PathBuf, cause: String },
    #[error("{}: is no shared library for this system: {what}", path.display())]
    NoLibrary { path: PathBuf, what: String },
    #[error("{}: is cut short or damaged: {what}; copy or build it again", path.display())]
    Damaged { path: PathBuf, what: String },
    #[error("{}: is no Copydesk plugin: it does not export `{symbol}`", path.display())]
    NoPlugin { path: PathBuf, symbol: &'static str },
    #[error("{}: was built for version {major} of the plugin ABI, this Copydesk speaks version {ours}; rebuild the plugin with a matching SDK", path.display())]
    OtherMajor { path: PathBuf, major: u32, ours: u32 },
    #[error("{}: needs version {major}.{minor} of the plugin ABI, this Copydesk speaks {major}.{ours}; install a newer Copydesk or an older plugin", path.display())]
    NewerMinor { path: PathBuf, major: u32, minor: u32, ours: u32 },
    #[error("{}: was built with `panic = \"abort\"`, so a panic in it would end the whole run; build it with the default, `panic = \"unwind\"` (in C, put CD_UNWINDS into `flags` of its cd_plugin)", path.display())]
    Aborts { path: PathBuf },
    #[error("{}: cannot be loaded: {cause}", path.display())]
    Unloadable { path: PathBuf, cause: String },
    #[error("{}: describes itself wrongly: {what}; tell its author", path.display())]
    Malformed { path: PathBuf, what: String },
    #[error("{}: has no stage `{uses}`{}; it has {}", path.display(), meant(nearest), stages.join(", "))]
    NoSuchStage { path: PathBuf, uses: String, stages: Vec<String>, nearest: Option<String> },
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default()
}

impl PluginError {
    /// The library that it is about, where there is one.
    pub fn library(&self) -> Option<&std::path::Path> {
        match self {
            PluginError::Missing { .. } => None,
            PluginError::Unreadable { path, .. }
            | PluginError::NoLibrary { path, .. }
            | PluginError::Damaged { path, .. }
            | PluginError::NoPlugin { path, .. }
            | PluginError::OtherMajor { path, .. }
            | PluginError::NewerMinor { path, .. }
            | PluginError::Aborts { path }
            | PluginError::Unloadable { path, .. }
            | PluginError::Malformed { path, .. }
            | PluginError::NoSuchStage { path, .. } => Some(path),
        }
    }
}

/// Why a stage could not be made from its configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct CreateError {
    /// What the plugin says.
    pub message: String,
    /// A JSON pointer into the configuration, where the fault lies in it.
    pub at: Option<String>,
}

/// Whom a failure concerns, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageFailureKind {
    /// This article; it may succeed later.
    Retry,
    /// This article.
    Reject,
    /// Every article: the run stops.
    Fatal,
    /// The stage panicked: the instance must be renewed.
    Panic,
}

/// A failed call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageFailure {
    /// What to do about it.
    pub kind: StageFailureKind,
    /// What the plugin, or the check of what it handed over, says.
    pub message: String,
}

/// What a call came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The edits are applied; the article goes on.
    Kept(Changes),
    /// The article leaves the pipeline, for this reason.
    Dropped(String),
    /// Nothing was changed.
    Failed(StageFailure),
}
