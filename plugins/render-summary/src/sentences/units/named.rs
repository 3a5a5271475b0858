//! Whether what was read of a story names somebody by a word.

use crate::sentences::bytes::scan::read_word;
use crate::sentences::units::name::Name;
use crate::sentences::units::unit::Reader;

impl Reader {
    /// Whether a word stood with a capital within a sentence of what was read.
    pub(crate) fn is_name(&self, word: &str) -> bool {
        self.name(word).is_some_and(|name| name.within > 0)
    }

    /// Whether a word stood behind another name in what was read.
    pub(crate) fn is_surname(&self, word: &str) -> bool {
        self.name(word).is_some_and(|name| name.surname)
    }

    /// The same of a word by its number, one that stands within sentences.
    pub(crate) fn is_surname_number(&self, word: u32) -> bool {
        self.names.get(word as usize).is_some_and(|name| name.surname && name.within > 0)
    }

    /// How often a word, by its number, stood with a capital within a sentence.
    pub(crate) fn times_within(&self, word: u32) -> u32 {
        self.names.get(word as usize).map_or(0, |name| name.within.into())
    }

    fn name(&self, word: &str) -> Option<&Name> {
        let number = self.numbering.find(read_word(word, 0, word.len()).stem())?;
        self.names.get(number as usize)
    }
}
