//! The extract-quotes stage: who said what, from the marks in the text and the words around them.
#![forbid(unsafe_code)]

mod attribution;
mod extract;
mod grammar;
mod judge;
mod passage;
mod subject;

pub use extract::{Kind3, Quote, extract};
