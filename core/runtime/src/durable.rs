//! What a run with a state stands on: the ledger, what an earlier run left behind, and the end of the run.

use crate::batch::Item;
use crate::control::{Control, StopReason};
use crate::error::RunError;
use crate::letters::write_letter;
use crate::report::{Report, SeenOtherwise};
use crate::unread::Unread;
use crate::wiring::OpenSink;
use copydesk_endpoints::Resume;
use copydesk_ledger::{
    FoundSuspect, Holder, Ledger, LedgerError, LetterId, NewRun, Retention, Run, RunEnd, RunId, RunOutcome, SeenReader,
    SinkId,
};
use copydesk_pipeline::Plan;
use copydesk_plugin_host::{FlightRecorder, LeftBehind};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An article is put aside when it has been in hand at so many ends of the process, where the stage's own call raised the signal or called
/// `exit` …
const MOST_CRASHES: u32 = 2;
/// … and where the process was ended from outside: that may well not be the article's fault, so it takes ten in a row.
const MOST_KILLS: u32 = 10;

/// The ledger of a run, and what was learnt when it was opened.
#[derive(Clone)]
pub(crate) struct Durable {
    ledger: Arc<Mutex<Ledger>>,
    pub(crate) run: Run,
    /// A digest of the definition.
    config: String,
    pub(crate) sinks: Arc<[SinkId]>,
    /// By the digest of their content: articles that take the process with them.
    pub(crate) suspects: Arc<HashMap<[u8; 16], Suspected>>,
    /// Workers ask whether an article was seen, before it goes into the stages.
    asks: bool,
    recorder: Arc<FlightRecorder>,
}

/// An article that is not tried again.
#[derive(Clone, Debug)]
pub(crate) struct Suspected {
    /// The beginning of its `uri`.
    pub(crate) uri: String,
    pub(crate) stage: Option<String>,
    pub(crate) error: String,
    pub(crate) attempts: u32,
}

