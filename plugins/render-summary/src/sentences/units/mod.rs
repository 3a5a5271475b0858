//! Units, the smallest stretches that can be told alone: how they are found, and what is kept of their words and names.

pub(crate) mod definite;
pub(crate) mod first_words;
pub(crate) mod gathered;
pub(crate) mod listing;
pub(crate) mod name;
pub(crate) mod named;
pub(crate) mod refers;
pub(crate) mod told_behind;
pub(crate) mod unit;
