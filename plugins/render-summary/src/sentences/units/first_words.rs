//! The first words of a sentence, kept while it is read.

use crate::language::PHRASE;

/// The first words of a unit, as they were met.
#[derive(Debug, Default)]
pub(crate) struct FirstWords {
    pub(crate) words: [FirstWord; PHRASE + 1],
    pub(crate) count: usize,
    /// Where their sentence ends.
    pub(crate) limit: usize,
}

/// A word, and what stands before it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FirstWord {
    pub(crate) whole: u64,
    pub(crate) end: usize,
    pub(crate) classes: u16,
    /// The classes of the word before.
    pub(crate) before: u16,
    /// How many of the words before are of content.
    pub(crate) content: u8,
}

impl FirstWords {
    /// Keeps a word of a sentence that ends at `limit`, where it is one of the first.
    #[inline(always)]
    pub(crate) fn keep(&mut self, word: FirstWord, limit: usize) {
        if let Some(kept) = self.words.get_mut(self.count) {
            *kept = word;
            (self.count, self.limit) = (self.count + 1, limit);
        }
    }
}
