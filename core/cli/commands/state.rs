//! `copydesk state`.

use crate::arguments::{Form, State};
use crate::failure::{Failure, Status};
use crate::table::{Side, Table};
use crate::{output, shown};
use copydesk_ledger::{Holder, StateSummary, View};
use serde_json::json;
use std::fmt::Write;

pub(crate) fn run(command: &State) -> Result<Status, Failure> {
    let state = View::open(&command.place.state)?.state()?;
    match command.place.format {
        Form::Json => output::print_json(&json!(state)),
        Form::Text => {
            let mut out = String::new();
            // Writing into a string does not fail.
            let _ = write(&mut out, &state);
            output::print(&out);
        }
    }
    Ok(Status::Done)
}

fn write(out: &mut String, state: &StateSummary) -> std::fmt::Result {
    writeln!(out, "{}: {}, schema {}", state.path.display(), shown::size(state.bytes), state.schema)?;
    writeln!(out, "  held by      {}", holder(state.locked, state.holder.as_ref()))?;
    if let (Some(oldest), Some(newest)) = (state.oldest, state.newest) {
        writeln!(out, "  settled      from {} to {}", shown::time(oldest), shown::time(newest))?;
    }
    let rows = state.tables.iter().filter(|table| table.rows > 0);
    let rows: Vec<String> = rows.map(|table| format!("{} {}", table.name.replace('_', " "), table.rows)).collect();
    writeln!(out, "  rows         {}", if rows.is_empty() { "none".to_owned() } else { rows.join(", ") })?;
    if state.pipelines.is_empty() {
        return Ok(());
    }
    let mut table = Table::new(&[
        ("pipeline", Side::Left),
        ("stories", Side::Right),
        ("versions", Side::Right),
        ("open dead letters", Side::Right),
        ("runs", Side::Right),
        ("last run", Side::Left),
    ]);
    for pipeline in &state.pipelines {
        table.row([
            shown::line(&pipeline.name, 60),
            pipeline.stories.to_string(),
            pipeline.items.to_string(),
            pipeline.open_letters.to_string(),
            pipeline.runs.to_string(),
            pipeline.last_run.map_or("-".to_owned(), shown::time),
        ]);
    }
    write!(out, "{}", table.text(2))
}

fn holder(locked: bool, holder: Option<&Holder>) -> String {
    match (locked, holder) {
        (false, _) => "nobody".to_owned(),
        (true, None) => "another process".to_owned(),
        (true, Some(Holder { pid, host, pipeline, since })) => {
            let (host, pipeline) = (shown::line(host, 100), shown::line(pipeline, 200));
            format!("process {pid} on {host}, which runs pipeline {pipeline} since {}", shown::time(since))
        }
    }
}
