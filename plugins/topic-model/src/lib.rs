//! Topics learned from an archive, for `learn-topics`, which writes a model, and `tag-topics`, which reads it.
//!
//! An article is a bag of words and pairs of words, known by their hashes (`features`). For every topic a linear
//! function of them says how much an article is about it (`model`); it is learned from the articles that have the topic
//! and those that have not (`learn`). `file` is how a model lies on the disk, `words` how both stages read text.
#![forbid(unsafe_code)]

mod features;
mod file;
mod languages;
pub mod learn;
mod model;
mod small_words;
pub mod words;

pub use features::{Place, Text, keys};
pub use file::{FileError, decode, encode};
pub use languages::Language;
pub use model::{Decision, Model, Reader, Rule, Topic};
