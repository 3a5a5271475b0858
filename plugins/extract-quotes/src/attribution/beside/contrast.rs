//! The subject of a clause that tells what another said beside the main clause, with its verb behind the quotation: `…, während Rowe von einem „Rückschritt“
//! sprach`. In German.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::CAPITAL;
use copydesk_text::words::Kind;

use super::human;
use super::owned::is_owned;
use crate::attribution::mention;
use crate::grammar::{LINK, SAY};
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How far before a quotation such a clause begins, in tokens.
const CLAUSE: usize = 14;

/// Who says the quotation at `at` in such a clause, and its verb.
pub(super) fn contrast(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let verb = tokens.get(at + 1).filter(|verb| habits.nouns_capital && verb.is(SAY | LINK) && !verb.is(CAPITAL))?;
    let over = tokens
        .get(at + 2)
        .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::End));
    if verb.kind != Kind::Word || !over {
        return None;
    }
    let low = passage.sentence(at).start;
    let opens = |at: usize| passage.is_one_of(at, &passage.language().small_words.contrasts);
    let floor = low.max(at.saturating_sub(CLAUSE));
    let clause = (floor..at).rev().find(|at| (*at == low || tokens[*at - 1].kind == Kind::Comma) && opens(*at))?;
    let speaker = mention::phrase(passage, habits, clause + 1, at)?;
    let speaks = human::one(passage, habits, &speaker) || human::is_body(passage, habits, &speaker);
    // `während er und Rowe von „…“ sprachen`
    let several = habits.and.iter().any(|and| passage.word_is(speaker.tokens.end, and));
    let alone = !several && !is_owned(passage, habits, &speaker);
    (speaks && alone && human::subject_case(tokens, habits, &speaker)).then_some((speaker, at + 1))
}
