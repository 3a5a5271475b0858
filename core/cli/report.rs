//! The report of a run in words.

use crate::shown;
use copydesk_runtime::{Account, Report, StepTime, StopReason};
use std::fmt::Write;
use std::time::Duration;

/// Of a name from outside so many characters are shown …
const LONGEST_NAME: usize = 200;
/// … and of a reason.
const LONGEST_REASON: usize = 1000;

/// So many held articles and dead letters are named; the JSON report has more.
const NAMED: usize = 10;

/// The report as text, ending with a newline.
pub(crate) fn text(report: &Report) -> String {
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = write(&mut out, report);
    out
}

fn write(out: &mut String, report: &Report) -> std::fmt::Result {
    let account = &report.account;
    let run = report.run.map(|run| format!(", run {run}")).unwrap_or_default();
    writeln!(out, "{}{run}: {}", report.pipeline, sum(account))?;
    if let Some(before) = report.goes_on_from {
        writeln!(out, "  goes on      where run {before} was cut short")?;
    }
    for sink in report.sinks.iter().filter(|sink| sink.articles > 0) {
        let place =
            sink.place.as_ref().map(|place| format!(" {}", shown::line(place, LONGEST_NAME))).unwrap_or_default();
        let articles = shown::count(sink.articles, "article", "articles");
        writeln!(out, "  went to      {}{place}: {articles}", sink.name)?;
    }
    if let Some(seen) = report.settled_by_another_definition {
        let were = shown::count(seen.articles, "article seen was", "articles seen were");
        writeln!(
            out,
            "  as seen      {were} settled by an earlier definition or plugin, last in run {}; `--again` processes what was seen anew",
            seen.last_run
        )?;
    }
    dropped(out, account)?;
    held(out, report)?;
    for dead in report.dead_letters.iter().take(NAMED) {
        let what = dead.uri.as_deref().map(|uri| format!("{} ", shown::line(uri, LONGEST_NAME))).unwrap_or_default();
        let number = dead.letter.map(|letter| format!("{letter}: ")).unwrap_or_default();
        let stage = dead.stage.as_ref().map(|stage| format!("at {stage}: ")).unwrap_or_default();
        writeln!(out, "  dead letter  {number}{what}{stage}{}", shown::line(&dead.error, LONGEST_REASON))?;
    }
    more(out, account.dead_lettered, report.dead_letters.len().min(NAMED))?;
    if let Some(folder) = &report.dead_letter_folder {
        writeln!(out, "  dead letters are in {}, each as it came in with its reason beside it", folder.display())?;
    }
    if let Some(state) = report.state.as_ref().filter(|_| account.dead_lettered > 0) {
        let state = state.display();
        writeln!(out, "  dead letters are in the ledger: copydesk dead-letters list --state {state}")?;
    }
    for error in &report.not_done_with {
        writeln!(out, "  left behind  {error}")?;
    }
    steps(out, &report.steps)?;
    let seconds = report.time.as_secs_f64();
    let rate = if seconds > 0.0 { account.received as f64 / seconds } else { 0.0 };
    writeln!(out, "  {} in all, {rate:.0} articles a second", duration(report.time))?;
    for error in &report.flush_errors {
        writeln!(out, "  at the end   {error}")?;
    }
    match &report.stopped {
        None => Ok(()),
        Some(StopReason::Asked(signal)) => {
            let finished = match account.unfinished {
                0 => "what was in flight is finished".to_owned(),
                unfinished => format!("{} unfinished", shown::count(unfinished, "article is", "articles are")),
            };
            let unread = if report.all_read { "" } else { ", the rest was not read" };
            let next = match report.state {
                Some(_) => "the next run goes on from here",
                None => "without a state the next run begins anew",
            };
            writeln!(out, "  stopped by {signal}: {finished}{unread}; {next}")
        }
        Some(StopReason::Failed(why)) => writeln!(out, "  stopped: {why}"),
    }
}

/// What is held back, and what somebody has to look at. What is in doubt comes first.
fn held(out: &mut String, report: &Report) -> std::fmt::Result {
    let (doubtful, certain): (Vec<_>, Vec<_>) = report.held.iter().partition(|held| held.doubtful);
    for held in doubtful.iter().chain(&certain).take(NAMED) {
        let until = held.until.as_ref().map(|until| shown::line(until, LONGEST_NAME));
        let until = match (until, held.doubtful) {
            (Some(words), true) => format!(", and until when cannot be told for certain: {words}"),
            (Some(time), false) => format!(" until {time}"),
            (None, _) => String::new(),
        };
        writeln!(out, "  held back    {} is {}{until}", shown::line(&held.uri, LONGEST_NAME), held.state)?;
        for place in &held.still_out {
            writeln!(out, "    still out  an earlier version: {}", shown::line(place, LONGEST_NAME))?;
        }
    }
    more(out, report.account.held_total(), report.held.len().min(NAMED))?;
    if !doubtful.is_empty() {
        writeln!(
            out,
            "  to let it out, give it date, year, hour and zone (EMBARGO: 0600 GMT 3 June 2026), or take its line away, and run again"
        )?;
    }
    Ok(())
}

/// What was dropped by whom and why, a line each.
pub(crate) fn dropped(out: &mut String, account: &Account) -> std::fmt::Result {
    for (stage, reasons) in &account.dropped {
        for (reason, count) in reasons {
            writeln!(out, "  dropped      {count} by {stage}: {reason}")?;
        }
    }
    Ok(())
}

/// `14 in = 11 delivered + 3 held back`. What is nothing is left out, except what was delivered.
pub(crate) fn sum(account: &Account) -> String {
    let parts = [
        (account.delivered, "delivered"),
        (account.dropped_total(), "dropped"),
        (account.held_total(), "held back"),
        (account.dead_lettered, "dead-lettered"),
        (account.skipped, "skipped as seen"),
        (account.superseded, "superseded"),
        (account.unfinished, "unfinished"),
    ];
    let told = parts.iter().enumerate().filter(|(index, (count, _))| *index == 0 || *count > 0);
    let told: Vec<String> = told.map(|(_, (count, name))| format!("{count} {name}")).collect();
    let equals = if account.adds_up() { "=" } else { "≠" };
    format!("{} in {equals} {}", account.received, told.join(" + "))
}

fn more(out: &mut String, all: u64, named: usize) -> std::fmt::Result {
    match all.saturating_sub(named as u64) {
        0 => Ok(()),
        more => writeln!(out, "               … and {more} more"),
    }
}

/// A table of what each step cost.
pub(crate) fn steps(out: &mut String, steps: &[StepTime]) -> std::fmt::Result {
    let all: Duration = steps.iter().map(|step| step.time).sum();
    if all.is_zero() {
        return Ok(());
    }
    let width = steps.iter().map(|step| step.step.chars().count()).max().unwrap_or_default().max(4);
    writeln!(out, "  {:width$}  {:>9}  {:>9}  {:>6}", "step", "articles", "µs each", "share")?;
    for step in steps {
        let share = 100.0 * step.time.as_secs_f64() / all.as_secs_f64();
        let skipped = if step.skipped > 0 { format!("  skipped {} by `if`", step.skipped) } else { String::new() };
        writeln!(
            out,
            "  {:width$}  {:>9}  {:>9.1}  {share:>4.0} %{skipped}",
            step.step,
            step.articles,
            step.micros_each()
        )?;
    }
    Ok(())
}

/// `0.35 s`, `83 s`.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.2} s") } else { format!("{seconds:.0} s") }
}
