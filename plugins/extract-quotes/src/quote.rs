//! A quotation as the stage gives it out.

use crate::passages::pieces::Pieces;

/// A quotation and who said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote<'a> {
    /// Whole sentences, a part of one, or words held at a distance.
    pub kind: QuoteKind,
    /// Place and bytes of each piece, inside the marks.
    pub spans: Pieces<Place>,
    /// The mention, as printed.
    pub speaker_text: Option<&'a str>,
    /// The fullest name that the mention means.
    pub speaker: Option<&'a str>,
    /// The word that ties them.
    pub cue: Option<&'a str>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Where a piece of a quotation lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the headline.
    Headline,
    /// In the block with this index.
    Block(usize),
}

/// What kind of quotation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Whole sentences.
    Direct,
    /// A part of a sentence.
    Partial,
    /// Words held at a distance, a title, a nickname: nobody's.
    Scare,
}
