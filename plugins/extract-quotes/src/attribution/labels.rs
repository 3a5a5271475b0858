//! Labels before a colon that say what a piece is: `REVIEW: ‘The Salt Wife’`. `data/labels.txt` lists them.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::vocabulary::ALL_CAPS;
use copydesk_text::words::Kind;

use crate::passages::passage::Passage;

static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/labels.txt")).collect());

/// The longest such label, in words.
const LONGEST: usize = 3;

/// Whether the sentence opens with a label in capitals, and the quotation at `at` is all that follows its colon.
#[inline(never)]
pub(super) fn says_what_it_is_in_capitals(passage: &Passage<'_>, low: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    if at < low + 2 || at > low + 1 + LONGEST || tokens[at - 1].kind != Kind::Colon {
        return false;
    }
    let last = &passage.text[tokens[at - 2].range()];
    tokens[low..at - 1].iter().all(|token| token.is(ALL_CAPS))
        && LABELS.iter().any(|word| last.eq_ignore_ascii_case(word))
}
