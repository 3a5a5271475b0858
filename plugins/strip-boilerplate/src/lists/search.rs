//! Finds many phrases in short lines, the letters of ASCII in any case: the leftmost first, of those the longest, none within another.
//!
//! A table of bits for the beginnings of phrases says whether one may start at a word; hardly ever in running text. It is made in
//! no time and stays in the nearest cache, where an automaton for as many phrases takes milliseconds to make and a megabyte.

use std::ops::Range;

use crate::lists::heads::{Heads, SIGNS, WINDOW};

/// A phrase, with the place that it was given at.
type Pattern = (Vec<u8>, usize);

/// Phrases to look for.
pub(crate) struct Search {
    heads: Heads,
    /// Phrases of four bytes or more, sorted by how they begin, long ones before short ones.
    patterns: Vec<Pattern>,
    /// The first four bytes of each of these.
    keys: Vec<u32>,
    /// Phrases of two or three bytes, long ones before short ones.
    short: Vec<Pattern>,
}

impl Search {
    /// For phrases in small letters. A phrase of less than two bytes is never found.
    pub(crate) fn new(phrases: Vec<String>) -> Self {
        let mut heads = Heads::default();
        phrases.iter().for_each(|phrase| heads.add(phrase));
        let all = phrases.into_iter().map(String::into_bytes).zip(0..).filter(|(phrase, _)| phrase.len() >= 2);
        let (mut patterns, mut short): (Vec<Pattern>, Vec<Pattern>) = all.partition(|(phrase, _)| phrase.len() >= 4);
        // Of equal phrases the first given counts.
        patterns.sort_by(|a, b| (key(&a.0), b.0.len(), a.1).cmp(&(key(&b.0), a.0.len(), b.1)));
        short.sort_by(|a, b| (b.0.len(), a.1).cmp(&(a.0.len(), b.1)));
        Search { heads, keys: patterns.iter().map(|(phrase, _)| key(phrase)).collect(), patterns, short }
    }

    /// Gives each phrase found, by its place among those given, and where it stands. A phrase is looked for where a word or a sign begins.
    pub(crate) fn each(&self, text: &[u8], mut give: impl FnMut(usize, Range<usize>)) {
        let mut free = 0;
        self.openings(text, |at| {
            if at >= free
                && let Some((length, pattern)) = self.longest(text, at)
            {
                free = at + length;
                give(pattern, at..free);
            }
        });
    }

    /// The longest phrase that stands at a place: its length, and its place among those given.
    #[inline(never)]
    fn longest(&self, text: &[u8], at: usize) -> Option<(usize, usize)> {
        self.at(text, at).next().map(|(phrase, pattern)| (phrase.len(), *pattern))
    }

    /// True where one of the phrases stands in a text with no letter or digit around it, be it within another.
    pub(crate) fn stands_in(&self, text: &[u8]) -> bool {
        let mut found = false;
        self.openings(text, |at| {
            if found || is_within_word(text, at) {
                return;
            }
            found = self.at(text, at).any(|(phrase, _)| !is_within_word(text, at + phrase.len()));
        });
        found
    }

    /// Gives the places where a phrase may stand, sixty-four bytes at a time.
    fn openings(&self, text: &[u8], mut give: impl FnMut(usize)) {
        let mut within = 0;
        for (n, from) in text.chunks(64).enumerate() {
            // The window, and what a phrase that opens at its end goes on with.
            let mut window = [b' '; WINDOW];
            let rest = text.get(n * 64..).unwrap_or(from);
            let length = rest.len().min(WINDOW);
            window[..length].copy_from_slice(&rest[..length]);
            let starts;
            (starts, within) = starts_in(&window, within);
            let mut openings = self.heads.among(&window, starts);
            while openings != 0 {
                give(n * 64 + openings.trailing_zeros() as usize);
                openings &= openings - 1;
            }
        }
    }

