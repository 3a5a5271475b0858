//! One place where a phrase may begin, with what the tables say of it: what `openings` finds and `lexicon` goes on from.

/// A place where a phrase may begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening {
    /// The number of its word in the story.
    pub(crate) at: usize,
    /// What the word leads to as a phrase by itself: see [`Table::find`].
    pub(crate) word: u32,
    /// What the word and the next lead to.
    pub(crate) pair: u32,
}
