//! Cue verbs where they stand: as a noun, in the passive, before their subject.

use copydesk_text::names::phrase::{Phrase, after};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, POSSESSIVE, PREPOSITION, ROLE, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{NOUN, PARTICIPLE, VERB};
use crate::passage::Passage;

/// The subject after the verb at `verb`, if one can stand there.
pub(super) fn inverted(tokens: &[Token], verb: usize, high: usize) -> Option<Phrase> {
    let next = tokens.get(verb + 1)?;
    if next.is(PREPOSITION | CONJUNCTION) && !next.is(DETERMINER) {
        return None;
    }
    after(tokens, verb + 1, high, VERB)
}

pub(super) fn according(passage: &Passage<'_>, at: usize, high: usize) -> Option<Phrase> {
    if passage.word_is(at, "according") && passage.word_is(at + 1, "to") {
        return after(&passage.tokens, at + 2, high, VERB);
    }
    None
}

pub(super) fn put(passage: &Passage<'_>, at: usize) -> bool {
    (passage.word_is(at, "put") || passage.word_is(at, "puts")) && passage.word_is(at + 1, "it")
}

/// Whether the token is a cue verb of these classes: with a capital it is a part of a name (`the United States`).
pub(super) fn is_verb(tokens: &[Token], at: usize, classes: u32) -> bool {
    tokens[at].is(classes) && tokens[at].bits & CAPITAL == 0
}

/// Whether the word is a noun here: after a determiner, a possessor or a preposition.
pub(super) fn is_noun(tokens: &[Token], low: usize, at: usize) -> bool {
    if tokens[at].bits & VERB == 0 {
        return true;
    }
    if tokens[at].bits & NOUN == 0 {
        // `Rowe’s charge`, `the charge`, but not `that said`
        let left = at.checked_sub(1).filter(|left| *left >= low);
        return left.is_some_and(|left| {
            let token = &tokens[left];
            let plain = token.kind == Kind::Word && token.bits == 0; // `the caustic chant`
            let opener = if plain && left > low { &tokens[left - 1] } else { token };
            let verb_before = left > low && tokens[left - 1].is(VERB); // `called that report`
            opener.is(DETERMINER | POSSESSIVE) && (!opener.is(CONJUNCTION) || !plain && verb_before)
        });
    }
    for left in (low..at).rev().take(3) {
        let token = &tokens[left];
        if token.is(DETERMINER | POSSESSIVE) {
            return true;
        }
        if token.is(PREPOSITION) && left + 1 == at {
            return true;
        }
        if !token.content() || token.bits & (CAPITAL | ROLE) != 0 {
            return false;
        }
    }
    false
}

/// Whether the verb is in the passive: `was told`, but not `was telling`.
pub(super) fn passive(tokens: &[Token], low: usize, verb: usize) -> bool {
    if tokens[verb].is(PARTICIPLE) {
        return false;
    }
    let mut at = verb;
    while at > low && tokens[at - 1].is(AUXILIARY | ADVERB | TIME) {
        at -= 1;
        if tokens[at].is(BE) {
            return true;
        }
    }
    false
}
