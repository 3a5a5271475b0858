//! `copydesk dead-letters show`.

use super::failed_at;
use super::list::state;
use crate::arguments::{Form, Where};
use crate::failure::{Failure, Status};
use crate::{output, shown};
use copydesk_ledger::{LetterId, StoredLetter, View};
use serde_json::json;
use std::fmt::Write;

/// Of the article so many lines are shown, each of so many characters.
const LINES: usize = 20;
const LINE: usize = 200;

pub(super) fn run(view: &View, id: i64, article: bool, place: &Where) -> Result<Status, Failure> {
    let known = view.letter(LetterId::new(id))?;
    let letter = known.ok_or_else(|| {
        let list = format!("copydesk dead-letters list --closed{}", shown::state_option(&place.state));
        Failure::Usage(format!("there is no dead letter {id}; `{list}` shows those that are kept"))
    })?;
    match place.format {
        _ if article => output::print_bytes(&letter.article)?,
        Form::Json => {
            let mut value = json!(letter);
            // Bytes that are no text have no place in JSON; `--article` writes them.
            value["article"] = std::str::from_utf8(&letter.article).ok().into();
            output::print_json(&value);
        }
        Form::Text => {
            let mut out = String::new();
            // Writing into a string does not fail.
            let _ = write(&mut out, &letter, place);
            output::print(&out);
        }
    }
    Ok(Status::Done)
}

fn write(out: &mut String, letter: &StoredLetter, place: &Where) -> std::fmt::Result {
    let about = &letter.summary;
    let (id, pipeline) = (about.id, shown::line(&about.pipeline, 200));
    let closed = about.closed_at.map(|at| format!(" {}", shown::time(at))).unwrap_or_default();
    writeln!(out, "dead letter {id} of pipeline {pipeline}: {}{closed}", state(about))?;
    writeln!(out, "  article      {}", shown::line(&about.uri, 1000))?;
    if let Some(version) = &about.version {
        writeln!(out, "  version      {}", shown::line(version, 200))?;
    }
    let line = about.line.map(|line| format!(", line {line}")).unwrap_or_default();
    writeln!(out, "  came from    {}{line}", shown::line(&about.source, 1000))?;
    let tries = shown::count(about.tries.into(), "try", "tries");
    writeln!(out, "  failed       {} in run {}, after {tries}", shown::time(about.at), about.run)?;
    let plugin = about.plugin.as_ref().map(|plugin| format!(" ({})", shown::line(plugin, 200))).unwrap_or_default();
    writeln!(out, "  at           {}{plugin}", failed_at(about))?;
    writeln!(out, "  reason       {}", shown::line(&about.error, 4000))?;
    writeln!(out, "  bytes        {}", about.bytes)?;
    excerpt(out, letter, place)
}

/// The article's beginning, and how to get all of it.
fn excerpt(out: &mut String, letter: &StoredLetter, place: &Where) -> std::fmt::Result {
    let bytes = &letter.article;
    if bytes.is_empty() {
        return writeln!(out, "\nnothing of it could be read");
    }
    // Enough for all that is shown, whatever the characters.
    let beginning = bytes.get(..LINES * LINE * 4).unwrap_or(bytes);
    let text = String::from_utf8_lossy(beginning);
    let all = text.lines().count() <= LINES
        && beginning.len() == bytes.len()
        && text.lines().all(|line| line.chars().count() <= LINE);
    writeln!(out)?;
    for line in text.lines().take(LINES) {
        writeln!(out, "  | {}", shown::line(line, LINE))?;
    }
    let id = letter.summary.id;
    let command = format!("copydesk dead-letters show {id} --article{}", shown::state_option(&place.state));
    match all {
        true => writeln!(out, "\nthe bytes themselves: {command}"),
        false => writeln!(out, "  | …\n\nthis is the beginning; all of it: {command}"),
    }
}
