//! An article as this stage reads it: a headline and blocks, and how much a word in each place counts.

use std::ops::Range;

use crate::lexicon::phrase::Tells;

/// What kind of text a block is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Paragraphs, list items and quotations.
    Prose,
    /// A heading inside the story, or its headline where that has no field.
    Heading,
    /// The text under a picture: often about something beside the story.
    Caption,
    /// What a desk says of the story, or of somebody in it, below it: the same words whatever the story is about.
    Note,
    /// A table: names and figures, seldom what the story is about.
    Table,
}

/// Where a piece of evidence stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Bytes of the headline field.
    Headline(Range<usize>),
    /// Bytes of a block.
    Block(usize, Range<usize>),
}

impl Place {
    /// Whether both have a byte in common.
    pub(crate) fn overlaps(&self, other: &Place) -> bool {
        match (self, other) {
            (Place::Headline(a), Place::Headline(b)) => a.start < b.end && b.start < a.end,
            (Place::Block(a, mine), Place::Block(b, theirs)) => {
                a == b && mine.start < theirs.end && theirs.start < mine.end
            }
            _ => false,
        }
    }
}

/// The borrowed text of one article.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// The headline field.
    pub headline: Option<&'a str>,
    /// The blocks in order.
    pub blocks: &'a [(Part, &'a str)],
}

const HEADLINE: f32 = 2.1;
const LEAD: f32 = 1.6;
const BODY: f32 = 1.0;
const TAIL: f32 = 0.7;
const ASIDE: f32 = 0.5;

/// What a phrase that tells what happens counts in headline and lead beside another, and one that only tells where or to whom.
const EVENT: f32 = 2.0;
const SETTING: f32 = 0.5;

/// The lead is so many words of prose; news says what it is about there.
const LEAD_WORDS: usize = 70;
/// What comes later than so many words is background more often than not.
const TAIL_WORDS: usize = 700;

/// How much a word counts at a place, given how many words of prose stood before its block and how many in the block before it.
pub(crate) fn factor(part: Part, words_before: usize, at: usize) -> f32 {
    match part {
        Part::Heading if words_before == 0 => HEADLINE,
        Part::Caption | Part::Table | Part::Note => ASIDE,
        _ if words_before + at < LEAD_WORDS => LEAD,
        _ if words_before + at < TAIL_WORDS => BODY,
        _ => TAIL,
    }
}

/// The greater of two numbers, sooner than by `max`, which asks whether each is one.
#[inline]
pub(crate) fn greater(a: f32, b: f32) -> f32 {
    if a < b { b } else { a }
}

/// What a phrase counts of that by what it tells, in the body and in headline and lead. A table, as no processor foresees what the next one tells.
const BY_TELLING: [[f32; 2]; 4] = {
    let mut table = [[1.0; 2]; 4];
    table[Tells::EVENT.0 as usize] = [1.0, EVENT];
    table[Tells::SETTING.0 as usize] = [SETTING; 2];
    table
};

/// How much a phrase counts for its concepts at a place, by what it tells: headline and lead tell the event that is the news.
#[inline]
pub(crate) fn counted(factor: f32, tells: Tells) -> f32 {
    factor * BY_TELLING[usize::from(tells.0 & 3)][usize::from(factor > BODY)]
}

/// A first block that is short and ends without a full stop is the headline of a story that has no field for it; with one, where it is no longer
/// than a line and a paragraph that is longer follows.
pub(crate) fn stands_for_headline(story: &Story<'_>, index: usize) -> bool {
    const LONGEST: usize = 140;
    const A_LINE: usize = 100;
    let [(part, text), (next, behind), ..] = story.blocks else { return false };
    if index > 0 || story.headline.is_some() || *part != Part::Prose {
        return false;
    }
    let text = text.trim_end();
    if text.ends_with('.') {
        return text.len() <= A_LINE && *next == Part::Prose && behind.len() > A_LINE;
    }
    text.len() <= LONGEST && !text.ends_with(['!', ':', '"', '”'])
}
