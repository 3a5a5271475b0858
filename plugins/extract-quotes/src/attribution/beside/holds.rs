//! What somebody holds something for: `hält das für einen „Irrtum“`. `data/holding.txt` lists the verbs.

use copydesk_text::vocabulary::{CAPITAL, DETERMINER};
use copydesk_text::words::Kind;

use super::clause::TAKES;
use crate::passages::passage::Passage;

/// Whether the verb at `cue` holds something for what the quotation at `at` says: `hält die Debatte für „Unsinn“`, `hielt ihn für einen
/// „Glücksfall“`.
pub(super) fn holds(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    let words = &passage.tokens[cue + 1..at];
    let article = || words.last().is_some_and(|last| last.is(DETERMINER));
    let beside = |word: &str| {
        let near = |near: usize| words.len() >= near && passage.word_is(at - near, word);
        near(1) || near(2) && article()
    };
    let holds = || passage.language().holding.iter().any(|(verb, of)| passage.word_is(cue, verb) && beside(of));
    at - cue <= TAKES
        && passage.tokens[cue].bits & CAPITAL == 0
        && holds()
        && words.iter().all(|token| token.kind == Kind::Word)
}
