//! The one place where what went wrong becomes words and an exit status.

use copydesk_plugin_host::PluginError;
use copydesk_runtime::RunError;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// All delivered or rightly held back.
    Done = 0,
    /// Something was dead-lettered or left unfinished.
    NotAll = 1,
    /// Wrong usage.
    Usage = 2,
    /// A definition or a plugin is wrong.
    Config = 78,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{}: {error}", path.display())]
    Unreadable { path: PathBuf, error: std::io::Error },
    #[error("{0}")]
    Usage(String),
    /// The diagnostics have been shown.
    #[error("{0} cannot be run: its definition has errors")]
    Definition(String),
    #[error("{0}")]
    Wiring(String),
    #[error(transparent)]
    Plugin(#[from] PluginError),
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("cannot listen for signals: {0}")]
    Signals(std::io::Error),
}

impl Failure {
    pub(crate) fn unreadable(path: &Path, error: std::io::Error) -> Failure {
        Failure::Unreadable { path: path.to_owned(), error }
    }

    pub(crate) fn status(&self) -> Status {
        match self {
            Failure::Usage(_) | Failure::Unreadable { .. } => Status::Usage,
            Failure::Definition(_) | Failure::Wiring(_) | Failure::Plugin(_) => Status::Config,
            Failure::Run(RunError::Thread(_)) | Failure::Signals(_) => Status::NotAll,
            Failure::Run(_) => Status::Config,
        }
    }
}
