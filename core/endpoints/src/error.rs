//! What can go wrong with a source or a sink.

use std::io;
use std::path::{Path, PathBuf};

/// Why a source or a sink cannot be used. Each message names the thing.
#[derive(Debug, thiserror::Error)]
pub enum EndpointError {
    /// There is nothing at a path.
    #[error("{}: there is no such file or folder", .0.display())]
    Missing(PathBuf),
    /// The system refuses.
    #[error("{}: cannot {doing}: {error}", path.display())]
    Io {
        /// What it is about.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// Whoever reads standard output went away.
    #[error("standard output was closed by its reader")]
    Closed,
}

impl EndpointError {
    pub(crate) fn io(path: &Path, doing: &'static str, error: io::Error) -> EndpointError {
        EndpointError::Io { path: path.to_owned(), doing, error }
    }
}
