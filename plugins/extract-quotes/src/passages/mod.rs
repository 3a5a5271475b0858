//! A block as it is read: its words, marks and sentences, and quotations that its marks leave open.

pub(crate) mod around;
pub(crate) mod context;
pub(crate) mod passage;
pub(crate) mod pieces;
mod reading;
pub(crate) mod surnames;
mod taken_up;
pub(crate) mod times;
mod unclosed;
pub(crate) mod unopened;
