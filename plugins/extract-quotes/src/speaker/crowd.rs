//! What a crowd calls out, in the sentence of somebody else: `Rowe, to shouts of “Resign!”, said he would stay`. In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::vocabulary::{CONJUNCTION, DETERMINER, POSSESSIVE, POSSESSOR, PREPOSITION};
use copydesk_text::words::Kind;

use crate::draft::Draft;
use crate::passages::passage::Passage;

/// Nouns for what a crowd calls out, and whether one may be its speaker's own.
static CRIES: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../data/crowd.txt"));
    lines.map(|line| line.strip_suffix(" one").map_or((line, false), |word| (word, true))).collect()
});

/// How many words may stand between such a noun and what says whose it is: `her loud and angry cries`.
const OWNER: usize = 4;

/// Whether a crowd calls out the quotation.
pub(super) fn cries(passages: &[Passage<'_>], draft: &Draft) -> bool {
    let (block, index) = draft.first;
    let passage = &passages[block];
    let Some(at) = passage.places.get(index).copied().filter(|at| *at > 1) else { return false };
    if !passage.word_is(at - 1, "of") {
        return false;
    }
    let (low, noun) = (passage.sentence(at).start, at - 2);
    let Some((_, one)) = CRIES.iter().find(|(word, _)| passage.word_is(noun, word)) else { return false };
    let tokens = &passage.tokens[low.max(noun.saturating_sub(OWNER))..noun];
    let joins = |and: &&copydesk_text::words::Token| and.is(CONJUNCTION) && and.bits & PREPOSITION == 0;
    let said_of = tokens.iter().rev().take_while(|token| token.kind == Kind::Word && (token.content() || joins(token)));
    let before = tokens.len() - said_of.clone().count();
    if said_of.clone().any(|token| token.is(POSSESSIVE)) {
        return false;
    }
    match before.checked_sub(1).map(|left| &tokens[left]) {
        Some(left) if left.is(POSSESSOR) => false,
        Some(article) if *one && article.is(DETERMINER) => before > 1 && tokens[before - 2].is(PREPOSITION),
        Some(left) => !one || left.is(PREPOSITION),
        None => !one,
    }
}
