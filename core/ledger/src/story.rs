//! A story and an item of it, as they stand in the tables.

use crate::values::{At, Exact};
use crate::versions::Age;
use crate::{ItemId, ItemKey, PipelineId, RunId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

/// A story, and the version of it that supersedes the others.
pub(crate) struct Story {
    pub(crate) id: i64,
    pub(crate) latest: Option<Latest>,
}

pub(crate) struct Latest {
    pub(crate) item: ItemId,
    version: String,
    versioncreated: Option<Timestamp>,
    canceled: bool,
    pub(crate) seen_at: Timestamp,
}

/// An item that is known.
pub(crate) struct Item {
    pub(crate) id: ItemId,
    pub(crate) state: State,
    /// That settled it.
    pub(crate) run: RunId,
    pub(crate) seen_at: Timestamp,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Delivered,
    Dropped,
    Held,
    Dead,
    /// Its letter was closed and it was not settled itself.
    Reopened,
}

impl State {
    fn from_word(word: &str) -> State {
        match word {
            "delivered" => State::Delivered,
            "dropped" => State::Dropped,
            "held" => State::Held,
            "dead" => State::Dead,
            // The table takes no other word than `replayed` and `superseded`.
            _ => State::Reopened,
        }
    }
}

impl ItemKey {
    /// As it stands in the tables: an empty version is none.
    pub(crate) fn version_text(&self) -> &str {
        self.version.as_deref().unwrap_or_default()
    }

    fn age(&self) -> Age<'_> {
        Age { versioncreated: self.versioncreated, version: some(self.version_text()), canceled: self.canceled }
    }
}

impl Latest {
    fn read(row: &Row<'_>, from: usize) -> rusqlite::Result<Option<Latest>> {
        let Some(item) = row.get(from)? else { return Ok(None) };
        Ok(Some(Latest {
            item,
            version: row.get(from + 1)?,
            versioncreated: row.get::<_, Option<Exact>>(from + 2)?.map(|time| time.0),
            canceled: row.get(from + 3)?,
            seen_at: row.get::<_, At>(from + 4)?.0,
        }))
    }

    /// Whether it is newer than the item of `key`; `arrived` is that item, where it is known, and says when it came.
    pub(crate) fn is_newer_than(&self, key: &ItemKey, arrived: Option<ItemId>) -> bool {
        let age = Age { versioncreated: self.versioncreated, version: some(&self.version), canceled: self.canceled };
        // Numbers of items grow as they come; what is not known yet comes after all.
        age.compare(&key.age()).then_with(|| Some(self.item).cmp(&arrived.or(Some(ItemId(i64::MAX))))).is_gt()
    }
}

fn some(version: &str) -> Option<&str> {
    (!version.is_empty()).then_some(version)
}

pub(crate) fn find_story(db: &Connection, pipeline: PipelineId, uri: &str) -> rusqlite::Result<Option<Story>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, l.id, l.version, l.versioncreated, l.canceled, l.seen_at
         FROM stories s LEFT JOIN items l ON l.id = s.latest WHERE s.pipeline = ?1 AND s.uri = ?2",
    )?;
    statement.query_row((pipeline, uri), |row| Ok(Story { id: row.get(0)?, latest: Latest::read(row, 1)? })).optional()
}

pub(crate) fn find_item(db: &Connection, story: i64, key: &ItemKey) -> rusqlite::Result<Option<Item>> {
    let sql = "SELECT id, state, run, seen_at FROM items WHERE story = ?1 AND content = ?2 AND version = ?3";
    let mut statement = db.prepare_cached(sql)?;
    statement
        .query_row((story, key.content, key.version_text()), |row| {
            let state = State::from_word(row.get_ref(1)?.as_str()?);
            Ok(Item { id: row.get(0)?, state, run: row.get(2)?, seen_at: row.get::<_, At>(3)?.0 })
        })
        .optional()
}
