//! Words that tell what somebody did not say: `data/unsaid.txt`.

use copydesk_text::lexicon::{Lexicon, entries};

/// The classes, as the head of the data file explains them.
pub(crate) const NOT: u16 = 1;
pub(crate) const ONLY: u16 = 1 << 1;
pub(crate) const INSIST: u16 = 1 << 2;
pub(crate) const DENY: u16 = 1 << 3;
pub(crate) const REJECT: u16 = 1 << 4;
pub(crate) const CLAIM: u16 = 1 << 5;
pub(crate) const REFUSE: u16 = 1 << 6;
pub(crate) const CONFIRM: u16 = 1 << 7;
pub(crate) const EVIDENCE: u16 = 1 << 8;
pub(crate) const NAME: u16 = 1 << 9;
pub(crate) const WHETHER: u16 = 1 << 10;
pub(crate) const IF: u16 = 1 << 11;
pub(crate) const ASKED: u16 = 1 << 12;
pub(crate) const THAT: u16 = 1 << 13;
pub(crate) const BUT: u16 = 1 << 14;
pub(crate) const BACK: u16 = 1 << 15;

const CLASSES: [(&str, u16); 16] = [
    ("not", NOT),
    ("only", ONLY),
    ("insist", INSIST),
    ("deny", DENY),
    ("reject", REJECT),
    ("claim", CLAIM),
    ("refuse", REFUSE),
    ("confirm", CONFIRM),
    ("evidence", EVIDENCE),
    ("name", NAME),
    ("whether", WHETHER),
    ("if", IF),
    ("asked", ASKED),
    ("that", THAT),
    ("but", BUT),
    ("back", BACK),
];

/// The words of a language, each with its classes.
#[derive(Debug)]
pub(crate) struct Unsaid {
    words: Lexicon,
    /// By the first and the last byte of a word the lengths that such words have, a bit each: nearly all words are told by it to be none.
    lengths: Vec<u32>,
}

/// A place among 256 by the first byte of a word, in small letters, and the last.
#[inline]
fn place(word: &[u8]) -> usize {
    match word {
        [first, .., last] => usize::from((first | 0x20).wrapping_mul(37) ^ last),
        [one] => usize::from(*one),
        [] => 0,
    }
}

impl Unsaid {
    /// Those of a language.
    pub(crate) fn of(tag: &str) -> Self {
        let mut words: Vec<(&str, u32)> = Vec::new();
        let mut lengths = vec![0u32; 256];
        for line in entries(include_str!("../../data/unsaid.txt")) {
            let mut parts = line.split(' ');
            let (Some(language), Some(class), Some(word)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let known = CLASSES.iter().find(|(name, _)| *name == class);
            let Some((_, class)) = known.filter(|_| language == tag) else { continue };
            lengths[place(word.as_bytes())] |= 1 << word.len().min(31);
            words.push((word, u32::from(*class)));
        }
        Self { words: Lexicon::new(words), lengths }
    }

    /// Whether a word may be among them.
    #[inline]
    pub(crate) fn may_be(&self, word: &[u8]) -> bool {
        self.lengths.get(place(word)).is_some_and(|lengths| lengths & 1 << word.len().min(31) != 0)
    }

    /// The classes of a word, in whatever letters; 0 for none.
    pub(crate) fn classes(&self, word: &str) -> u16 {
        let small = !word.starts_with(char::is_uppercase);
        let found =
            if small { self.words.get(word.as_bytes()) } else { self.words.get(word.to_lowercase().as_bytes()) };
        found as u16 // each class is one of sixteen bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_of_its_classes() {
        let english = Unsaid::of("en");
        assert_eq!(english.classes("Not"), NOT);
        assert_eq!(english.classes("without") & NOT, NOT);
        assert_eq!((english.classes("knot"), english.classes("")), (0, 0));
    }

    #[test]
    fn every_line_has_a_class_that_is_known() {
        let known = |line: &str| {
            let class = line.split(' ').nth(1);
            line.split(' ').count() == 3 && CLASSES.iter().any(|(name, _)| Some(*name) == class)
        };
        assert!(entries(include_str!("../../data/unsaid.txt")).all(known));
    }
}
