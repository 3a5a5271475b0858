//! How stories, abstracts, sentences and quotations open, and where a story begins.

pub(crate) mod abstracts;
pub(crate) mod beginning;
pub(crate) mod first;
pub(crate) mod opening;
pub(crate) mod quoted_opening;
