//! Sentences, words, names and quotation marks, shared by the stage plugins.
#![forbid(unsafe_code)]

pub mod bylines;
pub mod kinds;
pub mod lexicon;
pub mod lines;
pub mod marks;
pub mod names;
mod scan;
mod sentences;
pub mod vocabulary;
pub mod words;

pub use sentences::{Sentences, sentences};
