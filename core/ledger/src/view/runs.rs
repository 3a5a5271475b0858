//! What commands read of runs.

use super::View;
use crate::error::InLedger;
use crate::values::{At, Json};
use crate::{LedgerError, RunId, RunOutcome, lock};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

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

const SUMMARY: &str =
    "SELECT r.id, p.name, r.started, r.ended, r.outcome, r.message, r.replay, r.account, r.pid, r.host";
const TABLES: &str = "FROM runs r JOIN pipelines p ON p.id = r.pipeline";

impl View {
    /// The last runs, the newest first.
    pub fn runs(&self, limit: u32) -> Result<Vec<RunSummary>, LedgerError> {
        let going = self.going();
        let read = || -> rusqlite::Result<Vec<RunSummary>> {
            let sql = format!("{SUMMARY} {TABLES} ORDER BY r.id DESC LIMIT ?1");
            self.connection.prepare(&sql)?.query_map((limit,), |row| summary(row, &going))?.collect()
        };
        read().of(&self.path)
    }

    /// A run in full, if there is one of this number.
    pub fn run(&self, run: RunId) -> Result<Option<RunDetail>, LedgerError> {
        let going = self.going();
        let sql = format!(
            "{SUMMARY}, r.definition, r.config, r.program, r.steps,
             (SELECT count(*) FROM dead_letters WHERE run = r.id AND closed IS NULL) {TABLES} WHERE r.id = ?1"
        );
        let read = |row: &Row<'_>| {
            Ok(RunDetail {
                summary: summary(row, &going)?,
                pid: row.get(8)?,
                host: row.get(9)?,
                definition: row.get(10)?,
                config: row.get(11)?,
                program: row.get(12)?,
                steps: row.get::<_, Option<Json<_>>>(13)?.map(|json| json.0),
                open_letters: row.get(14)?,
            })
        };
        self.connection.query_row(&sql, (run,), read).optional().of(&self.path)
    }

    /// The process that holds the state directory, by number and machine.
    fn going(&self) -> Option<(u32, String)> {
        lock::held(&self.state).flatten().map(|holder| (holder.pid, holder.host))
    }
}

fn summary(row: &Row<'_>, going: &Option<(u32, String)>) -> rusqlite::Result<RunSummary> {
    let outcome: Option<RunOutcome> = row.get(4)?;
    let process = (row.get(8)?, row.get(9)?);
    Ok(RunSummary {
        id: row.get(0)?,
        pipeline: row.get(1)?,
        started: row.get::<_, At>(2)?.0,
        ended: row.get::<_, Option<At>>(3)?.map(|at| at.0),
        outcome,
        going: outcome.is_none() && going.as_ref() == Some(&process),
        message: row.get(5)?,
        replay: row.get(6)?,
        account: row.get::<_, Option<Json<_>>>(7)?.map(|json| json.0),
    })
}
