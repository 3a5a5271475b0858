//! `copydesk dead-letters drop`.

use super::selection::selected;
use crate::arguments::{Form, Where, Which};
use crate::failure::{Failure, Status};
use crate::{output, shown};
use copydesk_ledger::{LetterId, View};
use copydesk_runtime::{Clock, SystemClock};
use serde_json::json;

/// So many numbers are named.
const NAMED: usize = 20;

pub(super) fn run(view: &View, which: &Which, place: &Where) -> Result<Status, Failure> {
    let ids: Vec<LetterId> = selected(view, which, place)?.iter().map(|letter| letter.id).collect();
    view.drop_letters(&ids, SystemClock.now())?;
    match place.format {
        Form::Json => output::print_json(&json!({"dropped": ids})),
        Form::Text if ids.is_empty() => output::print("no open dead letters\n"),
        Form::Text => {
            let named: Vec<String> = ids.iter().take(NAMED).map(ToString::to_string).collect();
            let more = if ids.len() > NAMED { ", …" } else { "" };
            let count = shown::count(ids.len() as u64, "dead letter", "dead letters");
            output::print(&format!("dropped {count}: {}{more}\n", named.join(", ")));
        }
    }
    Ok(Status::Done)
}
