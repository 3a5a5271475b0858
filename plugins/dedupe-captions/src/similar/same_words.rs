//! Words that captions write in two ways: "(L)" and "left", "center" and "centre" (data/same-words.txt).

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::lines::words_into;

/// The ways to write one word.
pub(crate) struct Alike {
    /// Each way with the first of them, sorted.
    ways: Vec<(u64, u64)>,
    /// By the lowest bits of the ways: most words are none.
    bits: [u64; 4],
}

pub(crate) static ALIKE: LazyLock<Alike> = LazyLock::new(|| {
    let mut alike = Alike { ways: Vec::new(), bits: [0; 4] };
    for line in entries(include_str!("../../data/same-words.txt")) {
        let mut ways = Vec::new();
        words_into(line, &mut ways);
        alike.ways.extend(ways.iter().map(|way| (*way, ways[0])));
    }
    alike.ways.sort_unstable();
    alike.ways.iter().for_each(|(way, _)| alike.bits[*way as usize >> 6 & 3] |= 1 << (way & 63));
    alike
});

impl Alike {
    pub(crate) fn has(&self, word: u64) -> bool {
        self.bits[word as usize >> 6 & 3] >> (word & 63) & 1 == 1
    }

    /// The first of the ways to write a word.
    pub(crate) fn way(&self, word: u64) -> u64 {
        let at = if self.has(word) { self.ways.binary_search_by_key(&word, |(way, _)| *way).ok() } else { None };
        at.map_or(word, |at| self.ways[at].1)
    }

    /// The words, each written the first of its ways: "(L)" is "left".
    pub(crate) fn written(&self, words: &[u64]) -> Vec<u64> {
        words.iter().map(|word| self.way(*word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_write_a_word_are_one_and_other_words_are_their_own() {
        let words = |text| {
            let mut words = Vec::new();
            words_into(text, &mut words);
            ALIKE.written(&words)
        };
        assert_eq!(words("Rowe (L), Lind (C) and Reed (R)"), words("Rowe left Lind centre and Reed right"));
        assert_ne!(words("Rowe left Lind"), words("Rowe right Lind"));
        assert_eq!(ALIKE.way(7), 7);
    }
}
