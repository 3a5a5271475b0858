//! What the blocks of a story are: running text, headlines, datelines, what was spoken, lines that a machine wrapped.

pub(crate) mod breaks;
pub(crate) mod crosshead;
pub(crate) mod dateline;
pub(crate) mod deck;
pub(crate) mod entries;
pub(crate) mod house;
pub(crate) mod items;
pub(crate) mod lead;
pub(crate) mod named_place;
pub(crate) mod plain;
pub(crate) mod prose;
pub(crate) mod questions;
pub(crate) mod teasers;
pub(crate) mod title;
pub(crate) mod transcript;
pub(crate) mod wrapped;
