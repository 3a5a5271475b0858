//! The phrase that ends before a place in a sentence, read backwards.

use super::kind::classify;
use super::mention::{Mention, Phrase};
use super::words::{DEPTH, FOR, LONGEST, adjective, aged, opens_noun, pronoun};
use crate::names::extent::nickname;
use crate::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, FUNCTION, ORGANISATION, PARTICLE, PLURAL, POSSESSIVE,
    POSSESSOR, PREPOSITION, PRONOUN, ROLE, SUFFIX, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// The phrase whose last word is the token before `end`, in the sentence from `low` on; words with one of the `verbs` bits end it.
pub fn before(tokens: &[Token], low: usize, end: usize, verbs: u32) -> Option<Phrase> {
    before_at(tokens, low, end, verbs, DEPTH)
}

/// Like [`before`], without what the phrase leans on: of `the hat of Bo Rask`, `Bo Rask`.
pub fn bare_before(tokens: &[Token], low: usize, end: usize, verbs: u32) -> Option<Phrase> {
    before_at(tokens, low, end, verbs, 0)
}

fn before_at(tokens: &[Token], low: usize, end: usize, verbs: u32, depth: usize) -> Option<Phrase> {
    let mut last = end.checked_sub(1).filter(|last| *last >= low)?;
    let mut full_end = end;
    // (R-Ohio), (pictured)
    if tokens[last].kind == Kind::Close {
        let open = (low..last).rev().take(8).find(|i| tokens[*i].kind == Kind::Open)?;
        last = open.checked_sub(1).filter(|last| *last >= low)?;
        full_end = last + 1;
    }
    let token = &tokens[last];
    if token.is(PRONOUN) {
        return pronoun(token, last);
    }
    if token.is(DETERMINER) && token.bits & PLURAL == 0 && depth == DEPTH && token.bits & POSSESSOR == 0 {
        return None; // `this said`, `the said`
    }
    if aged(token) && last > low && tokens[last - 1].is(DETERMINER) {
        return Some(Phrase { mention: Mention::Role, tokens: last - 1..last + 1, head: last - 1..last + 1 });
    }
    if !token.content() || token.bits & TIME != 0 && token.bits & FIRST_NAME == 0 {
        return None;
    }
    let mut first = last;
    let mut determined = token.is(POSSESSIVE) && first == last;
    let floor = low.max(end.saturating_sub(LONGEST));
    while first > floor {
        let left = &tokens[first - 1];
        match left.kind {
            // `that Rowe` begins a clause, not a phrase
            Kind::Word if left.is(DETERMINER) && left.is(CONJUNCTION) => break,
            Kind::Word if left.is(DETERMINER) => {
                first -= 1;
                determined = true;
                break;
            }
            Kind::Word if left.is(POSSESSIVE) && left.content() => {
                first -= 1;
                determined = true;
            }
            Kind::Word
                if left.is(PARTICLE)
                    && left.bits & CAPITAL == 0
                    && (tokens[first].name() || tokens[first].is(PARTICLE)) =>
            {
                first -= 1;
            }
            Kind::Word if left.content() && !(left.is(verbs) && left.bits & (CAPITAL | ROLE) == 0) => first -= 1,
            // `the fire chief`, `the press officer`, `the state environment agency`
            Kind::Word
                if left.content()
                    && first > floor + 1
                    && (tokens[first].is(ROLE | TITLE) || tokens[first].bits == 0)
                    && opens_noun(&tokens[first - 2]) =>
            {
                first -= 1;
            }
            // `said an elderly man`
            Kind::Word
                if left.bits & FUNCTION == ADVERB
                    && tokens[first].is(ROLE)
                    && first > floor + 1
                    && opens_noun(&tokens[first - 2]) =>
            {
                first -= 1;
            }
            Kind::Number if tokens[first].bits & CAPITAL == 0 => first -= 1,
            Kind::Comma if tokens[first].is(SUFFIX) && first > floor + 1 && tokens[first - 2].name() => first -= 1,
            Kind::Other if tokens[first].name() && first > floor + 1 && tokens[first - 2].name() => first -= 1, // AT&T
            Kind::Quoted if nickname(tokens, first - 1) => first -= 1,
            _ => break,
        }
    }
    if !determined {
        first = vouched(tokens, first, last);
    }
    let phrase = classify(tokens, first..last + 1, full_end, determined)?;
    if depth > 0
        && first > low + 1
        && tokens[first - 1].is(PREPOSITION)
        && tokens[first - 1].bits & CAPITAL == 0 // a headline’s
        && let Some(leaned) = leans(tokens, low, first - 1, verbs, depth)
    {
        let body = leaned.mention == Mention::Organisation && is_for(tokens, first - 1);
        let whole = leaned.mention == Mention::Role || body;
        let head = if whole { leaned.head.start..phrase.tokens.end } else { leaned.head.clone() };
        // `One Centers for River Control advert`: a thing that the body is named before
        let thing = body && phrase.mention == Mention::Role && tokens[last].bits & CAPITAL == 0;
        let mention = if thing { Mention::Role } else { leaned.mention };
        return Some(Phrase { tokens: leaned.tokens.start..phrase.tokens.end, head, mention });
    }
    Some(phrase)
}

/// The phrase that the preposition at `at` leans on, if it can stand for a speaker: a role, or something determined.
fn leans(tokens: &[Token], low: usize, at: usize, verbs: u32, depth: usize) -> Option<Phrase> {
    let left = before_at(tokens, low, at, verbs, depth - 1)?;
    let role = tokens[left.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE | DETERMINER));
    match left.mention {
        Mention::Role if role => Some(left),
        Mention::Person | Mention::Organisation if left.tokens.start == low => Some(left),
        // `On Monday, Ada Rowe of the Dyers’ Union said`
        Mention::Person if left.head.len() > 1 && tokens[left.tokens.start - 1].kind == Kind::Comma => Some(left),
        Mention::Organisation if role && is_for(tokens, at) => Some(left),
        _ => None,
    }
}

/// Whether the preposition at this token joins two halves of a body’s name: `the Centers for River Control`
fn is_for(tokens: &[Token], at: usize) -> bool {
    let body = at.checked_sub(1).is_some_and(|left| tokens[left].is(ORGANISATION | ROLE) && tokens[left].is(CAPITAL));
    body && tokens[at].end - tokens[at].start == FOR && tokens.get(at + 1).is_some_and(Token::name)
}

/// The first token of what capitals, roles and titles vouch for in `first..=last`.
fn vouched(tokens: &[Token], first: usize, last: usize) -> usize {
    let mut start = last;
    while start > first {
        let left = &tokens[start - 1];
        let known = left.kind == Kind::Comma
            || left.kind == Kind::Number
            || left.kind == Kind::Other
            || left.kind == Kind::Quoted
            || left.bits & (CAPITAL | ROLE | TITLE | POSSESSIVE | PARTICLE) != 0
            || adjective(left, &tokens[start]);
        if !known {
            break;
        }
        start -= 1;
    }
    while start < last
        && (tokens[start].kind != Kind::Word || tokens[start].is(TIME) && tokens[start].bits & FIRST_NAME == 0)
    {
        start += 1;
    }
    start
}
