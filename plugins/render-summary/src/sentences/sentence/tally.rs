//! What is counted of one sentence while it is read.

use crate::classes::{ARTICLE, INDEFINITE};

/// What is counted of a sentence's words.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) words: u32,
    pub(super) numbers: u32,
    pub(super) function: u32,
    pub(super) small: u32,
    pub(super) letters: u32,
    pub(super) capitals: u32,
    pub(super) outside: bool,
    /// The capitalised words right before this place: how many, and the last.
    pub(super) run: (u32, u32),
    /// The classes of the word right before.
    pub(super) before: u16,
    /// The article before the words right before this place that may be one phrase with it, or nothing.
    pub(super) article: u16,
    /// How many words the unit had before this sentence.
    pub(super) first: u32,
}

impl Tally {
    /// Of a sentence behind so many words of its unit, with so many capitals.
    pub(super) fn behind(words: u32, capitals: u32) -> Self {
        Self {
            first: words,
            words,
            capitals,
            numbers: 0,
            function: 0,
            small: 0,
            letters: 0,
            outside: false,
            run: (0, 0),
            before: 0,
            article: 0,
        }
    }

    /// Takes a function word of so many letters; where it `counts` as one: in a name it does not.
    #[inline(always)]
    pub(super) fn take_function(&mut self, letters: u32, classes: u16, counts: bool) {
        self.article *= u16::from(letters < 2 || self.before & (ARTICLE | INDEFINITE) != 0);
        self.article |= classes & (ARTICLE | INDEFINITE);
        self.function += u32::from(counts);
        self.before = classes;
    }
}
