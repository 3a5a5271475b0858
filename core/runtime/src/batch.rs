//! What travels through the channels.

use crate::wiring::SourceContext;
use copydesk_article::Article;
use copydesk_formats::{FrameError, Record};
use std::ops::Range;
use std::sync::Arc;

/// Records or articles that travel together.
pub(crate) struct Batch<T> {
    /// Its place in the input.
    pub(crate) number: u64,
    pub(crate) items: Vec<T>,
    /// What it takes of what may be in flight.
    pub(crate) load: Load,
}

/// A share of what may be in flight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Load {
    pub(crate) articles: u64,
    pub(crate) bytes: u64,
}

impl Load {
    pub(crate) fn add(&mut self, other: Load) {
        self.articles += other.articles;
        self.bytes += other.bytes;
    }
}

/// What the intake hands on: a record, or why there is none.
pub(crate) struct Taken {
    pub(crate) record: Result<Record, Unreadable>,
    /// How its source's articles are completed.
    pub(crate) context: Arc<SourceContext>,
}

/// A document or a record that could not be read at all.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) origin: String,
    pub(crate) why: String,
}

impl Unreadable {
    pub(crate) fn frame(origin: &str, error: &FrameError) -> Unreadable {
        Unreadable { origin: origin.to_owned(), why: error.to_string() }
    }
}

/// An article on its way, with the bytes that it came in.
pub(crate) struct Item {
    pub(crate) raw: Raw,
    pub(crate) state: State,
}

/// The bytes as they came in: what a dead letter keeps.
#[derive(Clone)]
pub(crate) enum Raw {
    Bytes { record: Arc<Record>, range: Range<usize> },
    Unreadable { origin: Arc<str> },
}

/// How far an article is.
pub(crate) enum State {
    /// In the stages.
    Going(Box<Article>),
    /// Made ready for the sinks.
    Ready(Ready),
    /// It goes no further.
    Ended(End),
}

/// An article in the form that each sink wants.
pub(crate) struct Ready {
    pub(crate) uri: String,
    pub(crate) outputs: Vec<Output>,
}

pub(crate) struct Output {
    pub(crate) path: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// Why an article goes no further.
pub(crate) enum End {
    Held { uri: String, state: &'static str, until: Option<String> },
    Dropped { stage: String, reason: String },
    Dead(Death),
}

/// Why an article is put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Death {
    pub(crate) uri: Option<String>,
    pub(crate) stage: Option<String>,
    pub(crate) plugin: Option<String>,
    pub(crate) error: String,
    pub(crate) tries: u32,
}
