//! What a word is within a phrase, whichever way that is read, and how far one goes.

use super::mention::{Mention, Phrase};
use crate::vocabulary::{CAPITAL, CONJUNCTION, DETERMINER, FUNCTION, OBJECT, ROLE, TITLE};
use crate::words::{Kind, Token};

/// How deep phrases lean on phrases (`the head of the union of …`).
pub(super) const DEPTH: usize = 3;

/// The longest phrase, in words.
pub(super) const LONGEST: usize = 14;

/// The length of `for`, in bytes.
pub(super) const FOR: usize = 3;

pub(super) fn pronoun(token: &Token, at: usize) -> Option<Phrase> {
    if token.bits & OBJECT != 0 {
        return None;
    }
    Some(Phrase { mention: Mention::Pronoun, tokens: at..at + 1, head: at..at + 1 })
}

/// `56-year-old`, as in `the 56-year-old said`.
pub(super) fn aged(token: &Token) -> bool {
    token.kind == Kind::Number && (10..=12).contains(&(token.end - token.start))
}

/// Whether a small word that nothing vouches for may belong to the role after it. A verb in -s or -ed does not.
pub(super) fn adjective(token: &Token, next: &Token) -> bool {
    token.bits & CAPITAL == 0
        && (next.bits & ROLE != 0 || next.bits & (TITLE | CAPITAL) == TITLE)
        && token.bits & FUNCTION == 0
        && token.end - token.start > 3
        && token.bits == 0
}

/// Whether a noun follows the determiner, though it may be a verb elsewhere; not after `that`, which opens a clause too.
pub(super) fn opens_noun(determiner: &Token) -> bool {
    determiner.is(DETERMINER) && determiner.bits & CONJUNCTION == 0
}
