//! Dead letters: articles that failed, as they came in, with the reason.

use crate::error::InLedger;
use crate::values::{At, Json};
use crate::{ItemId, Ledger, LedgerError, LetterId, PipelineId, RunId};
use jiff::Timestamp;
use rusqlite::{Connection, Row, ToSql, params_from_iter};
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
    /// Not before.
    pub since: Option<Timestamp>,
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

impl Ledger {
    /// The pipeline's next open dead letter after `after`, with its bytes: in the order in which they came, one in memory at a time.
    pub fn next_letter(
        &self,
        pipeline: PipelineId,
        after: Option<LetterId>,
        filter: &LetterFilter,
    ) -> Result<Option<StoredLetter>, LedgerError> {
        let mut wanted = filter.condition();
        wanted.and("d.closed IS NULL AND d.pipeline = ?", [pipeline]);
        wanted.and("d.id > ?", after);
        wanted
            .query(&self.connection, WITH_ARTICLE, Some(1), stored)
            .map(|letters| letters.into_iter().next())
            .of(&self.path)
    }
}

const SUMMARY: &str =
    "d.id, p.name, d.run, s.uri, i.version, i.source, i.line, d.stage, d.plugin, d.sink, d.error, d.tries, d.at,
                       d.closed, d.closed_at, length(d.bytes)";
const WITH_ARTICLE: &str =
    "d.id, p.name, d.run, s.uri, i.version, i.source, i.line, d.stage, d.plugin, d.sink, d.error, d.tries,
                            d.at, d.closed, d.closed_at, length(d.bytes), d.record, d.bytes";

/// The letters that a filter means.
pub(crate) fn letters(db: &Connection, filter: &LetterFilter) -> rusqlite::Result<Vec<LetterSummary>> {
    filter.condition().query(db, SUMMARY, filter.limit, summary)
}

/// All the letters of an item.
pub(crate) fn letters_of(db: &Connection, item: ItemId) -> rusqlite::Result<Vec<LetterSummary>> {
    let mut wanted = Condition::default();
    wanted.and("d.item = ?", [item]);
    wanted.query(db, SUMMARY, None, summary)
}

/// One letter, open or closed.
pub(crate) fn letter(db: &Connection, letter: LetterId) -> rusqlite::Result<Option<StoredLetter>> {
    let mut wanted = Condition::default();
    wanted.and("d.id = ?", [letter]);
    wanted.query(db, WITH_ARTICLE, Some(1), stored).map(|letters| letters.into_iter().next())
}

impl LetterFilter {
    fn condition(&self) -> Condition<'_> {
        let mut wanted = Condition::default();
        if !self.closed {
            wanted.and::<i64>("d.closed IS NULL", []);
        }
        if !self.ids.is_empty() {
            wanted.and(&format!("d.id IN (?{})", ", ?".repeat(self.ids.len() - 1)), self.ids.iter().copied());
        }
        wanted.and("p.name = ?", self.pipeline.as_deref());
        wanted.and("s.uri = ?", self.uri.as_deref());
        wanted.and("d.stage = ?", self.stage.as_deref());
        // Where several sinks could not take an article, its letter names them all.
        wanted.and("instr(', ' || d.sink || ', ', ', ' || ? || ', ') > 0", self.sink.as_deref());
        wanted.and("d.run = ?", self.run);
        wanted.and("d.at >= ?", self.since.map(At));
        wanted
    }
}

/// A condition over letters, put together from its parts.
#[derive(Default)]
struct Condition<'a> {
    parts: Vec<String>,
    values: Vec<Box<dyn ToSql + 'a>>,
}

impl<'a> Condition<'a> {
    /// Nothing is asked for where there is a `?` and no value.
    fn and<V: ToSql + 'a>(&mut self, part: &str, values: impl IntoIterator<Item = V>) {
        let before = self.values.len();
        self.values.extend(values.into_iter().map(|value| Box::new(value) as Box<dyn ToSql>));
        if self.values.len() > before || !part.contains('?') {
            self.parts.push(part.to_owned());
        }
    }

    fn query<T>(
        &self,
        db: &Connection,
        columns: &str,
        limit: Option<u32>,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let all = if self.parts.is_empty() { "1".to_owned() } else { self.parts.join(" AND ") };
        let limit = limit.map_or(-1, i64::from);
        let sql = format!(
            "SELECT {columns} FROM dead_letters d JOIN items i ON i.id = d.item JOIN stories s ON s.id = i.story
             JOIN pipelines p ON p.id = d.pipeline WHERE {all} ORDER BY d.id LIMIT {limit}"
        );
        db.prepare(&sql)?.query_map(params_from_iter(&self.values), read)?.collect()
    }
}

fn summary(row: &Row<'_>) -> rusqlite::Result<LetterSummary> {
    Ok(LetterSummary {
        id: row.get(0)?,
        pipeline: row.get(1)?,
        run: row.get(2)?,
        uri: row.get(3)?,
        version: row.get::<_, Option<String>>(4)?.filter(|version| !version.is_empty()),
        source: row.get(5)?,
        line: row.get(6)?,
        stage: row.get(7)?,
        plugin: row.get(8)?,
        sink: row.get(9)?,
        error: row.get(10)?,
        tries: row.get(11)?,
        at: row.get::<_, At>(12)?.0,
        closed: row.get(13)?,
        closed_at: row.get::<_, Option<At>>(14)?.map(|at| at.0),
        bytes: row.get(15)?,
    })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredLetter> {
    Ok(StoredLetter { summary: summary(row)?, record: row.get::<_, Json<RecordShape>>(16)?.0, article: row.get(17)? })
}
