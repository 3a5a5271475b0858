//! What travels through the channels.

use crate::hold::Hold;
use crate::source_context::SourceContext;
use crate::ticket::Share;
use copydesk_article::Article;
use copydesk_formats::{FrameError, Record};
use copydesk_ledger::{Asked, ItemKey, Known, LetterId};
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

/// What the intake hands on.
pub(crate) struct Taken {
    pub(crate) what: TakenWhat,
    /// How its source's articles are completed.
    pub(crate) context: Arc<SourceContext>,
    /// Its share in its document, where something is to be done with that.
    pub(crate) share: Option<Share>,
}

pub(crate) enum TakenWhat {
    Record(Record),
    /// What was a dead letter, as it came in, to be tried again.
    Letter(Record, Arc<FromLetter>),
    /// Why there is no record.
    Unreadable(Unreadable),
    /// The end of a document.
    End,
    /// A document that was no byte of this dead letter before has been read to its end.
    Read(Arc<FromLetter>),
}

/// A dead letter that is tried again.
#[derive(Debug)]
pub(crate) struct FromLetter {
    pub(crate) id: LetterId,
    pub(crate) uri: String,
    /// It is one item of several in its record.
    pub(crate) item: Option<usize>,
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
    /// What tells it from other items, where the run has a ledger.
    pub(crate) key: Option<Arc<ItemKey>>,
    /// The dead letter that it was.
    pub(crate) letter: Option<Arc<FromLetter>>,
    pub(crate) share: Option<Share>,
    /// The stage that it failed at and was let pass by.
    pub(crate) failed_at: Option<Arc<str>>,
}

impl Item {
    /// Whether it counts in the account.
    pub(crate) fn counts(&self) -> bool {
        !matches!(self.state, State::Ended(End::Document))
    }

    /// Why the run ends with this item, where a stage says so.
    pub(crate) fn ends_run(&self) -> Option<&str> {
        match &self.state {
            State::Ended(End::Fatal(why)) => Some(why),
            State::Ended(End::Dead(death)) => death.ends_run.as_deref(),
            _ => None,
        }
    }

    /// The article's `uri`, where it was made ready.
    pub(crate) fn uri(&self) -> Option<&str> {
        match &self.state {
            State::Ready(ready) => Some(&ready.uri),
            _ => None,
        }
    }

    /// As much of it as its dead letter needs.
    pub(crate) fn noted(&self) -> Item {
        Item {
            raw: self.raw.clone(),
            state: State::Ended(End::Document),
            key: self.key.clone(),
            letter: self.letter.clone(),
            share: None,
            failed_at: None,
        }
    }

    /// Why it came, as the ledger asks.
    pub(crate) fn asked(&self, again: bool) -> Asked {
        match &self.letter {
            Some(_) => Asked::Replayed,
            None if again => Asked::Again,
            None => Asked::Arrived,
        }
    }
}

/// The bytes as they came in: what a dead letter keeps.
#[derive(Clone)]
pub(crate) enum Raw {
    Bytes {
        record: Arc<Record>,
        range: Range<usize>,
        /// Which of the record's items it is, from 0, where there are several.
        item: Option<usize>,
        /// Which of the plan's sources it came from; none: something stood in for them.
        source: Option<usize>,
    },
    Unreadable {
        origin: Arc<str>,
    },
    /// Nothing: the mark of a document's end.
    Nothing,
}

impl Raw {
    /// The bytes, none where nothing could be read.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Raw::Bytes { record, range, .. } => record.bytes.get(range.clone()).unwrap_or(&record.bytes),
            _ => b"",
        }
    }

    /// Where it came from: the source's name, and the line where lines are records.
    pub(crate) fn place(&self) -> (&str, Option<u64>) {
        match self {
            Raw::Bytes { record, .. } => (&record.origin.name, record.is_line.then_some(record.number)),
            Raw::Unreadable { origin } => (origin, None),
            Raw::Nothing => ("", None),
        }
    }
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
    /// What each stage did to it, as JSON, where the run has a ledger.
    pub(crate) history: Option<String>,
}

pub(crate) struct Output {
    pub(crate) path: Option<String>,
    /// What the sink is given; `Err` with the reason where the article has not what the sink wants.
    pub(crate) bytes: Result<Vec<u8>, String>,
}

/// Why an article goes no further.
pub(crate) enum End {
    Held {
        uri: String,
        hold: Hold,
    },
    Dropped {
        stage: String,
        reason: String,
        /// Not the stage's decision, but the policy's, after a failure.
        failed: bool,
        history: Option<String>,
    },
    Dead(Box<Death>),
    /// The ledger knew it before it went into the stages.
    Known(Known),
    /// The run stops before it was through the stages: the next one takes it up.
    Unfinished,
    /// A stage cannot go on with any article, which is no fault of this one: the run ends here, and the next one takes it up. Why.
    Fatal(String),
    /// No article: the mark of a document's end.
    Document,
}

/// Why an article is put aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Death {
    pub(crate) uri: Option<String>,
    pub(crate) stage: Option<String>,
    pub(crate) plugin: Option<String>,
    pub(crate) sink: Option<String>,
    pub(crate) error: String,
    pub(crate) tries: u32,
    pub(crate) history: Option<String>,
    /// Why the run ends here, where it does: what came in behind it stays unfinished.
    pub(crate) ends_run: Option<String>,
}
