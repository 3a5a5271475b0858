//! What commands read of a story.

use super::View;
use crate::error::InLedger;
use crate::values::{At, Exact, Json};
use crate::{ItemId, LedgerError, LetterSummary, RunId, letter};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

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
    /// When the sink had it.
    pub at: Timestamp,
    /// The file that holds it; none where the sink appends, or another version took its place.
    pub path: Option<String>,
    /// Whether another version took its place in the sink's file.
    pub replaced: bool,
}

impl View {
    /// Every version of a story, in each pipeline that had it.
    pub fn explain(&self, uri: &str) -> Result<Vec<StorySummary>, LedgerError> {
        self.at_once(|db| {
            let sql = "SELECT s.id, s.latest, p.name, s.uri FROM stories s JOIN pipelines p ON p.id = s.pipeline
                       WHERE s.pipeline IN (SELECT id FROM pipelines) AND s.uri = ?1 ORDER BY p.name";
            let mut statement = db.prepare(sql)?;
            let mut rows = statement.query((uri,))?;
            let mut stories = Vec::new();
            while let Some(row) = rows.next()? {
                let items = versions(db, row.get(0)?, row.get(1)?)?;
                stories.push(StorySummary { pipeline: row.get(2)?, uri: row.get(3)?, items });
            }
            Ok(stories)
        })
        .of(&self.path)
    }

    /// Gives every story's uri, each once for every pipeline that had it.
    pub fn uris(&self, mut each: impl FnMut(&str)) -> Result<(), LedgerError> {
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare("SELECT uri FROM stories")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                each(row.get_ref(0)?.as_str()?);
            }
            Ok(())
        };
        read().of(&self.path)
    }
}

fn versions(db: &Connection, story: i64, latest: Option<ItemId>) -> rusqlite::Result<Vec<ItemSummary>> {
    let sql =
        "SELECT id, version, versioncreated, canceled, lower(hex(content)), state, stage, reason, until, source, line,
               run, at, seen_at FROM items WHERE story = ?1 ORDER BY id";
    db.prepare(sql)?.query_map((story,), |row| version(db, story, latest, row))?.collect()
}

fn version(db: &Connection, story: i64, latest: Option<ItemId>, row: &Row<'_>) -> rusqlite::Result<ItemSummary> {
    let id: ItemId = row.get(0)?;
    let lineage = "SELECT record FROM lineage WHERE item = ?1";
    let lineage = db.prepare_cached(lineage)?.query_row((id,), |row| row.get::<_, Json<_>>(0)).optional()?;
    Ok(ItemSummary {
        id,
        version: row.get::<_, Option<String>>(1)?.filter(|version| !version.is_empty()),
        versioncreated: row.get::<_, Option<Exact>>(2)?.map(|time| time.0),
        canceled: row.get(3)?,
        content: row.get(4)?,
        state: row.get(5)?,
        stage: row.get(6)?,
        reason: row.get(7)?,
        until: row.get::<_, Option<At>>(8)?.map(|at| at.0),
        newest: latest == Some(id),
        source: row.get(9)?,
        line: row.get(10)?,
        run: row.get(11)?,
        at: row.get::<_, At>(12)?.0,
        seen_at: row.get::<_, At>(13)?.0,
        deliveries: deliveries(db, story, id)?,
        lineage: lineage.map(|json| json.0),
        letters: letter::letters_of(db, id)?,
    })
}

fn deliveries(db: &Connection, story: i64, item: ItemId) -> rusqlite::Result<Vec<DeliverySummary>> {
    let sql = "SELECT k.identity, d.at, f.path, f.item FROM deliveries d JOIN sinks k ON k.id = d.sink
               LEFT JOIN files f ON f.story = ?1 AND f.sink = d.sink WHERE d.item = ?2 ORDER BY d.sink";
    let read = |row: &Row<'_>| {
        let holds: Option<ItemId> = row.get(3)?;
        Ok(DeliverySummary {
            sink: row.get(0)?,
            at: row.get::<_, At>(1)?.0,
            path: row.get::<_, Option<String>>(2)?.filter(|_| holds == Some(item)),
            replaced: holds.is_some_and(|holds| holds != item),
        })
    };
    db.prepare_cached(sql)?.query_map((story, item), read)?.collect()
}
