//! The render-summary stage: an extractive summary of whole sentences, and renditions from templates.
//!
//! - `read`: the article becomes a [`Story`].
//! - [`summary`](Summariser): which sentences, over a [`Story`] of borrowed views. Lines that a machine wrapped are put
//!   together (`wrapped`, `lead`, `breaks`). A block is running text or not (`prose`, `transcript`), its dateline is cut (`dateline`), it is read into units
//!   that can be told alone (`unit`, `sentence`, `definite`, `refers`, `reference`, `scan`, `signs`, `marks`, `stops`, `broken`), these
//!   are scored by [`Weights`], and the best of them chosen (`choice`), the choice mended as a whole (`mend`; `given`: what is read for that of the few) and given out (`telling`) with
//!   single spaces (`spaces`), the speaker's name for a pronoun that would dangle (`alone`).
//! - `templates`, `context`: the renditions; `trial`: a template is tried before the first article comes.
#![deny(unsafe_code)] // forbidden but for what `export_plugin!` writes

mod alone;
mod breaks;
mod broken;
mod caption;
mod choice;
mod config;
mod context;
mod dateline;
mod definite;
mod focus;
mod gathered;
mod given;
mod language;
mod lead;
mod markdown;
mod marks;
mod mend;
mod prose;
mod read;
mod record;
mod reference;
mod refers;
mod scan;
mod sentence;
mod shorten;
mod signs;
mod spaces;
mod stage;
mod stops;
mod story;
mod summary;
mod telling;
mod templates;
mod title;
mod transcript;
mod trial;
mod unit;
mod weights;
mod words;
mod wrapped;

pub use choice::Limit;
pub use config::{Config, Length, Names, Quotes, Rendition};
pub use focus::Focus;
pub use stage::RenderSummary;
pub use story::{Evidence, Passage, Pointer, Quotation, Role, Story};
pub use summary::{Brief, Summariser};
pub use weights::Weights;

copydesk_plugin_sdk::export_plugin!(RenderSummary);