impl Durable {
    /// Opens the plan's state, where it has one: puts sinks right, and counts what an earlier process died of.
    pub(crate) fn open(
        plan: &Plan,
        sinks: &mut [OpenSink],
        workers: usize,
        replay: bool,
        control: &Control,
    ) -> Result<Option<Durable>, RunError> {
        let Some(state) = plan.state.as_deref().map(Path::new) else { return Ok(None) };
        let now = control.clock.now();
        let process = &control.process;
        let holder = Holder { pid: process.pid, host: process.host.clone(), pipeline: plan.name.clone(), since: now };
        let config = digest_of(plan);
        let mut ledger = Ledger::open(state, &holder)?;
        let run = ledger.begin_run(&NewRun {
            pipeline: plan.name.clone(),
            definition: process.definition.clone(),
            config: config.clone(),
            program: process.program.clone(),
            pid: process.pid,
            host: process.host.clone(),
            started: now,
            replay,
            partial: replay || control.leaves_sources || plan.sources.is_empty(),
        })?;
        let ids = match resume(&mut ledger, &run, sinks) {
            Ok(ids) => ids,
            Err(error) => {
                note_failure(&mut ledger, &run, &error.to_string(), control);
                return Err(error);
            }
        };
        let (recorder, left) = FlightRecorder::open(&state.join("in-hand"), workers)?;
        if run.cut_short.is_some() {
            note_suspects(&mut ledger, &run, plan, left, control)?;
        }
        let suspects = suspects(&ledger, &run)?;
        let asks = ledger.has_items(run.pipeline)?;
        Ok(Some(Durable {
            ledger: Arc::new(Mutex::new(ledger)),
            run,
            config,
            sinks: ids.into(),
            suspects: Arc::new(suspects),
            asks,
            recorder: Arc::new(recorder),
        }))
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What lets one worker ask whether an article was seen; none where there is nothing yet.
    pub(crate) fn reader(&self) -> Result<Option<SeenReader>, LedgerError> {
        self.asks.then(|| self.ledger().seen_reader(self.run.pipeline, &self.sinks)).transpose()
    }

    /// Documents that could not be read, and lie among the dead letters without a byte.
    pub(crate) fn unread(&self) -> Result<Unread, LedgerError> {
        Ok(Unread(self.ledger().unread(self.run.pipeline)?))
    }

    /// Where one worker notes what it has in hand.
    pub(crate) fn slot(&self, worker: usize) -> copydesk_plugin_host::Slot {
        self.recorder.slot(worker)
    }

    /// Puts one article aside by itself, and ends the run: its stage does not end, and nothing else will be recorded.
    pub(crate) fn end_with_letter(
        &self,
        item: &Item,
        death: &crate::batch::Death,
        control: &Control,
    ) -> Result<LetterId, String> {
        let key = item.key.as_ref().ok_or("it was not read")?;
        let mut ledger = self.ledger();
        let put = |ledger: &mut Ledger| -> Result<LetterId, LedgerError> {
            let mut group = ledger.group(&self.run, &self.sinks)?;
            let letter = write_letter(&mut group, item, key, death, control.clock.now())?;
            group.commit()?;
            Ok(letter)
        };
        let letter = put(&mut ledger).map_err(|error| error.to_string())?;
        // The article is safe.
        note_failure(&mut ledger, &self.run, &death.error, control);
        self.recorder.clear();
        Ok(letter)
    }

    /// What of this was settled by another definition than this run's: `seen` are the runs, and how many articles each had settled.
    pub(crate) fn seen_otherwise(&self, seen: &BTreeMap<RunId, u64>) -> Option<SeenOtherwise> {
        let runs = match self.ledger().with_another_config(&self.config, seen.keys().copied()) {
            Ok(runs) => runs,
            Err(error) => {
                tracing::warn!(%error, "by which definition articles were settled cannot be told");
                return None;
            }
        };
        let articles = runs.iter().filter_map(|run| seen.get(run)).sum();
        Some(SeenOtherwise { articles, last_run: *runs.last()? })
    }

    /// Notes that the run could not begin.
    pub(crate) fn could_not_begin(&self, why: &str, control: &Control) {
        note_failure(&mut self.ledger(), &self.run, why, control);
    }

    /// Notes the end of the run, and forgets what may be forgotten.
    pub(crate) fn end(&self, plan: &Plan, report: &Report, control: &Control) -> Result<(), LedgerError> {
        let (outcome, message) = match &report.stopped {
            Some(StopReason::Failed(why)) => (RunOutcome::Failed, Some(why.clone())),
            Some(StopReason::Asked(signal)) => (RunOutcome::Stopped, Some(signal.clone())),
            None if report.is_clean() => (RunOutcome::Done, None),
            None => (RunOutcome::NotAll, None),
        };
        let now = control.clock.now();
        let account = serde_json::to_value(&report.account).unwrap_or_default();
        let steps = serde_json::to_value(&report.steps).unwrap_or_default();
        let mut ledger = self.ledger();
        ledger.end_run(self.run.id, &RunEnd { ended: now, outcome, message, account, steps })?;
        self.recorder.clear();
        let retention =
            Retention { age: Some(plan.retention.age.duration()), size: plan.retention.size.map(|size| size.bytes()) };
        let pruned = match ledger.prune(&retention, now) {
            Ok(pruned) => pruned,
            Err(error) => {
                // The run is well ended: what is old goes another time.
                tracing::warn!(%error, "what is old could not be forgotten");
                return Ok(());
            }
        };
        if let Some(over) = pruned.over {
            tracing::warn!(
                bytes = pruned.bytes_after,
                over,
                "the ledger is larger than `retention.size`: its sources still offer what is left, or it is owed; \
                 offer less, settle dead letters, or allow more"
            );
        }
        tracing::debug!(items = pruned.items, runs = pruned.runs, lineage = pruned.lineage, "forgot what is old");
        Ok(())
    }
}

/// Opens the sinks as the ledger knows them, and records how far those are that it does not know yet: a run that is cut short before its
/// first commit must not take what was there before for its own.
fn resume(ledger: &mut Ledger, run: &Run, sinks: &mut [OpenSink]) -> Result<Vec<SinkId>, RunError> {
    let mut ids = Vec::with_capacity(sinks.len());
    let mut found = Vec::new();
    for sink in sinks {
        let known = ledger.sink(run, &sink.identity)?;
        let mut unclean = run.unclean.clone();
        unclean.extend(known.unclean.filter(|process| !run.unclean.contains(process)));
        let resume = Resume { length: known.length, unclean, cut_back: known.unclean.is_some() };
        let held = sink.sink.resume(&resume).map_err(|error| RunError::Sink { sink: sink.name.clone(), error })?;
        found.extend(held.length.filter(|length| known.length != Some(*length)).map(|length| (known.id, length)));
        ids.push(known.id);
    }
    if !found.is_empty() {
        let mut group = ledger.group(run, &ids)?;
        for (id, length) in found {
            group.sink_length(id, length)?;
        }
        group.commit()?;
    }
    Ok(ids)
}

/// Notes that a run could not begin. Where that cannot be noted, it counts as cut short.
fn note_failure(ledger: &mut Ledger, run: &Run, why: &str, control: &Control) {
    let end = RunEnd {
        ended: control.clock.now(),
        outcome: RunOutcome::Failed,
        message: Some(why.to_owned()),
        account: serde_json::Value::Null,
        steps: serde_json::Value::Null,
    };
    if let Err(error) = ledger.end_run(run.id, &end) {
        tracing::warn!(%error, "the end of the run could not be noted");
    }
}

fn note_suspects(
    ledger: &mut Ledger,
    run: &Run,
    plan: &Plan,
    left: Vec<LeftBehind>,
    control: &Control,
) -> Result<(), LedgerError> {
    let found: Vec<FoundSuspect> = left
        .into_iter()
        .map(|left| FoundSuspect {
            stage: plan.stages().nth(left.stage as usize).map(|stage| stage.id.clone()),
            uri: left.uri,
            content: left.content,
            signal: left.signal,
            at: control.clock.now(),
        })
        .collect();
    for suspect in &found {
        tracing::warn!(
            uri = suspect.uri,
            stage = suspect.stage,
            signal = suspect.signal,
            "in hand when the last run was cut short"
        );
    }
    ledger.note_suspects(run.pipeline, &found)
}

fn suspects(ledger: &Ledger, run: &Run) -> Result<HashMap<[u8; 16], Suspected>, LedgerError> {
    let known = ledger.suspects(run.pipeline)?.into_iter().filter_map(|suspect| {
        let stage = suspect.stage.as_deref().unwrap_or("a stage");
        let (attempts, error) = if suspect.crashes >= MOST_CRASHES {
            let signal = suspect.signal.map(|signal| format!(" ({})", signal_name(signal))).unwrap_or_default();
            let error = format!(
                "{} times the process crashed{signal} while `{stage}` worked on this article; the fault is the plugin's",
                suspect.crashes
            );
            (suspect.crashes, error)
        } else if suspect.kills >= MOST_KILLS {
            let error = format!(
                "{} times in a row the process ended while `{stage}` worked on this article, and nothing else was settled: the plugin may end \
                 the process, or take all memory",
                suspect.kills
            );
            (suspect.kills, error)
        } else {
            return None;
        };
        Some((suspect.content, Suspected { uri: suspect.uri, stage: suspect.stage, error, attempts }))
    });
    Ok(known.collect())
}

fn signal_name(signal: i32) -> String {
    if signal == LeftBehind::EXIT {
        return "it called `exit`".to_owned();
    }
    signal_hook::low_level::signal_name(signal).map_or_else(|| format!("signal {signal}"), str::to_owned)
}

/// A digest of all in the definition that decides what becomes of an article, whatever stands in for its ends in this run.
fn digest_of(plan: &Plan) -> String {
    let digest = Sha256::digest(plan.terms.as_bytes());
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
