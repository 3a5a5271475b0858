//! What the summary is made from: borrowed views of the article, free of the plugin boundary.

use std::ops::Range;

/// What a block is, as far as a summary cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text: may hold sentences of the summary, if the text itself bears it out.
    Prose,
    /// An item of a list: taken only where the story has no other prose.
    Item,
    /// A heading, caption, table or block quotation: never taken.
    Other,
}

/// One block.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// What it is.
    pub role: Role,
    /// Its text.
    pub text: &'a str,
}

/// A stretch of a block that earlier stages pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The block's index.
    pub block: usize,
    /// Bytes of its text.
    pub range: Range<usize>,
}

/// The article, as the summary sees it.
#[derive(Debug, Default)]
pub struct Story<'a> {
    /// The headline, or nothing.
    pub headline: &'a str,
    /// The dateline, where it stands in the header.
    pub dateline: &'a str,
    /// The language tag, or nothing.
    pub language: &'a str,
    /// The body.
    pub passages: Vec<Passage<'a>>,
    /// Evidence of the article's topics.
    pub evidence: Vec<Pointer>,
    /// Direct quotations that have a speaker.
    pub attributed: Vec<Pointer>,
}
