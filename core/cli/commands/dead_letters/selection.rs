//! Which letters a command is about.

use crate::arguments::{LetterFilters, Where, Which};
use crate::failure::{Failure, Status};
use crate::{output, shown};
use copydesk_ledger::{LetterFilter, LetterId, LetterSummary, RunId, View};
use serde_json::json;
use std::collections::BTreeSet;

/// The filter that the arguments mean.
pub(super) fn filter(given: &LetterFilters) -> LetterFilter {
    LetterFilter {
        pipeline: given.pipeline.clone(),
        stage: given.stage.clone(),
        sink: given.sink.clone(),
        uri: given.uri.clone(),
        run: given.run.map(RunId::new),
        ..LetterFilter::default()
    }
}

/// The open letters that are meant, in the order in which they came. One that was named has to be there.
pub(super) fn selected(view: &View, which: &Which, place: &Where) -> Result<Vec<LetterSummary>, Failure> {
    let wanted = filter(&which.filters);
    if which.all {
        return Ok(view.letters(&wanted)?);
    }
    if which.ids.is_empty() {
        let say = "say which dead letters: their numbers, or --all, which filters narrow down";
        return Err(Failure::Usage(say.to_owned()));
    }
    if wanted != LetterFilter::default() {
        return Err(Failure::Usage("filters go with --all, not with the numbers of letters".to_owned()));
    }
    let ids: BTreeSet<LetterId> = which.ids.iter().copied().map(LetterId::new).collect();
    let letters = view.letters(&LetterFilter { ids: ids.iter().copied().collect(), ..LetterFilter::default() })?;
    let found: BTreeSet<LetterId> = letters.iter().map(|letter| letter.id).collect();
    let missing: Vec<String> = ids.difference(&found).map(ToString::to_string).collect();
    if missing.is_empty() {
        return Ok(letters);
    }
    let list = format!("copydesk dead-letters list{}", shown::state_option(&place.state));
    let missing = missing.join(", ");
    Err(Failure::Usage(format!("there is no open dead letter {missing}; `{list}` shows those that are open")))
}

/// What is said where no letter is meant.
pub(super) fn none(place: &Where) -> Status {
    match place.format {
        crate::arguments::Form::Text => output::print("no open dead letters\n"),
        crate::arguments::Form::Json => output::print_json(&json!([])),
    }
    Status::Done
}
