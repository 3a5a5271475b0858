//! Whose verb a second one of the same clause is, where something other than its subject opens the clause: `Am Dienstag besuchte der Minister
//! die Baustelle und sprach von „…“`, `En un comunicado, la empresa negó los hechos y dijo que …`.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, MALE, PLURAL, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, ROLE,
    TIME, TITLE,
};
use copydesk_text::words::Kind;

use super::human;
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How many tokens may stand before the subject: `Am späten Dienstagabend, kurz vor der Abstimmung, …`
const BEFORE: usize = 16;

/// The subject of a clause that opens with a time, a place or the like: the first human being or body in it that no preposition governs. None
/// where the clause may be one below another (`Als der Minister kam, …`) or, where verbs do not stand second, where a thing comes first.
pub(super) fn subject_behind_opening(passage: &Passage<'_>, habits: &Habits, clause: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let below = tokens.get(clause.start)?;
    if below.is(CONJUNCTION | RELATIVE) && below.bits & PREPOSITION == 0 {
        return None;
    }
    let high = clause.end.min(clause.start + BEFORE);
    if habits.bare_nouns {
        return bare_subject(passage, habits, clause.start..high);
    }
    let mut at = clause.start;
    while at < high {
        let token = &tokens[at];
        if token.kind == Kind::Quoted || at > clause.start && token.is(CONJUNCTION | RELATIVE) {
            return None;
        }
        let governed = at > clause.start && tokens[at - 1].is(PREPOSITION) && tokens[at - 1].bits & DETERMINER == 0;
        let opens = token.kind == Kind::Word
            && (token.is(DETERMINER) || token.content() || token.is(PRONOUN) && token.bits & (MALE | FEMALE) != 0);
        let phrase = if opens { mention::phrase(passage, habits, at, clause.end) } else { None };
        let Some(phrase) = phrase else {
            at += 1;
            continue;
        };
        let time = tokens[phrase.tokens.clone()].iter().any(|token| token.is(TIME));
        let speaks = human::one(passage, habits, &phrase) || human::is_body(passage, habits, &phrase);
        let own_name = phrase.mention == Mention::Organisation && !habits.nouns_capital;
        let subject = !governed && !time && !human::is_governed(passage, habits, &clause, &phrase);
        if subject && (speaks || own_name) {
            return Some(human::without_verb(passage, habits, phrase));
        }
        // `La obra costó mucho y dijo`: what it is about, and no time
        let thing = subject && token.is(DETERMINER) && !habits.verb_second;
        if thing {
            return None;
        }
        at = phrase.tokens.end.max(at + 1);
    }
    None
}

/// The same in Swedish and Danish, where a noun needs no article and a verb looks like any word: the first name, or noun of a human being or
/// a body, that no preposition governs and nobody owns.
fn bare_subject(passage: &Passage<'_>, habits: &Habits, clause: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    for at in clause.start + 1..clause.end {
        let (left, token) = (&tokens[at - 1], &tokens[at]);
        if token.kind == Kind::Quoted || token.is(CONJUNCTION | RELATIVE) {
            return None;
        }
        let owned = left.content() && passage.text[left.range()].ends_with('s');
        let free = !left.is(PREPOSITION | DETERMINER) && !owned;
        let role = token.is(ROLE | TITLE) && token.bits & (PLURAL | DOCUMENT | CAPITAL | POSSESSIVE) == 0;
        if free && role && tokens.get(at + 1).is_none_or(|next| !next.name()) {
            return Some(Phrase { mention: Mention::Role, tokens: at..at + 1, head: at..at + 1 });
        }
        let name = token.name() || role || token.is(PRONOUN) && token.is(MALE | FEMALE);
        let named = if free && name { mention::phrase(passage, habits, at, clause.end) } else { None };
        if let Some(named) = named.filter(|named| human::one(passage, habits, named)) {
            return Some(named);
        }
    }
    None
}
