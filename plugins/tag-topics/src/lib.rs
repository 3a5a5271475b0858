//! The tag-topics stage: IPTC Media Topics by a vocabulary with weights, with confidence and evidence.
//!
//! The way of an article: `story` is what is read of it, `words` takes it apart, `lexicon` finds phrases where there are `openings`, `evidence`
//! keeps where they stand (by `groups` of forms), `scores` weighs them, `confidence` says how likely each concept is right, `choice` decides, `places`
//! shows why. What it is matched against: `taxonomy` (the tree), `vocabulary` (English terms), `names` (other languages,
//! `reading` how their words are read), `newsroom` (a user's own, for a `language`; `own` what its terms for Media Topics weigh); `compile` makes a lexicon of it (each phrase by its `shape`, in a
//! `table`, with a `filter` before it), and `image` bytes of that for the build to keep. `learned` gives topics by a model that `learn-topics` wrote, alone or beside all that. `words`
//! is in `topic-model`.

mod apart;
mod choice;
mod compile;
mod confidence;
mod config;
mod endings;
mod evidence;
mod fault;
mod file;
mod filter;
mod groups;
mod image;
mod kept;
mod language;
mod learned;
mod lexicon;
mod names;
mod newsroom;
mod opening;
mod openings;
mod own;
mod phrase;
mod places;
mod reading;
mod scores;
mod senses;
mod shape;
mod sourcing;
mod stage;
mod story;
mod table;
mod tagger;
mod taxonomy;
mod unknown;
mod vocabulary;

pub use choice::{Limits, Topic};
pub use config::{Basis, Config};
pub use fault::Fault;
pub use learned::Learned;
pub use newsroom::{ConfigTerm, Newsroom};
pub use stage::TagTopics;
pub use story::{Part, Place, Story};
pub use tagger::Tagger;
pub use taxonomy::{Concept, ConceptId, Taxonomy};
