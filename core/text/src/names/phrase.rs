//! Noun phrases: the mention that ends before, or begins at, a place in a sentence.
//!
//! There is no tagger: grammar's small words, capitals, determiners and the list of roles say where a phrase ends. A
//! run of small words that none of them vouches for is no phrase.

mod after;
mod before;
mod kind;
mod mention;
mod words;

pub use self::after::after;
pub use self::before::{bare_before, before};
pub use self::mention::{Mention, Phrase};
