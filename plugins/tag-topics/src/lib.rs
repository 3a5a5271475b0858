//! The tag-topics stage: IPTC Media Topics by a vocabulary with weights, with confidence and evidence.
//!
//! Each module uses only those named after it: `stage` is what the host calls, `config` what it accepts under `with:`; `tagging` takes a story
//! to its topics; `newsroom` and `vocabulary` are where the terms come from (a newsroom's own; what ships); `lexicon` is what they are compiled to,
//! `reading` how a language's words are read for it; `taxonomy` is the tree of concepts. A text is taken apart into words in `topic-model`.

mod config;
mod fault;
mod file;
mod lexicon;
mod newsroom;
mod reading;
mod stage;
mod tagging;
mod taxonomy;
mod vocabulary;

pub use config::{Basis, Config};
pub use fault::Fault;
pub use newsroom::{ConfigTerm, Newsroom};
pub use stage::TagTopics;
pub use tagging::choice::{Limits, Topic};
pub use tagging::learned::Learned;
pub use tagging::story::{Part, Place, Story};
pub use tagging::tagger::Tagger;
pub use taxonomy::{Concept, ConceptId, Taxonomy};
