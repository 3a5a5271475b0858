//! Dead letters: articles that failed, as they came in, with the reason.

use crate::{LetterId, RunId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An article that failed.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The stage that failed, if one did.
    pub stage: Option<&'a str>,
    /// The plugin and its version.
    pub plugin: Option<&'a str>,
    /// The sinks that failed, if any did: their names with `, ` in between.
    pub sink: Option<&'a str>,
    /// The reason, in words.
    pub error: &'a str,
    /// How often it was tried; added to the tries of the item's open letter.
    pub tries: u32,
    /// How the bytes were read.
    pub record: &'a RecordShape,
    /// The article as it came in.
    pub bytes: &'a [u8],
    /// When.
    pub at: Timestamp,
}

/// What a replay needs to read the bytes again as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordShape {
    /// The record's number in its document, from 1.
    pub number: u64,
    /// Whether it was a line.
    pub is_line: bool,
    /// Whether its uri was made from its content.
    pub by_content: bool,
    /// The format that the definition or the user named; none: found out from the bytes.
    pub format: Option<String>,
    /// Which of the definition's sources it came from, from 0; none: something stood in for them.
    pub source_index: Option<u32>,
    /// Which article of the record, from 0, where the record holds several and this one alone failed.
    pub item: Option<usize>,
}

/// How a letter was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// Its article was processed again.
    Replayed,
    /// A newer version of its story had come when it was replayed.
    Superseded,
    /// A person dropped it.
    Dropped,
}

/// Which letters are meant; what is not set is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterFilter {
    /// Only these.
    pub ids: Vec<LetterId>,
    /// Of this pipeline, by name.
    pub pipeline: Option<String>,
    /// Of this story.
    pub uri: Option<String>,
    /// Of this stage.
    pub stage: Option<String>,
    /// That this sink could not take, alone or with others.
    pub sink: Option<String>,
    /// Of this run.
    pub run: Option<RunId>,
    /// Closed ones too.
    pub closed: bool,
    /// At most so many.
    pub limit: Option<u32>,
}

/// A letter without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterSummary {
    /// Its number.
    pub id: LetterId,
    /// The pipeline's name.
    pub pipeline: String,
    /// The run that wrote it.
    pub run: RunId,
    /// The story, or the place of what could not be decoded.
    pub uri: String,
    /// The provider's version.
    pub version: Option<String>,
    /// Where it came from.
    pub source: String,
    /// The line in it, from 1.
    pub line: Option<u64>,
    /// The stage that failed.
    pub stage: Option<String>,
    /// The plugin and its version.
    pub plugin: Option<String>,
    /// The sinks that failed.
    pub sink: Option<String>,
    /// The reason.
    pub error: String,
    /// How often it was tried, over all runs.
    pub tries: u32,
    /// When it failed last.
    pub at: Timestamp,
    /// How it was closed; none: it is open.
    pub closed: Option<Closed>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How many bytes the article has.
    pub bytes: u64,
}

/// A letter with its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoredLetter {
    /// All but the bytes.
    #[serde(flatten)]
    pub summary: LetterSummary,
    /// How the bytes were read.
    pub record: RecordShape,
    /// The article as it came in.
    #[serde(skip)]
    pub article: Vec<u8>,
}
