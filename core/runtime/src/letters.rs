//! What the ledger is told of one item: where it came from, its dead letter, and whether the letter that it was may be closed.

use crate::batch::{Death, End, Item, Raw, State};
use copydesk_formats::format_of;
use copydesk_ledger::{Came, Closed, Group, ItemKey, LedgerError, Letter, LetterId, RecordShape};
use jiff::Timestamp;
use std::collections::HashSet;

/// Writes an item's dead letter.
pub(crate) fn write_letter(
    group: &mut Group<'_>,
    item: &Item,
    key: &ItemKey,
    death: &Death,
    at: Timestamp,
) -> Result<LetterId, LedgerError> {
    let came = came(item, at);
    let record = item.raw.shape();
    let letter = Letter {
        stage: death.stage.as_deref(),
        plugin: death.plugin.as_deref(),
        sink: death.sink.as_deref(),
        error: &death.error,
        tries: death.tries,
        record: &record,
        bytes: item.raw.bytes(),
        at,
    };
    group.dead_letter(key, &came, &letter, death.history.as_deref())
}

/// Closes the letter that an item comes from, where that is still open: the ledger has closed it where the item is the letter's own,
/// and another item has where several came from one letter.
pub(crate) fn close_letter(
    group: &mut Group<'_>,
    item: &Item,
    how: Closed,
    kept: &HashSet<LetterId>,
    at: Timestamp,
) -> Result<(), LedgerError> {
    let Some(letter) = item.letter.as_ref().filter(|letter| !kept.contains(&letter.id)) else { return Ok(()) };
    match group.close_letter(letter.id, how, at) {
        Err(LedgerError::NoSuchLetter { .. }) => Ok(()),
        closed => closed,
    }
}

pub(crate) fn came(item: &Item, at: Timestamp) -> Came {
    let (source, line) = item.raw.place();
    Came { source: source.to_owned(), line, at }
}

/// Whether an item comes from a letter and is under embargo: it has to come again, and the letter may be the only copy.
pub(crate) fn keeps_letter(item: &Item) -> bool {
    let comes_again = match &item.state {
        State::Ended(End::Held { hold, .. }) => ledger_state(hold.state) == EMBARGO,
        State::Ended(End::Unfinished | End::Fatal(_)) => true,
        _ => false,
    };
    item.letter.is_some() && comes_again
}

const EMBARGO: &str = "embargo";

/// As the ledger names the states: only what is under embargo leaves older versions alone.
pub(crate) fn ledger_state(state: &str) -> &str {
    if state == "embargoed" { EMBARGO } else { state }
}

impl Raw {
    /// What a replay needs to read the bytes again as they were read.
    fn shape(&self) -> RecordShape {
        let Raw::Bytes { record, item, source, .. } = self else { return RecordShape::default() };
        RecordShape {
            number: record.number,
            is_line: record.is_line,
            by_content: record.origin.by_content,
            // What was cut out by a format that the bytes told must not be guessed anew from the piece.
            format: if item.is_some() || record.is_line { format_of(record) } else { record.wanted.name() }
                .map(str::to_owned),
            source_index: source.and_then(|source| u32::try_from(source).ok()),
            item: *item,
        }
    }
}
