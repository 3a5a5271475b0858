//! The flight recorder: what it keeps, what it refuses to believe, and what is left when the process dies.

mod deaths;
mod files;
mod kills;
mod slots;
mod victim;

use copydesk_plugin_host::{FlightRecorder, LeftBehind};
use std::path::Path;

/// What the file holds now; it is made anew by the look.
fn left(path: &Path) -> Vec<LeftBehind> {
    FlightRecorder::open(path, 1).expect("a recorder").1
}
