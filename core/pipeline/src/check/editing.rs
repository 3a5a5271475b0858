//! What a source's `edit: none` leaves in the text of its articles.

use super::parts::{Part, Parts};
use crate::definition::{Editing, Source};
use crate::diagnostics::Fault;
use crate::nearest::listed;

/// Says where notes that a stage of the pipeline would make private stay in the text. `takers` are these stages: they write notes.
pub(super) fn look_at(parts: &Parts, takers: &[String], faults: &mut Vec<Fault>) {
    if takers.is_empty() {
        return;
    }
    let sources = parts.source.iter().chain(parts.sources.iter().flatten());
    for Part { is: Source { edit, .. }, pointer } in sources {
        if *edit == Some(Editing::None) {
            let is = if takers.len() == 1 { "takes such notes out, is" } else { "take such notes out, are" };
            faults.push(
                Fault::note(
                    "notes-stay",
                    "notes for editors that stand in the text of this source's articles stay in it",
                )
                .at(format!("{pointer}/edit"))
                .info(format!("{}, which {is} kept from them", listed(takers.iter().map(String::as_str), "and"))),
            );
        }
    }
}
