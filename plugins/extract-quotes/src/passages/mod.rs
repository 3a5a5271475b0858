//! A block as it is read: its words, marks and sentences, and quotations that its marks leave open.

pub(crate) mod context;
pub(crate) mod passage;
pub(crate) mod pieces;
pub(crate) mod surnames;
mod taken_up;
pub(crate) mod times;
pub(crate) mod unclosed;
pub(crate) mod unopened;
