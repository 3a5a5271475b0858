//! Who said each quotation: by the words in its sentence ([`clauses`], [`beside`]), by what introduces its block, or by what its speaker
//! carries over ([`carried`]).

mod beside;
mod carried;
mod clauses;

use crate::attribution::Attribution;
use crate::draft::{Draft, Found};
use crate::language::Rules;
use crate::passage::Passage;

/// Who said the quotation `i` of these, as far as the words tell. Those before it are known already.
pub(crate) fn speaker(passages: &[Passage<'_>], drafts: &[Draft], i: usize, rules: Rules) -> Option<Found> {
    match rules {
        Rules::Clauses => clauses::attribute(passages, drafts, i).and_then(|found| clauses::settled(passages, found)),
        Rules::Beside(habits) => beside::attribute(passages, drafts, i, &habits),
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
