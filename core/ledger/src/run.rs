//! Runs: when, of what definition, and how each ended.

use crate::values::{At, Json};
use crate::{Ledger, LedgerError, PipelineId, RunId, suspect};
use jiff::Timestamp;
use rusqlite::OptionalExtension;
use serde::Serialize;

/// A run that begins.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// The pipeline's name.
    pub pipeline: String,
    /// The definition's path, or a name where it has none.
    pub definition: String,
    /// A digest of the definition.
    pub config: String,
    /// The program's version.
    pub program: String,
    /// The process's number.
    pub pid: u32,
    /// The machine.
    pub host: String,
    /// When it began.
    pub started: Timestamp,
    /// Whether it replays dead letters.
    pub replay: bool,
    /// Whether it reads something else than the definition's own sources (`--input`, a rehearsal): what it does not meet may still be
    /// offered, and is not forgotten on its account. A replay always is partial.
    pub partial: bool,
}

/// A run that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: RunId,
    /// Its pipeline.
    pub pipeline: PipelineId,
    /// The pipeline's last run, where it did not end by itself.
    pub cut_short: Option<CutShort>,
    /// The processes of the runs since the last one that ended well: each was cut short or had to give up, and may have left
    /// something unfinished.
    pub unclean: Vec<u32>,
}

/// A run that was killed, or whose machine went down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutShort {
    /// Its number.
    pub run: RunId,
    /// Its process's number.
    pub pid: u32,
    /// When it began.
    pub started: Timestamp,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RunOutcome {
    /// All is delivered, dropped on purpose or rightly held back.
    Done,
    /// Something was dead-lettered or left unfinished.
    NotAll,
    /// A signal stopped it.
    Stopped,
    /// It had to give up.
    Failed,
    /// It was killed, or its machine went down: the next run noted so.
    CutShort,
}

/// The end of a run.
#[derive(Clone, Debug)]
pub struct RunEnd {
    /// When.
    pub ended: Timestamp,
    /// How.
    pub outcome: RunOutcome,
    /// Why, where it failed.
    pub message: Option<String>,
    /// What came in and what became of it.
    pub account: serde_json::Value,
    /// What each step cost.
    pub steps: serde_json::Value,
}

impl Ledger {
    /// Begins a run. Where the pipeline's last run did not end by itself, that is noted there and told.
    pub fn begin_run(&mut self, run: &NewRun) -> Result<Run, LedgerError> {
        self.write(|tx| {
            let name = &run.pipeline;
            tx.execute("INSERT INTO pipelines (name) VALUES (?1) ON CONFLICT DO NOTHING", (name,))?;
            let pipeline: PipelineId =
                tx.query_row("SELECT id FROM pipelines WHERE name = ?1", (name,), |row| row.get(0))?;
            let last = "SELECT id, pid, started, outcome FROM runs WHERE pipeline = ?1 ORDER BY id DESC LIMIT 1";
            let last = tx.query_row(last, (pipeline,), |row| {
                let cut = CutShort { run: row.get(0)?, pid: row.get(1)?, started: row.get::<_, At>(2)?.0 };
                Ok((cut, row.get::<_, Option<RunOutcome>>(3)?))
            });
            // The lock is ours: a run without an outcome is no longer going on.
            let cut_short = last.optional()?.filter(|(_, outcome)| outcome.is_none()).map(|(cut, _)| cut);
            if let Some(cut) = &cut_short {
                tx.execute("UPDATE runs SET outcome = ?2 WHERE id = ?1", (cut.run, RunOutcome::CutShort))?;
            }
            let unclean = "SELECT pid FROM runs WHERE pipeline = ?1 AND outcome IN ('cut short', 'failed') AND id > (
                    SELECT coalesce(max(id), 0) FROM runs
                    WHERE pipeline = ?1 AND outcome IN ('done', 'not all', 'stopped'))";
            let unclean = tx.prepare(unclean)?.query_map((pipeline,), |row| row.get(0))?.collect::<Result<_, _>>()?;
            let id = tx.query_row(
                "INSERT INTO runs (pipeline, definition, config, program, pid, host, replay, partial, started)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id",
                (
                    pipeline,
                    &run.definition,
                    &run.config,
                    &run.program,
                    run.pid,
                    &run.host,
                    run.replay,
                    run.partial || run.replay,
                    At(run.started),
                ),
                |row| row.get(0),
            )?;
            Ok(Run { id, pipeline, cut_short, unclean })
        })
    }

    /// Ends a run. One that read the definition's own sources to the end clears the pipeline's suspects.
    pub fn end_run(&mut self, run: RunId, end: &RunEnd) -> Result<(), LedgerError> {
        self.write(|tx| {
            tx.execute(
                "UPDATE runs SET ended = ?2, outcome = ?3, message = ?4, account = ?5, steps = ?6 WHERE id = ?1",
                (run, At(end.ended), end.outcome, &end.message, Json(&end.account), Json(&end.steps)),
            )?;
            suspect::clear_all(tx, run)
        })
    }
}
