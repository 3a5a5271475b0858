//! The tag-topics stage: IPTC Media Topics by a vocabulary with weights, with confidence and evidence.
//!
//! The way of an article: `story` is what is read of it, `words` takes it apart, `lexicon` finds phrases, `evidence`
//! keeps where they stand, `scores` weighs them, `choice` decides. What it is matched against: `taxonomy` (the tree),
//! `vocabulary` (English terms), `names` (other languages), `newsroom` (a user's own); `compile` makes a lexicon of it.

mod choice;
mod compile;
mod config;
mod evidence;
mod fault;
mod lexicon;
mod names;
mod newsroom;
mod scores;
mod stage;
mod story;
mod tagger;
mod taxonomy;
mod vocabulary;
mod words;

pub use choice::{Limits, Topic};
pub use config::{Config, ConfigTerm};
pub use fault::Fault;
pub use newsroom::{HotTerm, Newsroom};
pub use stage::TagTopics;
pub use story::{Part, Place, Story};
pub use tagger::Tagger;
pub use taxonomy::{Concept, ConceptId, Taxonomy};
