//! Reading for commands, without the lock, while a run goes on.

use crate::{Holder, ItemId, LedgerError, LetterFilter, LetterId, LetterSummary, RunId, RunOutcome, StoredLetter};
use jiff::Timestamp;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A ledger to read. Each answer is that of the last commit.
pub struct View {}

/// A run, in a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunSummary {
    /// Its number.
    pub id: RunId,
    /// The pipeline's name.
    pub pipeline: String,
    /// When it began.
    pub started: Timestamp,
    /// When it ended; none: it goes on, or was cut short.
    pub ended: Option<Timestamp>,
    /// How it ended; none: it goes on, or was cut short and no run came after it (`going` tells).
    pub outcome: Option<RunOutcome>,
    /// Whether the process that runs it still holds the state directory.
    pub going: bool,
    /// Why, where it failed.
    pub message: Option<String>,
    /// Whether it replayed dead letters.
    pub replay: bool,
    /// What came in and what became of it.
    pub account: Option<serde_json::Value>,
}

/// A run in full.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunDetail {
    /// The line.
    #[serde(flatten)]
    pub summary: RunSummary,
    /// The definition's path or name.
    pub definition: String,
    /// The digest of the definition.
    pub config: String,
    /// The program's version.
    pub program: String,
    /// The process's number.
    pub pid: u32,
    /// The machine.
    pub host: String,
    /// What each step cost.
    pub steps: Option<serde_json::Value>,
    /// How many dead letters of it are open.
    pub open_letters: u64,
}

/// A story of one pipeline: its versions in the order in which they came.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StorySummary {
    /// The pipeline's name.
    pub pipeline: String,
    /// The story.
    pub uri: String,
    /// Its versions.
    pub items: Vec<ItemSummary>,
}

/// One version of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemSummary {
    /// The item.
    pub id: ItemId,
    /// The provider's version.
    pub version: Option<String>,
    /// When the provider made it.
    pub versioncreated: Option<Timestamp>,
    /// Whether it withdraws the story.
    pub canceled: bool,
    /// The digest of the article as it came in, in hexadecimal.
    pub content: String,
    /// What became of it: `delivered`, `dropped`, `held`, `dead`, `replayed`, `superseded`.
    pub state: String,
    /// The stage that dropped it.
    pub stage: Option<String>,
    /// Why it was dropped, or what holds it back.
    pub reason: Option<String>,
    /// Until when it is held back.
    pub until: Option<Timestamp>,
    /// Whether it is the version that supersedes the others.
    pub newest: bool,
    /// Where it came from.
    pub source: String,
    /// The line in it, from 1.
    pub line: Option<u64>,
    /// The run that settled it.
    pub run: RunId,
    /// When it was settled.
    pub at: Timestamp,
    /// When it was last offered, to within a day.
    pub seen_at: Timestamp,
    /// The sinks that have it.
    pub deliveries: Vec<DeliverySummary>,
    /// What each stage did to it, where that is remembered.
    pub lineage: Option<serde_json::Value>,
    /// Its dead letters.
    pub letters: Vec<LetterSummary>,
}

/// A delivery of an item to a sink.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeliverySummary {
    /// Where the sink writes.
    pub sink: String,
    /// The file that holds it; none where the sink appends, or a newer version took its place.
    pub path: Option<String>,
    /// Whether a newer version took its place.
    pub replaced: bool,
}

/// What a state directory holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateSummary {
    /// The ledger.
    pub path: PathBuf,
    /// The size in bytes of the file and of what SQLite keeps beside it.
    pub bytes: u64,
    /// The schema's version.
    pub schema: i64,
    /// Whether a process holds it.
    pub locked: bool,
    /// Who, where it holds it and can be read.
    pub holder: Option<Holder>,
    /// The tables.
    pub tables: Vec<TableSummary>,
    /// When the oldest item was settled.
    pub oldest: Option<Timestamp>,
    /// When the newest item was settled.
    pub newest: Option<Timestamp>,
    /// The pipelines.
    pub pipelines: Vec<PipelineSummary>,
}

/// A table, and how much it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableSummary {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
}

/// What a pipeline left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PipelineSummary {
    /// Its name.
    pub name: String,
    /// How many stories.
    pub stories: u64,
    /// How many items.
    pub items: u64,
    /// How many open dead letters.
    pub open_letters: u64,
    /// How many runs are remembered.
    pub runs: u64,
    /// When its last run began.
    pub last_run: Option<Timestamp>,
}

impl View {
    /// Opens the ledger of a state directory, to read.
    pub fn open(state: &Path) -> Result<View, LedgerError> {
        todo!("{state:?}")
    }

    /// The last runs, the newest first.
    pub fn runs(&self, limit: u32) -> Result<Vec<RunSummary>, LedgerError> {
        todo!("{limit:?}")
    }

    /// A run in full, if there is one of this number.
    pub fn run(&self, run: RunId) -> Result<Option<RunDetail>, LedgerError> {
        todo!("{run:?}")
    }

    /// Dead letters in the order in which they came.
    pub fn letters(&self, filter: &LetterFilter) -> Result<Vec<LetterSummary>, LedgerError> {
        todo!("{filter:?}")
    }

    /// A dead letter with its article, if there is one of this number.
    pub fn letter(&self, letter: LetterId) -> Result<Option<StoredLetter>, LedgerError> {
        todo!("{letter:?}")
    }

    /// Every version of a story, in each pipeline that had it.
    pub fn explain(&self, uri: &str) -> Result<Vec<StorySummary>, LedgerError> {
        todo!("{uri:?}")
    }

    /// What the state directory holds.
    pub fn state(&self) -> Result<StateSummary, LedgerError> {
        todo!()
    }

    /// Closes open letters for good: their articles count as dropped. All or none; works while a run goes on, but not while the
    /// letters of the pipeline are replayed.
    pub fn drop_letters(&self, letters: &[LetterId], now: Timestamp) -> Result<(), LedgerError> {
        todo!("{letters:?} {now:?}")
    }
}
