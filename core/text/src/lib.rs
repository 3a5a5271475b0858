//! Sentences, words, names and quotation marks, shared by the stage plugins.
#![forbid(unsafe_code)]

pub mod lines;
