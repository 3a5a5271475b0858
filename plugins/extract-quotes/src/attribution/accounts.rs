//! By whose account something is so, in languages other than English: laut Rowe, nach Angaben von Rowe, Rowe zufolge.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{DETERMINER, PREPOSITION};
use copydesk_text::words::Kind;

use super::mention;
use crate::grammar::NOUN;
use crate::language::{Habits, is_according, is_behind};
use crate::passage::Passage;

/// The last in these tokens by whose account something is so, and the word that says it: `Laut Rowe ist das „…“`.
pub(super) fn according(
    passage: &Passage<'_>,
    habits: &Habits,
    part: Range<usize>,
    low: usize,
) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    part.clone().rev().find_map(|at| {
        let token = &tokens[at];
        if is_behind(token) {
            return ends_at(passage, habits, low, at).map(|speaker| (speaker, at));
        }
        if let Some(speaker) = in_the_view(passage, habits, at, part.end) {
            return Some((speaker, at + 1));
        }
        // the second, in the languages in which that is the same word
        if !is_according(token) || at > low && tokens[at - 1].is(DETERMINER) {
            return None;
        }
        let speaker = mention::phrase(passage, habits, at + 1, part.end)?;
        // German `so` says as much only between commas: `das sei, so Rowe, „…“`
        let short = token.end - token.start == 2;
        let parted = at > low && tokens[at - 1].kind == Kind::Comma && {
            let end = tokens.get(speaker.tokens.end);
            end.is_none_or(|end| matches!(end.kind, Kind::Comma | Kind::Quoted))
        };
        (!short || parted).then_some((speaker, at))
    })
}

/// `nach Angaben von Rowe`, `de acordo com Rowe`, from the preposition at `at` on.
pub(super) fn in_the_view(passage: &Passage<'_>, habits: &Habits, at: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    tokens.get(at).filter(|first| at + 2 < high && first.is(PREPOSITION))?;
    let noun = at + 1 + usize::from(tokens[at + 1].is(DETERMINER));
    tokens.get(noun).filter(|noun| noun.is(NOUN))?;
    let of = tokens.get(noun + 1)?;
    let joins = of.is(PREPOSITION) && of.bits & DETERMINER == 0
        || !habits.nouns_capital && habits.of.iter().any(|word| passage.word_is(noun + 1, word));
    mention::phrase(passage, habits, noun + 1 + usize::from(joins), high)
}

/// The mention that ends right before the token at `end`, of at most a few words.
fn ends_at(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let from = low.max(end.saturating_sub(8));
    (from..end).find_map(|start| mention::phrase(passage, habits, start, end).filter(|phrase| phrase.tokens.end == end))
}
