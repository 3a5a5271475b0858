//! The flight recorder: which article and which stage each worker was at when the process died.
//!
//! A plugin can end the process in ways that nothing in it can catch. Before a call the worker therefore notes article and
//! stage in memory that the kernel shares with a small file. What was stored there outlives the process, however it ends,
//! and the next run reads it. A store costs no call of the system.
//!
//! Only the process may die, not the machine: the file is written to the disk when the kernel likes. After a power cut
//! it may be older than the crash, so that an article is suspected that was not in hand at the end; a slot whose
//! parts do not belong together is never read (its seal does not fit).
//!
//! Elsewhere than on Unix it records nothing: mapped files and signals are other things there, and nothing is built for
//! such a system yet.

#[cfg(not(unix))]
mod absent;
#[cfg(unix)]
mod exits;
#[cfg(unix)]
mod file;
#[cfg(unix)]
mod last_words;
#[cfg(unix)]
mod layout;
#[cfg(unix)]
mod marks;
#[cfg(unix)]
mod slot;

#[cfg(not(unix))]
pub use absent::{FlightRecorder, Slot, install_crash_marks, install_exit_guard, leaving};
#[cfg(unix)]
pub use {
    exits::{install_exit_guard, leaving},
    marks::install_crash_marks,
    slot::{FlightRecorder, Slot},
};

use std::path::PathBuf;

/// What a worker had in hand when an earlier process ended within a stage's call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// The digest that [`Slot::article`] was given.
    pub content: [u8; 16],
    /// The article's uri, or as much of its beginning as fits in a slot.
    pub uri: String,
    /// The number of the stage that [`Slot::within`] was given.
    pub stage: u32,
    /// The signal that the call itself raised, and that no handler survived: SIGSEGV, SIGBUS, SIGILL, SIGFPE or SIGABRT;
    /// [`LeftBehind::EXIT`] where the call ended the process by `exit`. None where the process was ended from outside, by another
    /// thread or by `_exit`, or without [`install_crash_marks`] and [`install_exit_guard`].
    pub signal: Option<i32>,
}

impl LeftBehind {
    /// Stands for an `exit` among the signals: no signal has this number.
    pub const EXIT: i32 = 0;
}

/// Why there can be no flight recorder.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum RecorderError {
    #[error("{}: the file of what is in hand cannot be made: {cause}", path.display())]
    Unwritable { path: PathBuf, cause: std::io::Error },
    #[error("{}: the file of what is in hand cannot be mapped into memory: {cause}; keep the state on a local disk", path.display())]
    Unmappable { path: PathBuf, cause: std::io::Error },
    #[error("{workers} workers are more than the {most} that the file of what is in hand has room for")]
    TooManyWorkers { workers: usize, most: usize },
}
