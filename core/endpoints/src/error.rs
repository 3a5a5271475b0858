//! What can go wrong with a source or a sink.

use crate::ConfigError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a source or a sink cannot be used. Each message names the thing.
#[derive(Debug, thiserror::Error)]
pub enum EndpointError {
    /// There is nothing at a path.
    #[error("{}: there is no such file or folder", .0.display())]
    Missing(PathBuf),
    /// The system refuses.
    #[error("{}: cannot {doing}: {error}{}", path.display(), remedy(error))]
    Io {
        /// What it is about.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// What was written may not last.
    #[error(
        "{}: the disk did not confirm what was written ({error}); check the disk, then run again: the run goes on from what was \
         confirmed",
        path.display()
    )]
    Sync {
        /// What it is about.
        path: PathBuf,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// A part of a path leads out of the sink's folder.
    #[error("{}: {}; a sink writes only below its own folder, {}", path.display(), how, folder.display())]
    LeadsOut {
        /// The part of the path.
        path: PathBuf,
        /// How it does.
        how: &'static str,
        /// The sink's folder.
        folder: PathBuf,
    },
    /// A file is not as the ledger says.
    #[error(
        "{}: is {found} bytes long, but {recorded} bytes were delivered to it and recorded: it was cut or replaced since; put it \
         back, or move it away to begin a new one",
        path.display()
    )]
    Shrunk {
        /// Which.
        path: PathBuf,
        /// Its length.
        found: u64,
        /// What the ledger says.
        recorded: u64,
    },
    /// A file is no longer where it was.
    #[error("{}: was moved away or emptied while articles were written to it", .0.display())]
    Moved(PathBuf),
    /// Whoever reads standard output went away.
    #[error("standard output was closed by its reader")]
    Closed,
}

/// Why a source cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its configuration is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// What it should read is not there, or may not be read.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
}

/// What helps, where that is known.
fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; free some space, then run again",
        io::ErrorKind::PermissionDenied => "; give this user the permission, then run again",
        io::ErrorKind::ReadOnlyFilesystem => "; make the file system writable, then run again",
        _ => "",
    }
}

/// Whom a failure concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// This article alone: others may well pass.
    Article,
    /// The sink: no article will pass until something changes, which may happen by itself.
    Sink,
    /// The sink, for good: trying again would not be safe or cannot help.
    End,
}

impl EndpointError {
    pub(crate) fn io(path: &Path, doing: &'static str, error: io::Error) -> EndpointError {
        EndpointError::Io { path: path.to_owned(), doing, error }
    }

    pub(crate) fn sync(path: &Path, error: io::Error) -> EndpointError {
        EndpointError::Sync { path: path.to_owned(), error }
    }

    /// Whom the failure concerns.
    pub fn concern(&self) -> Concern {
        match self {
            EndpointError::Io { error, .. } => match error.kind() {
                io::ErrorKind::InvalidFilename | io::ErrorKind::IsADirectory | io::ErrorKind::InvalidInput => {
                    Concern::Article
                }
                _ => Concern::Sink,
            },
            EndpointError::LeadsOut { .. } => Concern::Article,
            EndpointError::Missing(_) | EndpointError::Moved(_) => Concern::Sink,
            EndpointError::Sync { .. } | EndpointError::Shrunk { .. } | EndpointError::Closed => Concern::End,
        }
    }
}
