//! What the summary is made from: borrowed views of the article, free of the plugin boundary.

use std::ops::Range;

use crate::sentences::units::unit::{Blocks, Unit};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer {
    /// The block's index.
    pub block: usize,
    /// Bytes of its text.
    pub range: Range<usize>,
}

/// A place on which one of the article's topics stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence<'a> {
    /// The topic's code, or nothing.
    pub qcode: &'a str,
    /// Its name, or nothing.
    pub name: &'a str,
    /// The place.
    pub pointer: Pointer,
}

/// A direct quotation that has a speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quotation<'a> {
    /// The speaker's fullest name.
    pub speaker: &'a str,
    /// How the sentence calls the speaker, or nothing.
    pub called: &'a str,
    /// How sure the speaker is, from 0 to 1.
    pub sure: f64,
    /// Its first piece.
    pub pointer: Pointer,
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
    pub evidence: Vec<Evidence<'a>>,
    /// Direct quotations that have a speaker.
    pub quotations: Vec<Quotation<'a>>,
}

impl Blocks for Story<'_> {
    fn text(&self, block: usize) -> &str {
        self.passages[block].text
    }
}

impl<'a> Story<'a> {
    /// The text of a unit.
    pub(crate) fn sentence(&self, unit: &Unit) -> &'a str {
        self.passages.get(unit.block).and_then(|passage| passage.text.get(unit.range.clone())).unwrap_or_default()
    }

    /// Whether a unit is of a paragraph behind one that ends with a colon: words of another, as `Rowe writes:` brings them in.
    pub(crate) fn stands_below_colon(&self, unit: &Unit) -> bool {
        let above = unit.block.checked_sub(1).and_then(|above| self.passages.get(above));
        above.is_some_and(|above| above.text.trim_end().ends_with(':'))
    }
}
