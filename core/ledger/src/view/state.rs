//! What commands read of a state directory.

use super::View;
use crate::error::InLedger;
use crate::values::At;
use crate::{Holder, LedgerError, connection, lock, schema};
use jiff::Timestamp;
use rusqlite::{Connection, Row};
use serde::Serialize;
use std::path::PathBuf;

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

const TABLES: [&str; 10] =
    ["pipelines", "runs", "sinks", "stories", "items", "deliveries", "files", "lineage", "dead_letters", "suspects"];

impl View {
    /// What the state directory holds.
    pub fn state(&self) -> Result<StateSummary, LedgerError> {
        let files = ["", "-wal", "-shm"].map(|suffix| connection::beside(&self.path, suffix));
        let bytes = files.iter().filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
        let held = lock::held(&self.state);
        let (tables, oldest, newest, pipelines) = self
            .at_once(|db| {
                let tables = TABLES.iter().map(|name| table(db, name)).collect::<rusqlite::Result<_>>()?;
                Ok((tables, edge(db, "min")?, edge(db, "max")?, pipelines(db)?))
            })
            .of(&self.path)?;
        Ok(StateSummary {
            path: self.path.clone(),
            bytes,
            schema: schema::SCHEMA,
            locked: held.is_some(),
            holder: held.flatten(),
            tables,
            oldest,
            newest,
            pipelines,
        })
    }
}

fn table(db: &Connection, name: &str) -> rusqlite::Result<TableSummary> {
    let rows = db.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0))?;
    Ok(TableSummary { name: name.to_owned(), rows })
}

fn edge(db: &Connection, which: &str) -> rusqlite::Result<Option<Timestamp>> {
    let sql = format!("SELECT {which}(at) FROM items");
    Ok(db.query_row(&sql, [], |row| row.get::<_, Option<At>>(0))?.map(|at| at.0))
}

fn pipelines(db: &Connection) -> rusqlite::Result<Vec<PipelineSummary>> {
    let sql = "SELECT name, (SELECT count(*) FROM stories WHERE pipeline = p.id),
                      (SELECT count(*) FROM items i JOIN stories s ON s.id = i.story WHERE s.pipeline = p.id),
                      (SELECT count(*) FROM dead_letters WHERE pipeline = p.id AND closed IS NULL),
                      (SELECT count(*) FROM runs WHERE pipeline = p.id), (SELECT max(started) FROM runs WHERE pipeline = p.id)
               FROM pipelines p ORDER BY name";
    let read = |row: &Row<'_>| {
        Ok(PipelineSummary {
            name: row.get(0)?,
            stories: row.get(1)?,
            items: row.get(2)?,
            open_letters: row.get(3)?,
            runs: row.get(4)?,
            last_run: row.get::<_, Option<At>>(5)?.map(|at| at.0),
        })
    };
    db.prepare(sql)?.query_map([], read)?.collect()
}
