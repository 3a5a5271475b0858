//! `copydesk dead-letters list`.

use super::failed_at;
use super::selection::filter;
use crate::arguments::{Form, LetterFilters};
use crate::failure::{Failure, Status};
use crate::table::{Side, Table};
use crate::{output, shown};
use copydesk_ledger::{Closed, LetterSummary, View};
use serde_json::json;

pub(super) fn run(
    view: &View,
    filters: &LetterFilters,
    closed: bool,
    limit: Option<u32>,
    form: Form,
) -> Result<Status, Failure> {
    let mut wanted = filter(filters);
    wanted.closed = closed;
    // One more shows whether there are more.
    wanted.limit = limit.map(|limit| limit.saturating_add(1));
    let mut letters = view.letters(&wanted)?;
    let most = limit.map_or(usize::MAX, |limit| limit as usize);
    let more = letters.len() > most;
    letters.truncate(most);
    match form {
        Form::Json => output::print_json(&json!(letters)),
        Form::Text => output::print(&text(&letters, closed, more)),
    }
    Ok(Status::Done)
}

fn text(letters: &[LetterSummary], closed: bool, more: bool) -> String {
    if letters.is_empty() {
        return if closed { "no dead letters\n" } else { "no open dead letters\n" }.to_owned();
    }
    let mut columns = vec![
        ("letter", Side::Right),
        ("pipeline", Side::Left),
        ("failed", Side::Left),
        ("tries", Side::Right),
        ("at", Side::Left),
        ("article", Side::Left),
        ("reason", Side::Left),
    ];
    if closed {
        columns.insert(1, ("state", Side::Left));
    }
    let mut table = Table::new(&columns);
    for letter in letters {
        let mut row = vec![
            letter.id.to_string(),
            shown::line(&letter.pipeline, 40),
            shown::time(letter.at),
            letter.tries.to_string(),
            failed_at(letter),
            shown::line(&letter.uri, 60),
            shown::line(&letter.error, 100),
        ];
        if closed {
            row.insert(1, state(letter).to_owned());
        }
        table.row(row);
    }
    let mut out = table.text(0);
    if more {
        out.push_str("… and more: raise --limit, or give a filter\n");
    }
    out
}

/// Open, or how it was closed.
pub(crate) fn state(letter: &LetterSummary) -> &'static str {
    match letter.closed {
        None => "open",
        Some(Closed::Replayed) => "replayed",
        Some(Closed::Superseded) => "superseded",
        Some(Closed::Dropped) => "dropped",
    }
}
