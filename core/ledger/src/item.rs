//! Items: versions of stories, as they came in.

use jiff::Timestamp;

/// What tells one item from another: with the pipeline, `uri`, `version` and `content` are its identity; the rest says
/// which of two versions of a story is the newer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemKey {
    /// The story. Of what could not be decoded, its place.
    pub uri: String,
    /// The provider's version; an empty one counts as none.
    pub version: Option<String>,
    /// When the provider made this version.
    pub versioncreated: Option<Timestamp>,
    /// Whether this version withdraws the story.
    pub canceled: bool,
    /// A digest of the article as it came in.
    pub content: [u8; 16],
}

/// Where an item came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// A file's path, or `standard input`.
    pub source: String,
    /// The line in it, from 1, where lines are records.
    pub line: Option<u64>,
    /// When it was settled: becomes the item's time.
    pub at: Timestamp,
}

/// What becomes of an item that goes to no sink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled<'a> {
    /// A stage or a policy dropped it.
    Dropped {
        /// The stage.
        stage: &'a str,
        /// Why.
        reason: &'a str,
    },
    /// It may not be put out, or not yet.
    Held {
        /// Which state holds it back: `embargo`, `withheld`, `canceled`. What is under `embargo` supersedes no other version.
        state: &'a str,
        /// Until when, where a time is known.
        until: Option<Timestamp>,
    },
}
