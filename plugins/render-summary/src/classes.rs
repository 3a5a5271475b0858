//! The classes of words, as bits: what `language` knows of a word.

/// A word that says nothing about the subject.
pub(crate) const FUNCTION: u16 = 1;
/// A pronoun that stands for a person named elsewhere.
pub(crate) const PRONOUN: u16 = 2;
/// A verb of saying.
pub(crate) const SAYING: u16 = 4;
/// A word or phrase that, at the beginning, leans on the sentence before.
pub(crate) const LEANING: u16 = 8;
/// A word or phrase that opens a call to the reader.
pub(crate) const CALL: u16 = 16;
/// A verb that tells a sentence before a colon from a label.
pub(crate) const VERB: u16 = 32;
/// A title before a surname.
pub(crate) const TITLE: u16 = 64;
/// Two words that need no sentence before them, though one of them alone would: `this year`.
pub(crate) const STANDING: u16 = 128;
/// A definite article.
pub(crate) const ARTICLE: u16 = 256;
/// A noun that calls what was told by another name: `the move`.
pub(crate) const LABEL: u16 = 512;
/// A word, or two, that near the beginning ties a sentence to the one before: `The port, however, …`.
pub(crate) const TIE: u16 = 1024;
/// A preposition or relative that begins what tells which thing is meant: `the gates of the lock`.
pub(crate) const BINDING: u16 = 2048;
/// A word that leans, but may stand for what follows: `In his letter, Lind …`, `It was Lind who …`.
pub(crate) const AHEAD: u16 = 4096;
/// An indefinite article.
pub(crate) const INDEFINITE: u16 = 8192;
/// A word that within a sentence may refer to what was told before, or set against it: `also`, `there`, `vs`; where it is no function
/// word, a verb for what a picture shows: `smiles`.
pub(crate) const REFERRING: u16 = 16384;
