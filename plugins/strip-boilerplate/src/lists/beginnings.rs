//! Phrases by how they begin: those that open a text are found without a look at the others.

use std::borrow::Cow;

use super::heads::{Heads, eight};

/// A phrase, and its place among those given.
pub(crate) struct Pattern {
    pub(crate) phrase: Cow<'static, str>,
    pub(crate) number: usize,
    /// Its first eight bytes, in any case.
    head: u64,
    /// The bits of these that count.
    counts: u64,
}

/// Phrases by how they begin.
pub(crate) struct Beginnings {
    pub(super) heads: Heads,
    /// By the hash of their first three bytes; of one hash long ones before short ones, of equal ones the first given.
    patterns: Vec<Pattern>,
    /// Where the phrases of each hash start among these.
    starts: Box<[u32; HASHES + 1]>,
    /// Phrases of two bytes.
    shortest: Vec<Pattern>,
}

const HASHES: usize = 1 << 10;
/// The bit that tells a small letter of ASCII from its capital, in each of eight bytes; other bytes may change too, all in the same way.
const CASE: u64 = 0x2020_2020_2020_2020;

/// Of the first three bytes, in any case.
fn hash(head: u64) -> usize {
    (((head as u32 | CASE as u32) << 8).wrapping_mul(0x9e37_79b1) >> (32 - HASHES.trailing_zeros())) as usize
}

impl Default for Beginnings {
    fn default() -> Self {
        Beginnings::new(Vec::new())
    }
}

impl Beginnings {
    /// For phrases in small letters. A phrase of less than two bytes is never found.
    pub(crate) fn new(mut phrases: Vec<Cow<'static, str>>) -> Self {
        let heads = Heads::of(phrases.iter().map(|phrase| &**phrase).filter(|phrase| phrase.len() >= 2));
        // The hash, then how short it is, then its number: all in one number, that is sorted in no time.
        let mut order: Vec<u64> = Vec::with_capacity(phrases.len());
        for (number, phrase) in phrases.iter().enumerate().filter(|(_, phrase)| phrase.len() >= 2) {
            let short = 0xffff - phrase.len().min(0xffff) as u64;
            let hash = if phrase.len() == 2 { HASHES } else { hash(eight(phrase.as_bytes())) };
            order.push((hash as u64) << 48 | short << 32 | number as u64);
        }
        order.sort_unstable();
        let mut starts = Box::new([0; HASHES + 1]);
        order.iter().for_each(|key| starts[(key >> 48) as usize] += 1);
        let mut from = 0;
        for start in starts.iter_mut() {
            from += std::mem::replace(start, from);
        }
        let mut patterns: Vec<Pattern> = order
            .into_iter()
            .map(|key| Pattern::new(std::mem::take(&mut phrases[key as u32 as usize]), key as u32 as usize))
            .collect();
        let shortest = patterns.split_off(starts[HASHES] as usize);
        Beginnings { heads, patterns, starts, shortest }
    }

    /// The phrases.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.patterns.iter().chain(&self.shortest).map(|pattern| &*pattern.phrase)
    }

    /// True where one of the phrases may open a text.
    pub(crate) fn may_open(&self, text: &[u8]) -> bool {
        self.heads.may_open(text)
    }

    /// The phrases that open a text, the letters of ASCII in any case, the longest first.
    pub(crate) fn of<'s>(&'s self, text: &'s [u8]) -> impl Iterator<Item = &'s Pattern> {
        let head = eight(text);
        self.headed(head).filter(move |pattern| pattern.opens(text))
    }

    /// True where the first eight bytes of a text, were it folded, are those of a phrase.
    pub(crate) fn may_open_closely(&self, text: &[u8]) -> bool {
        let head = eight(text);
        // What is not of ASCII may be folded to other bytes.
        head & (CASE << 2) != 0 || self.headed(head).next().is_some()
    }

    /// The phrases that begin with these eight bytes, or are shorter and begin them.
    fn headed(&self, head: u64) -> impl Iterator<Item = &Pattern> {
        let hash = hash(head);
        let range = self.starts[hash] as usize..self.starts[hash + 1] as usize;
        let phrases = self.patterns[range].iter().chain(&self.shortest);
        phrases.filter(move |pattern| (head | CASE) & pattern.counts == pattern.head)
    }
}

impl Pattern {
    fn new(phrase: Cow<'static, str>, number: usize) -> Self {
        let counts = if phrase.len() >= 8 { u64::MAX } else { (1 << (phrase.len() * 8)) - 1 };
        Pattern { head: (eight(phrase.as_bytes()) | CASE) & counts, counts, phrase, number }
    }

    /// True where the phrase opens a text.
    fn opens(&self, text: &[u8]) -> bool {
        let phrase = self.phrase.as_bytes();
        text.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_that_open_a_text_are_given_the_longest_first() {
        let phrases = ["read", "read more", "re", "reader", "read more", "ré", "unread", "r"];
        let beginnings = Beginnings::new(phrases.map(Cow::Borrowed).to_vec());
        let of = |text: &str| beginnings.of(text.as_bytes()).map(|pattern| pattern.number).collect::<Vec<_>>();
        assert_eq!(of("READ more about it"), [1, 4, 0, 2]);
        assert_eq!((of("ré"), of("unread"), of("r"), of("")), (vec![5], vec![6], vec![], vec![]));
        assert!(["Read", "re-read", "unread"].iter().all(|text| beginnings.may_open(text.as_bytes())));
        assert!(
            ["Read", "re-read", "unread", "Read’s", "READ MORE"]
                .iter()
                .all(|t| beginnings.may_open_closely(t.as_bytes()))
        );
        assert!(["rad", "unreal", "a read"].iter().all(|text| !beginnings.may_open_closely(text.as_bytes())));
    }
}
