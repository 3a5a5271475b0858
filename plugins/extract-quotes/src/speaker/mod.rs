//! Who said each quotation: by the words in its sentence ([`clauses`], [`beside`]), by what introduces its block, or by what its speaker
//! carries over ([`carried`]).

mod beside;
mod carried;
mod clauses;

use std::ops::Range;

use crate::attribution::Attribution;
use crate::draft::{Draft, Found};
use crate::language::Rules;
use crate::passage::Passage;

/// Who said the quotation `i` of these, as far as the words tell. Those before it are known already.
pub(crate) fn speaker(passages: &[Passage<'_>], drafts: &[Draft], i: usize, rules: Rules) -> Option<Found> {
    match rules {
        Rules::Clauses => clauses::attribute(passages, drafts, i).and_then(|found| clauses::settled(passages, found)),
        Rules::Beside(habits) => beside::attribute(passages, drafts, i, habits),
    }
}

/// Who said a quotation that tells it between its own marks, where that stands: a block, and its bytes. Nobody where only an earlier
/// sentence names them, and none does.
pub(crate) fn speaker_within(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    rules: Rules,
) -> Option<(Option<Found>, usize, Range<usize>)> {
    match rules {
        Rules::Beside(habits) if habits.speaks_inside => beside::within(passages, drafts, i, habits),
        _ => None,
    }
}

/// An attribution that was read in this block.
fn found(block: usize, attribution: Attribution) -> Found {
    Found {
        block,
        cue: attribution.cue.map(|cue| (block, cue)),
        speaker: attribution.speaker,
        confidence: attribution.confidence,
        grip: attribution.grip,
        means: None,
    }
}
