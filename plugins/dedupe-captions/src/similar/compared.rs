//! Two texts that are compared: their words, where they stand, and how one stands to the other.

/// How one text stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same words.
    Same,
    /// The same but for words that are missing, or that say nothing by themselves.
    Near,
    /// The same but for the spelling of words.
    Respelt,
    /// The same but for one word in place of another.
    Reworded,
    /// The first is the second cut short.
    Cut,
    /// The second is the first cut short.
    Cuts,
}

/// Where two texts stand to each other in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// One behind the other, at the top of the text or as captions: two versions of one caption, more likely than captions of two pictures.
    Captions,
    /// One behind the other within the text.
    SideBySide,
    /// The first line of the text, which may be what a picture says to readers who cannot see it, and one further down.
    FromTop,
    /// A caption with its credit, and a shorter line without one elsewhere.
    OfCaption,
    Apart,
}

/// A text with the hashes of its words.
#[derive(Clone, Copy)]
pub(crate) struct Worded<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: &'a [u64],
    pub(crate) print: u64,
}
