//! Runs: when, of what definition, and how each ended.

use crate::{Ledger, LedgerError, PipelineId, RunId};
use jiff::Timestamp;
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
        todo!("{run:?}")
    }

    /// Ends a run.
    pub fn end_run(&mut self, run: RunId, end: &RunEnd) -> Result<(), LedgerError> {
        todo!("{run:?} {end:?}")
    }
}
