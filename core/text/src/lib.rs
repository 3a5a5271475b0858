//! Sentences, words, names and quotation marks, shared by the stage plugins.
#![forbid(unsafe_code)]

pub mod lexicon;
pub mod lines;
mod sentences;

pub use sentences::sentences;
