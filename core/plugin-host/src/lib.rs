//! Finds, checks, loads and calls plugins: the only code that opens a library.
//!
//! What a plugin hands over is checked before it is believed: its file before it is opened, its descriptor before it is
//! used, and its edits before they are applied. What cannot be checked (that a pointer leads to live memory) is the
//! ABI's contract.
#![allow(unsafe_code)]

mod annotations;
mod call;
mod context;
mod descriptor;
mod error;
mod folders;
mod get;
mod ids;
mod inspect;
mod instance;
mod library;
mod parts;
mod places;
mod plugins;
mod recorder;
mod schema;
mod text;
mod under_way;
mod viewed;

pub use context::Cancel;
pub use error::{CreateError, Outcome, PluginError, StageFailure, StageFailureKind};
pub use folders::{Folder, Folders};
pub use instance::{FlushReason, Instance};
pub use library::{Plugin, Stage};
pub use parts::Misspelt;
pub use plugins::Plugins;
pub use recorder::{FlightRecorder, LeftBehind, RecorderError, Slot, install_crash_marks, install_exit_guard, leaving};
pub use viewed::ViewedArticle;
