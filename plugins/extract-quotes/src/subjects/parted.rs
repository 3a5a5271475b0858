//! The subject that commas part from its verb, with what is set beside it: `Rowe, a senator from Ohio, said`.

use copydesk_text::names::phrase::{Mention, Phrase, before};
use copydesk_text::vocabulary::{
    CONJUNCTION, DETERMINER, FIRST_NAME, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::subjects::apposed::{is_state, set_beside};
use crate::subjects::main_subject::{FAR, leads, participle};
use crate::subjects::several::one_of_several;
use crate::subjects::speaking::opens_clause;

/// The subject that a clause between commas parts from its verb: `Rowe, a senator from Ohio, said`.
pub(super) fn parted(passage: &Passage<'_>, low: usize, comma: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `Rowe (Left), said`: the bracket parts them, and the comma is one too many
    if tokens[comma.saturating_sub(1)].kind == Kind::Close
        && let Some(phrase) = before(tokens, low, comma, VERB)
    {
        return Some(phrase);
    }
    let floor = low.max(comma.saturating_sub(FAR));
    if let Some(name) = one_of_several(passage, floor, comma) {
        return Some(name);
    }
    let mut best: Option<Phrase> = None;
    for at in (floor..comma).rev().filter(|i| tokens[*i].kind == tokens[comma].kind).take(5) {
        // `which, as Lind noted, promises`
        if at > low && tokens[at - 1].is(RELATIVE) && best.is_none() {
            return Some(Phrase { mention: Mention::Pronoun, tokens: at - 1..at, head: at - 1..at });
        }
        let Some(phrase) = before(tokens, low, at, VERB) else { continue };
        // `Speaking after the vote, Ada Rowe, of Norrland Ports, said`
        let opening = phrase.tokens.start == low
            && (participle(&passage.text[tokens[low].range()], &tokens[low], &tokens[low + 1..at])
                || leads(passage, low, at, best.as_ref()));
        if opening || !opens_clause(tokens, low, phrase.tokens.start) || is_state(passage, low, &phrase) {
            continue;
        }
        // A description of someone named further left: go on. Otherwise the first that fits is meant.
        let better = match &best {
            None => true,
            Some(found) => {
                // `a woman in Arnsby, Sweden, said`
                let place = found.tokens.start == at + 1
                    && found.tokens.len() == 1
                    && tokens[at - 1].name()
                    && tokens[phrase.tokens.clone()].iter().any(|token| token.is(PREPOSITION));
                // `“…,” Ada Rowe, head of Ports, Locks & Bridges, said`
                let first_name = |phrase: &Phrase| {
                    phrase.mention == Mention::Person
                        && tokens[phrase.head.clone()].iter().any(|token| token.is(FIRST_NAME))
                };
                let opens = phrase.tokens.start == low && phrase.head.len() > 1;
                found.tokens.start == at + 1 && phrase.mention != Mention::Role
                    || opens && first_name(&phrase) && found.mention != Mention::Pronoun && !first_name(found)
                    || found.mention == Mention::Role
                    || place
            }
        };
        if better {
            best = Some(phrase);
        }
    }
    let beside = best.as_ref().and_then(|role| set_beside(passage, role, comma));
    beside.or(best)
}

/// The name that a role without an article is set beside, where no comma ends it: `Ada Rowe, president and CEO of Norrland Ports said`.
pub(super) fn left_open(tokens: &[Token], low: usize, role: &Phrase) -> Option<Phrase> {
    let one =
        |token: &Token| token.is(ROLE | TITLE) && token.bits & (PLURAL | DETERMINER | POSSESSOR | POSSESSIVE) == 0;
    let mut start = role.tokens.start;
    if role.mention != Mention::Role || !one(tokens.get(start)?) {
        return None;
    }
    if start > low + 1 && tokens[start - 1].is(CONJUNCTION) && one(&tokens[start - 2]) {
        start -= 2;
    }
    let comma = start.checked_sub(1).filter(|comma| *comma > low && tokens[*comma].kind == Kind::Comma)?;
    let name =
        before(tokens, low, comma, VERB).filter(|name| name.mention == Mention::Person && name.head.len() > 1)?;
    opens_clause(tokens, low, name.tokens.start).then_some(name)
}
