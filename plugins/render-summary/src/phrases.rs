//! The words with which listed phrases begin: behind other words no phrase is sought.

use crate::words::Hash;

/// A bit for each of so many hashes of words; others share it.
const BITS: usize = 1 << 12;

/// The first words of phrases, as far as a few bits of their hashes tell them.
#[derive(Debug, Default)]
pub(crate) struct PhraseOpeners {
    rows: Vec<u64>,
}

impl PhraseOpeners {
    /// Those of the phrases of several words.
    pub(crate) fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let mut rows = vec![0; BITS / 64];
        for (first, _) in phrases.filter_map(|phrase| phrase.split_once(' ')) {
            let (row, bit) = place(Hash::of_phrase(first));
            rows[row] |= bit;
        }
        Self { rows }
    }

    /// Whether a phrase may begin with the word, by its hash.
    #[inline]
    pub(crate) fn may_begin(&self, word: u64) -> bool {
        let (row, bit) = place(word);
        self.rows.get(row).is_some_and(|bits| bits & bit != 0)
    }
}

/// The row and the bit of a hash.
#[inline]
fn place(word: u64) -> (usize, u64) {
    let bits = word as usize / 2 % BITS;
    (bits / 64, 1 << (bits % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_of_phrases_are_known_and_few_others() {
        let openers = PhraseOpeners::new(["as a result", "of course", "however"].into_iter());
        let known = |word| openers.may_begin(Hash::of_phrase(word));
        assert!(known("as") && known("of"));
        assert!(!known("however") && !known("result") && !known("pilots"));
    }
}
