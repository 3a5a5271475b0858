//! Whom a relative pronoun takes up: `Ada Rowe, qui dit avoir reçu « … »`, `pela Amnistia Internacional, que pede`.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CAPITAL, FIRST_NAME, NEUTER, PARTICLE, PREPOSITION, ROLE};
use copydesk_text::words::Kind;

use super::human;
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whom the relative pronoun at this token takes up, where it can only be a subject: `Ada Rowe, qui dit avoir reçu « … »`.
pub(super) fn whom_it_takes_up(passage: &Passage<'_>, habits: &Habits, low: usize, pronoun: usize) -> Option<Phrase> {
    let subject = habits.who;
    if subject.is_empty() || !passage.word_is(pronoun, subject) || pronoun == low {
        return None;
    }
    let comma = passage.tokens[pronoun - 1].kind == Kind::Comma;
    let end = pronoun - usize::from(comma);
    let mut starts = low.max(end.saturating_sub(8))..end;
    let phrase = |start| mention::phrase(passage, habits, start, end).filter(|phrase| phrase.tokens.end == end);
    // without a comma it opens other clauses, too, but for `ricorda il padre Luigi che gli diceva`
    if habits.drops_subject && !comma {
        let first = |phrase: &Phrase| phrase.tokens.start.checked_sub(1).map_or(0, |left| passage.tokens[left].bits);
        let named = |phrase: &Phrase| phrase.mention == Mention::Person && first(phrase) & PREPOSITION == 0;
        return starts.find_map(phrase).filter(|phrase| named(phrase) && human::one(passage, habits, phrase));
    }
    // `au syndicat Arno-Ouest, qui dénonce`
    let named_body = |phrase: &Phrase| {
        let nouns = &passage.tokens[phrase.tokens.start..phrase.head.start];
        nouns.iter().any(|noun| noun.is(ROLE) && noun.is(NEUTER))
    };
    let speaks = |phrase: &Phrase| {
        human::one(passage, habits, phrase) || human::is_body(passage, habits, phrase) || named_body(phrase)
    };
    // `pela Amnistia Internacional, que pede`: whoever does what a passive says
    let agent = |phrase: &Phrase| {
        let by =
            phrase.tokens.start.checked_sub(1).is_some_and(|by| habits.by.iter().any(|word| passage.word_is(by, word)));
        by && phrase.mention == Mention::Person && phrase.head.len() > 1
    };
    starts.find_map(phrase).map(|phrase| as_body(passage, phrase)).filter(|phrase| speaks(phrase) || agent(phrase))
}

/// A body or an office with the noun of what it is, which a preposition without an article has before it: `ao Tribunal de Contas`, `ao Presidente da
/// República`, of which nothing is a name.
fn as_body(passage: &Passage<'_>, phrase: Phrase) -> Phrase {
    let tokens = &passage.tokens;
    let (start, name) = (phrase.tokens.start, phrase.head.start);
    let Some(noun) = name.checked_sub(1).filter(|noun| *noun >= start).map(|noun| &tokens[noun]) else { return phrase };
    let office = phrase.mention == Mention::Person
        && noun.is(ROLE)
        && noun.is(CAPITAL)
        && !tokens[phrase.head.clone()].iter().any(|token| token.is(FIRST_NAME));
    let mention = match () {
        () if !office => return phrase,
        () if noun.is(NEUTER) => Mention::Organisation,
        () if tokens[name].is(PARTICLE) => Mention::Role,
        () => return phrase,
    };
    Phrase { mention, head: phrase.tokens.clone(), ..phrase }
}
