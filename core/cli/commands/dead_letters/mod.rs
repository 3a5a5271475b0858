//! `copydesk dead-letters`: what failed in runs with a state.

mod drop;
mod list;
mod replay;
mod selection;
mod show;

pub(crate) use list::state as letter_state;

use crate::arguments::{Common, DeadLetters, DeadLettersCommand};
use crate::failure::{Failure, Status};
use copydesk_ledger::{LetterSummary, View};

pub(crate) fn run(common: &Common, command: &DeadLetters) -> Result<Status, Failure> {
    let place = &command.place;
    let view = View::open(&place.state)?;
    match &command.command {
        DeadLettersCommand::List { closed, limit, filters } => list::run(&view, filters, *closed, *limit, place.format),
        DeadLettersCommand::Show { id, article } => show::run(&view, *id, *article, place),
        DeadLettersCommand::Replay(command) => replay::run(common, &view, command, place),
        DeadLettersCommand::Drop(which) => drop::run(&view, which, place),
    }
}

/// Where an article failed, in a word or two.
pub(crate) fn failed_at(letter: &LetterSummary) -> String {
    match (&letter.stage, &letter.sink) {
        (Some(stage), _) => format!("stage {stage}"),
        (None, Some(sink)) => format!("sink {sink}"),
        // Neither a stage nor a sink: it could not be read as an article, or not be written as one.
        (None, None) => "reading".to_owned(),
    }
}
