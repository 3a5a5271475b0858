//! A mention in a sentence, and what kind it is.

use std::ops::Range;

/// What kind of mention a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mention {
    /// he, they, I, everyone; also `his` in `his claim`.
    Pronoun,
    /// A name with or without a title.
    Person,
    /// A name that its last word, its capitals or its article shows to be no person's.
    Organisation,
    /// the minister, police, Ukrainian officials, a spokesman for the court.
    Role,
}

/// A mention in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it is.
    pub mention: Mention,
    /// The tokens of the whole phrase, with what leans on it (`a spokesman for the court`).
    pub tokens: Range<usize>,
    /// The tokens that one would print as the mention: of `Lind spokesman Bo Rask`, `Bo Rask`.
    pub head: Range<usize>,
}