    /// The phrases that stand at a place, the longest first.
    fn at<'s>(&'s self, text: &'s [u8], at: usize) -> impl Iterator<Item = &'s Pattern> {
        let rest = text.get(at..).unwrap_or_default();
        let key = key(rest);
        let from = self.keys.partition_point(|other| *other < key);
        let count = self.keys[from..].iter().take_while(|other| **other == key).count();
        self.patterns[from..from + count]
            .iter()
            .chain(&self.short)
            .filter(move |(phrase, _)| rest.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase)))
    }
}

/// True where letters or digits stand on both sides of a place in a text. Curly marks, dashes and the signs of Latin-1 are none.
pub(crate) fn is_within_word(text: &[u8], at: usize) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 128;
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at..)) else { return false };
    let ends = match before {
        [.., 0xe2, 0x80, _] | [.., SIGNS, _] => true,
        _ => !before.last().is_some_and(|byte| inner(*byte)),
    };
    let begins = match behind {
        [0xe2, 0x80, ..] | [SIGNS, ..] => true,
        _ => !behind.first().is_some_and(|byte| inner(*byte)),
    };
    !ends && !begins
}

/// The first four bytes, capitals as small letters; other bytes may change too, all in the same way.
fn key(text: &[u8]) -> u32 {
    text.first_chunk().map_or(0, |four| u32::from_le_bytes(*four) | 0x2020_2020)
}

/// A bit for each byte of sixty-four at which a phrase may start: the first letter of a word, a sign, a character beyond ASCII. `within` is 1
/// where the byte before them is of a word; so is the second number for what comes behind them.
#[inline(never)]
fn starts_in(window: &[u8; WINDOW], within: u64) -> (u64, u64) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is at least this one, of bytes below 128.
    let from = |bytes: u64, first: u8| bytes + ONES * u64::from(0x80 - first);
    // The high bits of eight bytes side by side.
    let gather = |bits: u64| (bits & HIGH).wrapping_mul(0x0002_0408_1020_4081) >> 56;
    let (mut inner, mut others) = (0, 0);
    for (n, eight) in window.as_chunks::<8>().0[..8].iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let low = eight & !HIGH;
        let small = low | ONES << 5;
        let words = from(small, b'a') & !from(small, b'z' + 1) | from(low, b'0') & !from(low, b'9' + 1);
        // No spaces and the like, and not the rest of a character.
        let no_others = eight & !(eight << 1) | !eight & !from(low, b'!');
        inner |= gather(words & !eight) << (8 * n);
        others |= gather(!no_others) << (8 * n);
    }
    (others & !(inner & (inner << 1 | within)), inner >> 63)
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
        assert_eq!(found(&phrases, "né unread (read) thread"), [(3, 1..3), (0, 12..16)]);
    }

    #[test]
    fn a_phrase_stands_in_a_text_where_no_letter_is_around_it() {
        let search = Search::new(["our news", "our newsletter", "été"].map(str::to_owned).to_vec());
        for text in
            ["Get our News", "our newsletters, our news!", "l'été", "our news", "l’été", "our news’s", "“our news”–"]
        {
            assert!(search.stands_in(text.as_bytes()), "{text}");
        }
        for text in ["Get our newsletters", "four news", "étés", "l’aété", ""] {
            assert!(!search.stands_in(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn every_place_where_a_word_or_sign_begins_is_given() {
        let text = "Ab, (c) d'eé\u{a0}— x9 éa";
        let mut window = [b' '; WINDOW];
        window[..text.len()].copy_from_slice(text.as_bytes());
        let (starts, within) = starts_in(&window, 0);
        let at = |at: &usize| starts >> at & 1 == 1;
        let all: Vec<&str> = (0..64).filter(at).map(|at| &text[at..text.ceil_char_boundary(at + 1)]).collect();
        assert_eq!((within, starts_in(&[b'a'; WINDOW], 1)), (0, (0, 1)));
        assert_eq!(all, ["A", ",", "(", "c", ")", "d", "'", "e", "é", "\u{a0}", "—", "x", "é", "a"]);
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
