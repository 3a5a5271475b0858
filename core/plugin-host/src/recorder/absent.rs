//! A recorder that records nothing, for systems that the real one is not written for.

use super::{LeftBehind, RecorderError};
use std::path::Path;

/// A recorder that records nothing.
#[derive(Debug)]
pub struct FlightRecorder;

impl FlightRecorder {
    /// Makes no file and finds nothing left behind.
    ///
    /// # Errors
    /// None.
    pub fn open(_: &Path, _: usize) -> Result<(FlightRecorder, Vec<LeftBehind>), RecorderError> {
        Ok((FlightRecorder, Vec::new()))
    }

    /// A slot that notes nothing.
    pub fn slot(&self, _: usize) -> Slot {
        Slot
    }

    /// Does nothing.
    pub fn clear(&self) {}
}

/// A slot that notes nothing.
#[derive(Clone, Debug)]
pub struct Slot;

impl Slot {
    /// Does nothing.
    pub fn article(&self, _: &[u8; 16], _: &str) {}

    /// Runs `work`.
    pub fn within<T>(&self, _: u32, work: impl FnOnce() -> T) -> T {
        work()
    }
}

/// Does nothing.
pub fn install_crash_marks() {}

/// Does nothing.
pub fn install_exit_guard() {}

/// Does nothing.
pub fn leaving() {}
