//! What a story has shown of a word as a name.

use crate::sentences::scan::read_word;
use crate::sentences::unit::Reader;

/// A word as it stood with a capital, or behind an indefinite article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name {
    /// How often that was in the middle of a sentence.
    pub(crate) within: u16,
    /// Whether it stood behind another capitalised word, as a surname does at first mention.
    pub(crate) surname: bool,
    /// Whether it stood behind an indefinite article when it was met first: `a survey`.
    pub(crate) introduced: bool,
}

impl Reader {
    /// Whether a word stood with a capital within a sentence of what was read.
    pub(crate) fn is_name(&self, word: &str) -> bool {
        self.name(word).is_some_and(|name| name.within > 0)
    }

    /// Whether a word stood behind another name in what was read.
    pub(crate) fn is_surname(&self, word: &str) -> bool {
        self.name(word).is_some_and(|name| name.surname)
    }

    fn name(&self, word: &str) -> Option<&Name> {
        let number = self.numbering.find(read_word(word, 0, word.len()).stem())?;
        self.names.get(number as usize)
    }
}
