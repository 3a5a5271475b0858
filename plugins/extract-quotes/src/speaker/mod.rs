//! Who said each quotation: by the words in its sentence ([`clauses`], [`beside`]), by what introduces its block, or by what its speaker
//! carries over ([`carried`]). In English also by who goes on to speak ([`goes_on`]) or reacts ([`reacts`]); [`settled`] tells what that
//! speaker stands for.

mod beside;
mod carried;
mod clauses;
mod crowd;
mod exchange;
mod floats;
mod goes_on;
mod links;
mod reacts;
mod relayed;
mod settled;
mod tail;
mod teller;
mod turns;

use std::ops::Range;

use crate::attribution::is_unsaid;
use crate::draft::{Draft, Found};
use crate::language::Rules;
use crate::passages::passage::Passage;

/// Finds those who are told beside their quotations, where clauses are read. It does not depend on who said another.
pub(crate) fn read_beside(passages: &[Passage<'_>], drafts: &mut [Draft], rules: Rules) {
    if let Rules::Clauses = rules {
        clauses::read_beside(passages, drafts);
    }
}

/// Who said the quotation `i` of these, as far as the words tell: whoever is told `beside` it, if anybody. Those before it are known already.
pub(crate) fn speaker(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    beside: Option<Found>,
    rules: Rules,
) -> Option<Found> {
    let found = match rules {
        Rules::Clauses => beside
            .or_else(|| clauses::elsewhere(passages, drafts, i))
            .and_then(|found| settled::settled(passages, found)),
        Rules::Beside(habits) => beside::attribute(passages, drafts, i, habits),
    };
    let crowds = || matches!(rules, Rules::Clauses) && crowd::cries(passages, &drafts[i]);
    found.filter(|found| !denies(passages, &drafts[i], found) && !crowds())
}

/// Whether the sentence of the quotation tells that it was not said.
fn denies(passages: &[Passage<'_>], draft: &Draft, found: &Found) -> bool {
    let Some((block, cue)) = found.cue else { return false };
    let at = |(within, index): (usize, usize)| {
        (within == block).then(|| passages[block].places.get(index).copied()).flatten()
    };
    at(draft.first).is_some_and(|at| is_unsaid(&passages[block], cue, at))
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
