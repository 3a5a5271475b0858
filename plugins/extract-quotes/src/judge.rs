//! What a quotation looks like by itself: a sentence, a part of one, a title, a single word.

use copydesk_text::vocabulary::{CONJUNCTION, POSSESSIVE, PREPOSITION};
use copydesk_text::words::Kind;

use crate::attribution::Grip;
use crate::passage::Passage;

/// As many words as make no difference any more.
const MANY: usize = 9;

/// The longest title of a work, in bytes.
const TITLE: usize = 100;

/// The shape of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// It begins as a sentence does, where a sentence can begin.
    pub(crate) whole: bool,
    /// Every word of weight has a capital, as in the title of a work.
    pub(crate) title: bool,
    /// It is a title, and the words before it say so: on “This Week”, the film “Low Water”.
    pub(crate) cited: bool,
    /// How many words it has, up to [`MANY`].
    pub(crate) words: usize,
}

impl Shape {
    /// Whether a speaker can be given, by how closely the cue governs the quotation.
    pub(crate) fn speaks(&self, grip: Grip) -> bool {
        match grip {
            Grip::Direct => !self.cited,
            Grip::Close => !self.title,
            Grip::Sentence => !self.title && self.words > 1,
            Grip::Loose => !self.title && self.words > 2,
        }
    }
}

/// Reads the shape of a pair.
pub(crate) fn shape(passage: &Passage<'_>, index: usize) -> Shape {
    let pair = &passage.pairs[index];
    let inside = &passage.text[pair.inner.clone()];
    let first = inside.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    let begins = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) || inside.starts_with(['[', '(']);
    let place = passage.places[index];
    let free = place == 0 || {
        let left = &passage.tokens[place - 1];
        matches!(left.kind, Kind::End | Kind::Comma | Kind::Colon | Kind::Dash | Kind::Quoted)
    };
    let words = words(inside);
    let ends = inside.ends_with(['.', '!', '?', ',', '—', '…']);
    let title = inside.len() <= TITLE
        && !ends_as_speech(inside)
        && capitals(inside)
        && (words > 1 || !(free && ends))
        && !passage.noun_alone(place);
    let cited = title && place > 0 && {
        let left = &passage.tokens[place - 1];
        left.is(PREPOSITION) && !left.is(CONJUNCTION) || left.is(POSSESSIVE)
    };
    Shape { cited, whole: begins && free && (words > 1 || ends), title, words }
}

/// How many words there are, up to [`MANY`].
fn words(inside: &str) -> usize {
    inside.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).take(MANY).count()
}

fn ends_as_speech(inside: &str) -> bool {
    inside.ends_with(['!', '?', '…'])
}

/// Whether all words but the small ones of grammar have a capital, and half of all at least.
fn capitals(inside: &str) -> bool {
    let (mut high, mut all) = (0, 0);
    for (i, word) in inside.split_ascii_whitespace().enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else { continue };
        all += 1;
        if first.is_uppercase() || first.is_ascii_digit() {
            high += 1;
        } else if word.len() > 4 || i == 0 {
            return false;
        }
    }
    high > 0 && high * 2 >= all
}
