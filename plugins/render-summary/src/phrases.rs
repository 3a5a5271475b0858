//! Listed phrases: with which words they begin, so that behind others none is sought, and whether a sentence has one.

use copydesk_text::lexicon::entries;

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

/// Words and phrases of two words, in capitals or not.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    phrases: Vec<&'static str>,
    /// By length: with which letters their last words begin.
    letters: [u32; 16],
}

impl Phrases {
    pub(crate) fn of(list: &'static str) -> Self {
        let mut new = Self { phrases: entries(list).collect(), ..Self::default() };
        for phrase in &new.phrases {
            let last = phrase.rsplit(' ').next().unwrap_or_default().as_bytes();
            if let (Some(letters), Some(first)) = (new.letters.get_mut(last.len()), last.first()) {
                *letters |= 1 << (first & 31);
            }
        }
        new
    }

    /// Whether one of them may end with a word: few do.
    pub(crate) fn may_end_with(&self, word: &str) -> bool {
        let letters = self.letters.get(word.len()).copied().unwrap_or_default();
        word.as_bytes().first().is_some_and(|first| letters >> (first & 31) & 1 == 1)
    }

    pub(crate) fn have(&self, text: &str) -> bool {
        self.phrases.iter().any(|phrase| phrase.eq_ignore_ascii_case(text))
    }

    /// Whether one of them stands in a sentence.
    pub(crate) fn stand_in(&self, sentence: &str) -> bool {
        let mut before = 0;
        words(sentence).any(|(at, word)| {
            let start = std::mem::replace(&mut before, at);
            self.may_end_with(word) && (self.have(word) || self.have(&sentence[start..at + word.len()]))
        })
    }
}

/// The words of a sentence, with where they begin.
pub(crate) fn words(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    sentence.split(' ').map(move |word| {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        (start + word.len() - bare.len(), bare.trim_end_matches(|c: char| !c.is_alphanumeric()))
    })
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
