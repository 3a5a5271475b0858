//! What a run comes to, for people and machines.

use crate::account::Account;
use crate::control::StopReason;
use copydesk_ledger::{LetterId, RunId};
use serde::Serialize;
use std::path::PathBuf;
use std::time::Duration;

/// Of held articles and dead letters a report names so many; the account counts all.
pub(crate) const MOST_NOTES: usize = 100;

/// What a run comes to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The pipeline.
    pub pipeline: String,
    /// The run's number in the ledger, in a run with a state.
    pub run: Option<RunId>,
    /// The run before it, where that was cut short: this one goes on where it was.
    pub goes_on_from: Option<RunId>,
    /// The state directory.
    pub state: Option<PathBuf>,
    /// What came in and what became of it.
    pub account: Account,
    /// Where articles went, in the order of the definition.
    pub sinks: Vec<SinkNote>,
    /// Of what was skipped as seen: what an earlier definition had settled, so that this one has not worked on it.
    pub settled_by_another_definition: Option<SeenOtherwise>,
    /// What is held back: the first hundred.
    pub held: Vec<HeldNote>,
    /// What was put aside: the first hundred.
    pub dead_letters: Vec<DeadNote>,
    /// The folder with the dead letters, where there are any.
    pub dead_letter_folder: Option<PathBuf>,
    /// What each step cost, in the order of the way.
    pub steps: Vec<StepTime>,
    /// From start to end.
    #[serde(rename = "seconds", serialize_with = "seconds")]
    pub time: Duration,
    /// Whether the sources were read to their end.
    pub all_read: bool,
    /// Why the run ended before all was read and settled.
    #[serde(serialize_with = "stopped")]
    pub stopped: Option<StopReason>,
    /// What stages could not finish when the run ended.
    pub flush_errors: Vec<String>,
    /// Documents that are settled and could not be moved or deleted: they come again, and are skipped as seen.
    pub not_done_with: Vec<String>,
}

/// A sink, and what it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SinkNote {
    /// Its kind.
    pub name: String,
    /// Where it writes: a path as the definition has it.
    pub place: Option<String>,
    /// How many articles it was given. One that another sink could not take is among the dead letters all the same.
    pub articles: u64,
}

/// Articles that were settled by another definition than the run's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SeenOtherwise {
    /// How many.
    pub articles: u64,
    /// The last run that settled any of them.
    pub last_run: RunId,
}

/// An article that is held back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldNote {
    /// Which.
    pub uri: String,
    /// withheld, canceled, embargoed.
    pub state: &'static str,
    /// Until when, for an embargo: a time, or the words that came in its place.
    pub until: Option<String>,
    /// Those words are no time that can be read: it is held back until somebody has looked, or the day that they name is over everywhere.
    pub doubtful: bool,
    /// Where an earlier version is out all the same, of an item that is withheld or canceled: a sink's kind, and the file if it is one.
    pub still_out: Vec<String>,
}

/// An article that was put aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeadNote {
    /// Which, where it could be read.
    pub uri: Option<String>,
    /// At which stage; none while it was read.
    pub stage: Option<String>,
    /// Why.
    pub error: String,
    /// Where it lies, in a run without a state.
    pub path: Option<PathBuf>,
    /// Its number in the ledger, in a run with a state.
    pub letter: Option<LetterId>,
    /// The sink that could not take it, where it came that far.
    pub sink: Option<String>,
}

/// What one step cost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepTime {
    /// `decode`, the stage's id, `encode`.
    pub step: String,
    /// How many articles came through it.
    pub articles: u64,
    /// How many passed it by because of its `if`.
    pub skipped: u64,
    /// The time of all workers together, by sampling.
    #[serde(rename = "seconds", serialize_with = "seconds")]
    pub time: Duration,
}

impl StepTime {
    /// Microseconds an article.
    pub fn micros_each(&self) -> f64 {
        if self.articles == 0 { 0.0 } else { self.time.as_secs_f64() * 1e6 / self.articles as f64 }
    }
}

impl Report {
    /// Whether everything was delivered, dropped on purpose or rightly held back.
    pub fn is_clean(&self) -> bool {
        let failed = matches!(self.stopped, Some(StopReason::Failed(_)));
        self.account.dead_lettered == 0 && self.account.unfinished == 0 && !failed && self.flush_errors.is_empty()
    }
}

fn seconds<S: serde::Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(time.as_secs_f64())
}

fn stopped<S: serde::Serializer>(reason: &Option<StopReason>, serializer: S) -> Result<S::Ok, S::Error> {
    match reason {
        None => serializer.serialize_none(),
        Some(StopReason::Asked(by)) => serializer.serialize_str(by),
        Some(StopReason::Failed(why)) => serializer.serialize_str(why),
    }
}
