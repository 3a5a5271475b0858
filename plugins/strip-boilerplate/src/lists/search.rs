//! Finds many phrases in short lines, the letters of ASCII in any case: the leftmost first, of those the longest, none within another.
//!
//! Tables of bits for the beginnings of phrases say whether one may start at a word; hardly ever in running text. They are made in
//! no time and stay in the nearest cache, where an automaton for as many phrases takes milliseconds to make and a megabyte.

use std::borrow::Cow;
use std::ops::Range;

use copydesk_text::lines::bits;

use super::beginnings::{Beginnings, Pattern};
use super::heads::{SIGNS, WINDOW};

/// Phrases to look for.
pub(crate) struct Search(Beginnings);

impl Search {
    /// For phrases in small letters. A phrase of less than two bytes is never found.
    pub(crate) fn new<P: Into<Cow<'static, str>>>(phrases: Vec<P>) -> Self {
        Search(Beginnings::new(phrases.into_iter().map(Into::into).collect()))
    }

    /// The phrases.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.0.phrases()
    }

    /// Gives each phrase found, by its place among those given, and where it stands. A phrase is looked for where a word or a sign begins.
    pub(crate) fn each(&self, text: &[u8], mut give: impl FnMut(usize, Range<usize>)) {
        let mut free = 0;
        self.openings(text, |at| {
            if at >= free
                && let Some((number, length)) = self.longest(text, at)
            {
                free = at + length;
                give(number, at..free);
            }
        });
    }

    /// The longest phrase that opens a text: its place among those given, and its length.
    pub(crate) fn opens(&self, text: &[u8]) -> Option<(usize, usize)> {
        if self.0.may_open(text) { self.longest(text, 0) } else { None }
    }

    /// The longest phrase that stands at a place: its place among those given, and its length.
    #[inline(never)]
    fn longest(&self, text: &[u8], at: usize) -> Option<(usize, usize)> {
        self.at(text, at).next().map(|pattern| (pattern.number, pattern.phrase.len()))
    }

    /// True where one of the phrases stands in a text with no letter or digit around it, be it within another.
    pub(crate) fn stands_in(&self, text: &[u8]) -> bool {
        let mut found = false;
        self.openings(text, |at| {
            if found || is_within_word(text, at) {
                return;
            }
            found = self.at(text, at).any(|pattern| !is_within_word(text, at + pattern.phrase.len()));
        });
        found
    }

    /// The phrases that stand at a place, the longest first.
    fn at<'s>(&'s self, text: &'s [u8], at: usize) -> impl Iterator<Item = &'s Pattern> {
        self.0.of(text.get(at..).unwrap_or_default())
    }

    /// Gives the places where a phrase may stand, sixty-four bytes at a time.
    #[inline]
    fn openings(&self, text: &[u8], mut give: impl FnMut(usize)) {
        let (mut from, mut within) = (0, false);
        while from < text.len() {
            // The window, and what a phrase that opens at its end goes on with.
            let rest = &text[from..];
            let length = rest.len().min(WINDOW);
            let mut window = [b' '; WINDOW];
            window[..length].copy_from_slice(&rest[..length]);
            let Some(first) = window.first_chunk() else { return };
            let starts;
            (starts, within) = starts_in(first, within);
            let mut openings = self.0.heads.among(&window, starts);
            while openings != 0 {
                give(from + openings.trailing_zeros() as usize);
                openings &= openings - 1;
            }
            from += 64;
        }
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

/// A bit for each byte of sixty-four at which a phrase may start: the first letter of a word, a sign, a character beyond ASCII. `within` is
/// whether the byte before them is of a word; so is the second answer for what comes behind them.
#[inline(never)]
fn starts_in(window: &[u8; 64], within: bool) -> (u64, bool) {
    let words = bits(window, |byte| ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10));
    // No spaces and the like, and of a character beyond ASCII the first byte alone.
    let seen = bits(window, |byte| (byte.wrapping_sub(b'!') < 0x80 - b'!') | (byte >= 0xc0));
    (seen & !(words & (words << 1 | u64::from(within))), words >> 63 == 1)
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
        let mut window = [b' '; 64];
        window[..text.len()].copy_from_slice(text.as_bytes());
        let (starts, within) = starts_in(&window, false);
        let at = |at: &usize| starts >> at & 1 == 1;
        let all: Vec<&str> = (0..64).filter(at).map(|at| &text[at..text.ceil_char_boundary(at + 1)]).collect();
        assert_eq!((within, starts_in(&[b'a'; 64], true)), (false, (0, true)));
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
