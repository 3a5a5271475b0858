//! `copydesk dead-letters replay`: a run for each pipeline, whose source is its dead letters.

use super::selection::{none, selected};
use crate::arguments::{Common, Replay, Where};
use crate::definition::{plan, plugins, set_workers};
use crate::execution::{control, execute};
use crate::failure::{Failure, Status};
use crate::{output, shown};
use copydesk_ledger::{LetterId, LetterSummary, View};
use copydesk_pipeline::{Options, Plan};
use copydesk_runtime::{self as runtime, StopReason, Wiring};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The letters of one pipeline, and what they are tried with.
struct Job {
    pipeline: String,
    letters: Vec<LetterId>,
    definition: PathBuf,
    plan: Plan,
}

pub(super) fn run(common: &Common, view: &View, command: &Replay, place: &Where) -> Result<Status, Failure> {
    let letters = selected(view, &command.which, place)?;
    if letters.is_empty() {
        return Ok(none(place));
    }
    let (letters, unread): (Vec<_>, Vec<_>) = letters.into_iter().partition(|letter| letter.bytes > 0);
    for letter in &unread {
        output::error_line(&format!(
            "dead letter {} stays open: no byte of {} came in, so there is nothing to try again ({}); a run reads the source anew, and closes it when it can",
            letter.id,
            shown::line(&letter.source, 200),
            shown::line(&letter.error, 200),
        ));
    }
    let plugins = plugins(common);
    let options = Options { state: Some(place.state.display().to_string()), ..Options::default() };
    // All definitions are looked at before anything is tried.
    let mut jobs = Vec::new();
    for (pipeline, letters) in by_pipeline(letters, command)? {
        let definition = definition(view, &pipeline, &letters, command)?;
        let mut plan = plan(&definition, &plugins, options.clone(), common.color)?;
        if plan.name != pipeline {
            let (file, name) = (definition.display(), &plan.name);
            return Err(Failure::Usage(format!(
                "{file} defines pipeline `{name}`, but the dead letters are of pipeline `{pipeline}`; give its definition with \
                 --definition"
            )));
        }
        set_workers(&mut plan, command.workers);
        let letters = letters.iter().map(|letter| letter.id).collect();
        jobs.push(Job { pipeline, letters, definition, plan });
    }
    let mut status = if unread.is_empty() { Status::Done } else { Status::NotAll };
    let mut jobs = jobs.into_iter();
    while let Some(job) = jobs.next() {
        let control = control(&job.definition);
        let replay = runtime::Replay::new(&job.plan, &place.state, job.letters)?;
        let wiring = Wiring::open_to_replay(&job.plan, &control.disk, replay)?;
        if execute(&job.plan, &plugins, wiring, &control, place.format, false)? != Status::Done {
            status = Status::NotAll;
        }
        if let Some(StopReason::Asked(_)) = control.stop.reason() {
            for left in jobs.by_ref() {
                output::error_line(&format!("the dead letters of pipeline `{}` were not tried", left.pipeline));
                status = Status::NotAll;
            }
        }
    }
    Ok(status)
}

/// The letters of each pipeline.
fn by_pipeline(letters: Vec<LetterSummary>, command: &Replay) -> Result<BTreeMap<String, Vec<LetterSummary>>, Failure> {
    let mut pipelines: BTreeMap<String, Vec<LetterSummary>> = BTreeMap::new();
    for letter in letters {
        pipelines.entry(letter.pipeline.clone()).or_default().push(letter);
    }
    if command.definition.is_some() && pipelines.len() > 1 {
        let names: Vec<String> = pipelines.keys().map(|name| format!("`{name}`")).collect();
        let names = names.join(", ");
        return Err(Failure::Usage(format!(
            "--definition is for one pipeline, but the dead letters are of several ({names}); name one with --all --pipeline"
        )));
    }
    Ok(pipelines)
}

/// The definition that was given, or the one of the last run that wrote any of these letters.
fn definition(view: &View, pipeline: &str, letters: &[LetterSummary], command: &Replay) -> Result<PathBuf, Failure> {
    if let Some(given) = &command.definition {
        return Ok(given.clone());
    }
    let run = letters.iter().map(|letter| letter.run).max();
    let recorded = run.map(|run| view.run(run)).transpose()?.flatten();
    let why = match recorded {
        Some(recorded) => {
            let path = PathBuf::from(recorded.definition);
            if path.is_file() {
                return Ok(path);
            }
            format!(
                "run {}, which wrote them, had the definition {}, which is not there now",
                recorded.summary.id,
                path.display()
            )
        }
        None => "the run that wrote them is forgotten, and its definition with it".to_owned(),
    };
    Err(Failure::Usage(format!(
        "the dead letters of pipeline `{pipeline}` cannot be tried: {why}; give the pipeline's definition with --definition"
    )))
}
