//! What the words around a stop say about it: abbreviations, titles and initials before it, and after a closed question who uttered it.

use std::sync::OnceLock;

use super::dates::Dates;

use crate::lexicon::{Lexicon, entries};

/// What the words around a stop say about it, for one language.
pub(super) struct Rules {
    abbreviations: Lexicon,
    openers: Lexicon,
    asides: Lexicon,
    dates: Dates,
}

const TITLE: u32 = 1;
const NUMBER: u32 = 2;
const PERHAPS: u32 = 4;
const DEGREE: u32 = 8;

impl Rules {
    pub(super) fn english() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| Self {
            abbreviations: Lexicon::new(entries(include_str!("../../data/en/abbreviations.txt")).map(|line| {
                let (word, class) = line.split_once(' ').unwrap_or((line, ""));
                let class = match class {
                    "title" => TITLE,
                    "number" => NUMBER,
                    "degree" => DEGREE,
                    _ => PERHAPS,
                };
                (word, class)
            })),
            openers: Lexicon::new(entries(include_str!("../../data/en/openers.txt")).map(|word| (word, 1))),
            asides: Lexicon::new(entries(include_str!("../../data/en/asides.txt")).map(|word| (word, 1))),
            dates: Dates::german(),
        })
    }

    /// Whether the full stop belongs to the word before it, given where the next word begins.
    pub(super) fn abbreviates(&self, bytes: &[u8], start: usize, stop: usize, next: usize) -> bool {
        let from = bytes[start..stop]
            .iter()
            .rposition(|&byte| !word_byte(byte) && byte != b'.')
            .map_or(start, |p| start + p + 1);
        let word = &bytes[from..stop];
        if word.is_empty() {
            return false;
        }
        if word.iter().all(u8::is_ascii_digit) {
            return from == start || self.dates.is_ordinal(bytes, from..stop, next); // the number of a list, `am 15. Juli`
        }
        let opens = || self.openers.contains(word_at(bytes, next));
        if word.len() == 1 && word[0].is_ascii_uppercase() {
            // An initial, but `Vitamin C. The` and `said I. But` end a sentence.
            return !opens();
        }
        // `Oberst a. D. Rowe`, `z. B. Rowe`
        if word.len() == 1 && matches!(bytes.get(next..), Some([b'A'..=b'Z', b'.', ..])) {
            return true;
        }
        if word.contains(&b'.') {
            // `at 7.30.`, `£1.2bn.` end a sentence; at its start it is the number of a list.
            if is_figure(word) {
                return from == start;
            }
            return !(opens() || bytes.get(next).is_some_and(u8::is_ascii_digit) && word.len() > 5);
        }
        match self.abbreviations.get(word) {
            TITLE => true,
            NUMBER => bytes.get(next).is_some_and(u8::is_ascii_digit),
            PERHAPS => !opens(),
            DEGREE => bytes[start..from].ends_with(b". "),
            _ => false,
        }
    }

    /// Whether what follows a closed question or exclamation says who uttered it.
    pub(super) fn aside(&self, bytes: &[u8], mut at: usize) -> bool {
        for _ in 0..5 {
            let word = word_at(bytes, at);
            if word.is_empty() {
                return false;
            }
            if self.asides.contains(word) {
                return true;
            }
            at += word.len();
            at += bytes[at..]
                .iter()
                .take_while(|&&byte| byte == b' ' || byte == b'.' && bytes[at - 1].is_ascii_alphabetic())
                .count();
        }
        false
    }
}

/// Whether every stop in a word stands between two digits.
fn is_figure(word: &[u8]) -> bool {
    word.windows(3).filter(|three| three[1] == b'.').all(|three| three[0].is_ascii_digit() && three[2].is_ascii_digit())
        && word.iter().any(u8::is_ascii_digit)
}

/// Letters, digits, hyphens, apostrophes and everything beyond ASCII that is no punctuation we know.
fn word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0xC3 && byte != 0xE2 || byte == b'-' || (0x80..0xC0).contains(&byte)
}

fn word_at(bytes: &[u8], at: usize) -> &[u8] {
    let rest = &bytes[at..];
    &rest[..rest.iter().take_while(|&&byte| word_byte(byte)).count()]
}
