//! Finds many phrases in short lines, the letters of ASCII in any case: the leftmost first, of those the longest, none within another.
//!
//! A table of bits for the first three bytes of phrases says where one may start; almost nowhere in running text. It is made in no time
//! and stays in the nearest cache, where an automaton for as many phrases takes milliseconds to make and a megabyte.

use std::ops::Range;

/// Five bits of each of three bytes: capital and small letters have the same.
const KEYS: usize = 1 << 15;

/// Phrases to look for.
pub(crate) struct Search {
    /// Sorted by key, long phrases before short ones; with the place that each was given at.
    patterns: Vec<(u16, Vec<u8>, usize)>,
    /// By key, whether a phrase starts so.
    starts: Box<[u64; KEYS / 64]>,
    /// How many keys stand in the words of `starts` before each.
    before: Vec<u16>,
    /// One for each key, in order.
    groups: Vec<Group>,
}

/// The phrases of one key.
struct Group {
    patterns: Range<usize>,
    /// Bits for what may stand in the fourth place, by five bits of the byte.
    fourth: u32,
}

impl Search {
    /// For phrases in small letters. A phrase of less than two bytes is never found.
    pub(crate) fn new(phrases: Vec<String>) -> Self {
        let mut patterns = Vec::with_capacity(phrases.len());
        for (n, phrase) in phrases.into_iter().enumerate().filter(|(_, p)| p.len() >= 2) {
            let phrase = phrase.into_bytes();
            // After a phrase of two bytes anything may stand.
            let thirds = phrase.get(2).map_or(0..=31, |b| b & 31..=b & 31);
            for third in thirds {
                patterns.push((key(key(key(0, phrase[0]), phrase[1]), third), phrase.clone(), n));
            }
        }
        // Of equal phrases the first given counts.
        patterns.sort_by(|a, b| (a.0, b.1.len(), a.2).cmp(&(b.0, a.1.len(), b.2)));
        let mut search = Search {
            patterns,
            starts: Box::new([0; KEYS / 64]),
            before: Vec::with_capacity(KEYS / 64),
            groups: Vec::new(),
        };
        let mut from = 0;
        for same in search.patterns.chunk_by(|a, b| a.0 == b.0) {
            let key = same[0].0;
            search.starts[usize::from(key) / 64] |= 1 << (key % 64);
            let fourth = same.iter().fold(0, |bits, p| bits | p.1.get(3).map_or(u32::MAX, |b| 1 << (b & 31)));
            search.groups.push(Group { patterns: from..from + same.len(), fourth });
            from += same.len();
        }
        let mut keys = 0;
        for bits in search.starts.iter() {
            search.before.push(keys);
            keys += bits.count_ones() as u16;
        }
        search
    }

    /// Gives each phrase found, by its place among those given, and where it stands.
    pub(crate) fn each(&self, text: &[u8], mut give: impl FnMut(usize, Range<usize>)) {
        let [first, second, rest @ ..] = text else { return };
        let mut ahead = key(key(0, *first), *second);
        let mut free = 0;
        for (at, third) in rest.iter().enumerate() {
            ahead = key(ahead, *third);
            if self.may_start(ahead)
                && at >= free
                && let Some((pattern, length)) = self.longest(ahead, &text[at..])
            {
                free = at + length;
                give(pattern, at..free);
            }
        }
        // Behind the end stands nothing, which a phrase of two bytes allows.
        let (at, last) = (rest.len(), key(ahead, 0));
        if self.may_start(last)
            && at >= free
            && let Some((pattern, length)) = self.longest(last, &text[at..])
        {
            give(pattern, at..at + length);
        }
    }

    /// True where a phrase starts with this key.
    #[inline]
    fn may_start(&self, key: u16) -> bool {
        self.starts[usize::from(key) / 64 % (KEYS / 64)] >> (key % 64) & 1 == 1
    }

    /// The longest phrase with this key that opens a text, and its length.
    fn longest(&self, key: u16, text: &[u8]) -> Option<(usize, usize)> {
        let word = usize::from(key) / 64;
        let below = self.starts[word] & ((1 << (key % 64)) - 1);
        let group = &self.groups[usize::from(self.before[word]) + below.count_ones() as usize];
        if group.fourth >> (text.get(3).unwrap_or(&0) & 31) & 1 == 0 {
            return None;
        }
        let opens = |p: &[u8]| text.get(..p.len()).is_some_and(|t| t.eq_ignore_ascii_case(p));
        let same = &self.patterns[group.patterns.clone()];
        same.iter().find(|p| opens(&p.1)).map(|p| (p.2, p.1.len()))
    }
}

/// The key of the last three bytes.
#[inline]
fn key(before: u16, byte: u8) -> u16 {
    (before << 5 | u16::from(byte & 31)) & (KEYS - 1) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<(usize, Range<usize>)> {
        let mut all = Vec::new();
        let search = Search::new(phrases.iter().map(|p| (*p).to_owned()).collect());
        search.each(text.as_bytes(), |pattern, range| all.push((pattern, range)));
        all
    }

    #[test]
    fn the_leftmost_is_found_and_of_those_the_longest() {
        let phrases = ["read", "read more", "more about", "é", "mo"];
        assert_eq!(found(&phrases, "Read More About it, READ MO"), [(1, 0..9), (0, 20..24), (4, 25..27)]);
        assert_eq!(found(&phrases, "né"), [(3, 1..3)]);
    }

    #[test]
    fn texts_shorter_than_a_phrase_hold_none() {
        for text in ["", "r", "re", "rea", "é"] {
            assert_eq!(found(&["read", "écoute"], text), []);
        }
    }

    #[test]
    fn of_equal_phrases_the_first_counts() {
        assert_eq!(found(&["more", "more"], "more"), [(0, 0..4)]);
    }
}
