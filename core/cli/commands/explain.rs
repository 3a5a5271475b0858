//! `copydesk explain`: a story's way, version by version and stage by stage.

mod similar;
mod story;
mod text;

use crate::arguments::{Explain, Form};
use crate::failure::{Failure, Status};
use crate::output;
use copydesk_ledger::View;
use serde_json::json;
use story::Story;

pub(crate) fn run(command: &Explain) -> Result<Status, Failure> {
    let view = View::open(&command.place.state)?;
    let mut known = view.explain(&command.uri)?;
    if known.is_empty() {
        return Err(Failure::Usage(similar::unknown(&view, &command.uri, &command.place)?));
    }
    if let Some(wanted) = &command.pipeline {
        let names: Vec<String> = known.iter().map(|story| format!("`{}`", story.pipeline)).collect();
        known.retain(|story| story.pipeline == *wanted);
        if known.is_empty() {
            let (uri, names) = (&command.uri, names.join(", "));
            return Err(Failure::Usage(format!("{uri} did not come in pipeline `{wanted}`; it came in {names}")));
        }
    }
    let stories = known.into_iter().map(|story| Story::new(&view, story)).collect::<Result<Vec<_>, _>>()?;
    match command.place.format {
        Form::Json => output::print_json(&json!({"uri": command.uri, "stories": stories})),
        Form::Text => output::print(&text::text(&stories)),
    }
    Ok(Status::Done)
}
