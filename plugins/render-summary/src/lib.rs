//! The render-summary stage: an extractive summary of whole sentences, and renditions from templates.
//!
//! - `read`: the article becomes a [`Story`].
//! - [`summary`](Summariser): which sentences, over a [`Story`] of borrowed views. `blocks` tells what is running text, puts lines that a machine
//!   wrapped together and cuts datelines; `sentences` reads it into units that can be told alone; `choosing` scores them by [`Weights`], takes the best,
//!   and mends the choice as a whole. `telling` gives it out, with the speaker's name for a pronoun that would dangle (`alone`).
//! - `renditions`: the templates and what they see; a template is tried before the first article comes.
#![deny(unsafe_code)] // forbidden but for what `export_plugin!` writes

mod abbreviations;
mod alone;
mod blocks;
mod choosing;
mod classes;
mod config;
mod full_names;
mod language;
mod openers;
mod phrases;
mod read;
mod renditions;
mod sentences;
mod stage;
mod story;
mod summary;
mod telling;
mod words;

pub use choosing::choice::Limit;
pub use choosing::focus::Focus;
pub use choosing::weights::Weights;
pub use config::{Config, Length, Names, Quotes, Rendition};
pub use stage::RenderSummary;
pub use story::{Evidence, Passage, Pointer, Quotation, Role, Story};
pub use summary::{Brief, Summariser};

copydesk_plugin_sdk::export_plugin!(RenderSummary);
