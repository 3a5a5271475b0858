//! `copydesk runs` and `copydesk runs show`.

use crate::arguments::{Form, Runs, RunsCommand, Where};
use crate::failure::{Failure, Status};
use crate::table::{Side, Table};
use crate::{output, report, shown};
use copydesk_ledger::{RunDetail, RunId, RunOutcome, RunSummary, View};
use copydesk_runtime::{Account, StepTime};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;

pub(crate) fn run(command: &Runs) -> Result<Status, Failure> {
    let view = View::open(&command.place.state)?;
    match command.command {
        None => list(&view.runs(command.limit)?, command.place.format),
        Some(RunsCommand::Show { id }) => {
            let known = view.run(RunId::new(id))?;
            let run = known.ok_or_else(|| {
                let list = format!("copydesk runs{}", shown::state_option(&command.place.state));
                Failure::Usage(format!("there is no run {id}; `{list}` shows those that are remembered"))
            })?;
            match command.place.format {
                Form::Json => output::print_json(&json!(run)),
                Form::Text => output::print(&detail(&run, &command.place)),
            }
        }
    }
    Ok(Status::Done)
}

fn list(runs: &[RunSummary], form: Form) {
    match form {
        Form::Json => output::print_json(&json!(runs)),
        Form::Text if runs.is_empty() => output::print("no runs are remembered\n"),
        Form::Text => output::print(&table(runs).text(0)),
    }
}

fn table(runs: &[RunSummary]) -> Table {
    let mut table = Table::new(&[
        ("run", Side::Right),
        ("pipeline", Side::Left),
        ("started", Side::Left),
        ("took", Side::Right),
        ("outcome", Side::Left),
        ("in", Side::Right),
        ("delivered", Side::Right),
        ("dead", Side::Right),
    ]);
    for run in runs {
        let account = run.account.as_ref().and_then(account);
        let number = |count: fn(&Account) -> u64| account.as_ref().map(count).map_or("-".to_owned(), |n| n.to_string());
        table.row([
            run.id.to_string(),
            shown::line(&run.pipeline, 40),
            shown::time(run.started),
            took(run).map_or("-".to_owned(), report::duration),
            outcome(run),
            number(|account| account.received),
            number(|account| account.delivered),
            number(|account| account.dead_lettered),
        ]);
    }
    table
}

fn detail(run: &RunDetail, place: &Where) -> String {
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = write(&mut out, run, place);
    out
}

fn write(out: &mut String, run: &RunDetail, place: &Where) -> std::fmt::Result {
    let summary = &run.summary;
    writeln!(out, "run {} of pipeline {}: {}", summary.id, shown::line(&summary.pipeline, 200), outcome(summary))?;
    writeln!(out, "  started      {}", shown::time(summary.started))?;
    if let (Some(ended), Some(took)) = (summary.ended, took(summary)) {
        writeln!(out, "  ended        {}, after {}", shown::time(ended), report::duration(took))?;
    }
    writeln!(out, "  definition   {}", shown::line(&run.definition, 1000))?;
    writeln!(out, "  config       {}", run.config)?;
    writeln!(out, "  program      copydesk {}, process {} on {}", run.program, run.pid, shown::line(&run.host, 100))?;
    if let Some(message) = &summary.message {
        writeln!(out, "  stopped      {}", shown::line(message, 1000))?;
    }
    if let Some(account) = summary.account.as_ref().and_then(account) {
        writeln!(out, "  account      {}", report::sum(&account))?;
        report::dropped(out, &account)?;
        for (state, count) in &account.held {
            writeln!(out, "  held back    {count} {state}")?;
        }
    }
    if run.open_letters > 0 {
        let (id, state) = (summary.id, shown::state_option(&place.state));
        writeln!(out, "  dead letters {} open: copydesk dead-letters list --run {id}{state}", run.open_letters)?;
    }
    report::steps(out, &run.steps.as_ref().map(steps).unwrap_or_default())
}

/// How a run ended, in words.
fn outcome(run: &RunSummary) -> String {
    let outcome = match run.outcome {
        None if run.going => "goes on",
        None | Some(RunOutcome::CutShort) => "cut short",
        Some(RunOutcome::Done) => "done",
        Some(RunOutcome::NotAll) => "not all",
        Some(RunOutcome::Stopped) => "stopped",
        Some(RunOutcome::Failed) => "failed",
    };
    if run.replay { format!("{outcome} (replay)") } else { outcome.to_owned() }
}

fn took(run: &RunSummary) -> Option<Duration> {
    Some(run.ended?.duration_since(run.started).unsigned_abs())
}

fn account(recorded: &Value) -> Option<Account> {
    serde_json::from_value(recorded.clone()).ok()
}

/// What each step cost, as a run recorded it.
pub(super) fn steps(recorded: &Value) -> Vec<StepTime> {
    let step = |step: &Value| {
        Some(StepTime {
            step: step["step"].as_str()?.to_owned(),
            articles: step["articles"].as_u64()?,
            skipped: step["skipped"].as_u64()?,
            time: Duration::try_from_secs_f64(step["seconds"].as_f64()?).ok()?,
        })
    };
    recorded.as_array().into_iter().flatten().filter_map(step).collect()
}
