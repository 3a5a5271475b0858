//! A line of an interview.

use std::ops::Range;

/// What somebody says in an interview, and how that is told.
#[derive(Debug, PartialEq)]
pub(crate) struct Line<'a> {
    pub(crate) block: usize,
    pub(crate) said: Range<usize>,
    /// Who speaks, as the layout says; empty where it is told by the type alone.
    pub(crate) label: &'a str,
    /// Whether it answers, under a label that is no name: `A`, or none.
    pub(crate) answers: bool,
    /// Whether it asks, under a label that is no name: `Q`.
    pub(crate) asks: bool,
}

/// Whether a line is a question.
pub(super) fn asks(said: &str) -> bool {
    said.trim_end_matches(['"', '”', '“', '’', ')', ' ']).ends_with('?')
}
