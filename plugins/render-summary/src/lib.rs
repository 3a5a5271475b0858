//! The render-summary stage: an extractive summary of whole sentences, and renditions from templates.
//!
//! - [`summary`](Summariser): which sentences, over a [`Story`] of borrowed views. A block is running text or not
//!   (`prose`), its dateline is cut (`dateline`), it is read into units that can be told alone (`unit`, `scan`, `marks`),
//!   these are scored by [`Weights`], and the best of them chosen (`choice`).
//! - `templates`, `context`: the renditions.
#![deny(unsafe_code)] // forbidden but for what `export_plugin!` writes

mod choice;
mod config;
mod context;
mod dateline;
mod language;
mod markdown;
mod marks;
mod prose;
mod scan;
mod stage;
mod story;
mod summary;
mod templates;
mod unit;
mod weights;
mod words;

pub use choice::Limit;
pub use config::{Config, Names};
pub use stage::RenderSummary;
pub use story::{Passage, Pointer, Role, Story};
pub use summary::Summariser;
pub use weights::Weights;

copydesk_plugin_sdk::export_plugin!(RenderSummary);
