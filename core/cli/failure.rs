//! The one place where what went wrong becomes words and an exit status.

use copydesk_ledger::LedgerError;
use copydesk_plugin_host::PluginError;
use copydesk_runtime::{RunError, WiringError};
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
    /// Another process works on the same state.
    Busy = 75,
    /// A definition or a plugin is wrong.
    Config = 78,
    /// SIGINT stopped it before all was read and settled; as of a process that a signal ends, 128 and the signal's number.
    Interrupted = 130,
    /// SIGTERM did.
    Terminated = 143,
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
    Ends(#[from] WiringError),
    #[error(transparent)]
    Plugin(#[from] PluginError),
    #[error(transparent)]
    Run(#[from] RunError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error("cannot write to standard output: {0}")]
    Output(std::io::Error),
    #[error("cannot listen for signals: {0}")]
    Signals(std::io::Error),
}

impl Failure {
    pub(crate) fn unreadable(path: &Path, error: std::io::Error) -> Failure {
        Failure::Unreadable { path: path.to_owned(), error }
    }

    pub(crate) fn status(&self) -> Status {
        match self {
            Failure::Usage(_) | Failure::Unreadable { .. } | Failure::Ends(WiringError::Source(_)) => Status::Usage,
            Failure::Definition(_) | Failure::Wiring(_) | Failure::Ends(_) | Failure::Plugin(_) => Status::Config,
            Failure::Ledger(LedgerError::Missing { .. } | LedgerError::NoSuchLetter { .. }) => Status::Usage,
            Failure::Ledger(
                LedgerError::Locked { .. } | LedgerError::Busy { .. } | LedgerError::BeingReplayed { .. },
            )
            | Failure::Run(RunError::Ledger(LedgerError::Locked { .. } | LedgerError::Busy { .. })) => Status::Busy,
            Failure::Ledger(_) | Failure::Signals(_) | Failure::Output(_) => Status::NotAll,
            Failure::Run(RunError::Thread(_) | RunError::Ledger(_) | RunError::Sink { .. } | RunError::Recorder(_)) => {
                Status::NotAll
            }
            Failure::Run(_) => Status::Config,
        }
    }
}
