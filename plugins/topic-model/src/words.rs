//! Text as a row of words: where each stands, how it is capitalised, and a hash of it in lower case.
//!
//! The same reading serves the vocabulary and the article, so that what looks alike to a reader is alike here: case,
//! possessive `'s`, dots in `U.S.`, hyphens for spaces, soft hyphens, any shape of apostrophe, and whether a letter and its accent
//! are one sign or two (`marks`) make no difference.
//!
//! Most words are ASCII letters with a space on either side, and are read eight bytes at a time (`letters`); what else
//! there is, is read one sign at a time (`careful`).

mod careful;
mod letters;
mod marks;

pub use letters::finish;
pub use marks::composed;

use letters::Eight;
use std::borrow::Cow;
use std::hint::select_unpredictable;
use std::ops::Range;

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// Hash of its letters in lower case.
    pub hash: u64,
    /// Byte offset of its first letter.
    pub start: u32,
    /// How many bytes it has, times 32; its case, [`JOINED`], [`OWNER`] and [`MARKED`].
    rest: u32,
}

const CASE: u32 = 3;
const JOINED: u32 = 4;
const OWNER: u32 = 8;
const MARKED: u32 = 16;
/// How many bits those are.
const LOOK: u32 = 5;

/// The length of a word must leave room for the rest.
const LONGEST_TEXT: usize = (1 << 27) - 1;

impl Word {
    #[inline(always)]
    fn new(hash: u64, start: usize, bytes: usize, case: Case, joined: bool, owner: bool) -> Self {
        let look = case as u32 + u32::from(joined) * JOINED + u32::from(owner) * OWNER;
        Self { hash, start: start as u32, rest: (bytes as u32) << LOOK | look }
    }

    /// Byte offset behind its last letter, before a possessive `'s`.
    #[inline]
    pub fn end(&self) -> u32 {
        self.start + (self.rest >> LOOK)
    }

    /// Its bytes in the text.
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end() as usize
    }

    /// Its letters, each with its accent as one sign.
    #[inline]
    pub fn letters<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let letters = &text[self.bytes()];
        if self.rest & MARKED == 0 { Cow::Borrowed(letters) } else { composed(letters) }
    }

    /// How it is capitalised.
    #[inline]
    pub fn case(&self) -> Case {
        match self.rest & CASE {
            0 => Case::Lower,
            1 => Case::Title,
            _ => Case::Upper,
        }
    }

    /// Only a space, a hyphen, `&` or `/` stands between it and the word before, so that both can be in one phrase.
    #[inline]
    pub fn joined(&self) -> bool {
        self.rest & JOINED != 0
    }

    /// A possessive `'s` follows. "Christie's" may be an auction house; "Christie" is not.
    #[inline]
    pub fn owner(&self) -> bool {
        self.rest & OWNER != 0
    }
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// It begins with a small letter, a digit, or a letter without case.
    Lower = 0,
    /// It begins with a capital.
    Title = 1,
    /// It has two letters or more and all are capitals.
    Upper = 2,
}

/// Reads words from a text, one after the other, in time proportional to the text.
pub struct Words<'a> {
    text: &'a str,
    /// Behind the last word and what clings to it.
    behind: usize,
    /// Where the next word begins if what lies before it is as usual.
    at: usize,
    /// Whether both are in one phrase then.
    joined: bool,
}

/// The words of `text`. One of 128 MB or more is not read: offsets are kept small.
pub fn words(text: &str) -> Words<'_> {
    let text = if text.len() <= LONGEST_TEXT { text } else { "" };
    Words { text, behind: 0, at: 0, joined: false }
}

/// What a byte is to a word of letters before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// The word ends, and who knows where the next begins.
    Ends,
    /// A space or a hyphen: the word ends, and most often the next begins behind it and may be in one phrase with it.
    Joins,
    /// A comma or what ends a clause: the word ends, and with a space behind it the next begins there.
    Stops,
    /// As [`Class::Stops`], unless it is the full stop of an initial.
    Dot,
    /// A digit, an apostrophe, or a byte beyond ASCII, which may be a letter: the word may go on.
    Clings,
}

static CLASSES: [Class; 256] = {
    let mut table = [Class::Ends; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\n' | b'\r' | b'\t' | b'-' | b'&' | b'/' => Class::Joins,
            b',' | b';' | b':' | b'!' | b'?' | b'"' | b')' => Class::Stops,
            b'.' => Class::Dot,
            b'\'' | b'0'..=b'9' | 0x80.. => Class::Clings,
            _ => Class::Ends,
        };
        byte += 1;
    }
    table
};

impl Words<'_> {
    /// Reads words into a row until it is full or the text at its end, and says how many: what [`Self::next`] gives, sooner.
    pub fn fill(&mut self, row: &mut [Word]) -> usize {
        let room = row.len();
        let mut slots = row.iter_mut();
        while slots.len() > 0 {
            // Nothing points to this copy, so that it need not stand in memory.
            let Words { text, behind, at, joined } = *self;
            let mut plain = Words { text, behind, at, joined };
            let unusual = slots.find_map(|slot| match plain.read_plain() {
                Some(word) => {
                    *slot = word;
                    None
                }
                None => Some(slot),
            });
            *self = plain;
            if let Some(slot) = unusual {
                let Some(word) = self.read_behind_gap() else { return room - slots.len() - 1 };
                *slot = word;
            }
        }
        room
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Guesses where the next word begins, by the byte behind the last one.
    #[inline(always)]
    fn pass(&mut self, end: usize, class: Class) {
        self.behind = end;
        let stops = (class == Class::Stops) | (class == Class::Dot);
        let ends = stops & (self.byte(end + 1) == b' ');
        // If it begins here nothing lies between.
        let joint = usize::from(class == Class::Joins);
        (self.at, self.joined) = (end + select_unpredictable(ends, 2, joint), !ends);
    }

    /// Reads the next word if it is one as most are: letters of ASCII, fifteen at most, with nothing clinging to them and
    /// nothing unusual before.
    #[inline(always)]
    fn read_plain(&mut self) -> Option<Word> {
        let (text, start) = (self.text.as_bytes(), self.at);
        let first = Eight::at(text, start);
        let (count, next, hash, case) = match first.letters() {
            Some((0, _)) => return None,
            Some((count, next)) => {
                let (hash, case) = first.word(count);
                (count, next, hash, case)
            }
            None => {
                let second = Eight::at(text, start + 8);
                let (more, next) = second.letters()?;
                let (hash, case) = first.word_on(second);
                (8 + more, next, hash, case)
            }
        };
        let end = start + count;
        let joined = self.joined;
        if next == b' ' {
            // As behind most words.
            (self.behind, self.at, self.joined) = (end, end + 1, true);
        } else {
            let class = CLASSES[usize::from(next)];
            if class == Class::Clings || class == Class::Dot && count == 1 {
                return None;
            }
            self.pass(end, class);
        }
        Some(Word::new(hash, start, count, case, joined, false))
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    #[inline]
    fn next(&mut self) -> Option<Word> {
        match self.read_plain() {
            None => self.read_behind_gap(),
            plain => plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let hashes = |text| words(text).map(|word| word.hash).collect::<Vec<_>>();
        hashes(a) == hashes(b)
    }

    #[test]
    fn case_hyphens_dots_and_apostrophes_make_no_difference() {
        assert!(same("U.S. troops", "US Troops"));
        assert!(same("Iran’s nuclear-programme", "iran nuclear programme"));
        assert!(same("Qur’an", "Qur'an"));
        assert!(same("10,000 metres", "10000 metres"));
        assert!(same("cease\u{ad}fire", "ceasefire"));
        assert!(!same("its", "it"));
        assert!(same("Internationally", "INTERNATIONALLY"));
        assert!(same("cafe\u{301} E\u{301}MILE’s Mu\u{308}ller", "café Émile Müller"));
        assert!(same("internation\u{ad}ally’s", "internationally"));
    }

    #[test]
    fn a_comma_or_a_full_stop_ends_a_phrase_and_a_line_break_does_not() {
        let joined = |text| words(text).map(|word| word.joined()).collect::<Vec<_>>();
        assert_eq!(joined("peace, talks"), [false, false]);
        assert_eq!(joined("peace. Talks"), [false, false]);
        assert_eq!(joined("peace\n  talks"), [false, true]);
        assert_eq!(joined("U.S. troops"), [false, true]);
        assert_eq!(joined("peace\n\n\n\n\ntalks"), [false, false]);
    }

    #[test]
    fn a_possessive_is_left_out_of_the_word() {
        let text = "Kyiv’s forces";
        let first = words(text).next().unwrap();
        assert_eq!(&text[first.bytes()], "Kyiv");
    }

    #[test]
    fn every_sign_of_a_script_without_spaces_is_a_word() {
        let found: Vec<_> = words("和平谈判").collect();
        assert_eq!(found.len(), 4);
        assert!(found[1..].iter().all(|word| word.joined()));
    }

    #[test]
    fn capitals_are_told_apart() {
        let cases: Vec<_> = words("WHO said Fed A").map(|word| word.case()).collect();
        assert_eq!(cases, [Case::Upper, Case::Lower, Case::Title, Case::Title]);
    }

    #[test]
    fn a_sentence_that_ends_in_a_single_letter_is_not_glued_to_the_next() {
        let text = "vitamin C. It helps";
        let found: Vec<_> = words(text).map(|word| &text[word.bytes()]).collect();
        assert_eq!(found, ["vitamin", "C", "It", "helps"]);
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_of_reading_agrees_with_the_careful_one(
            text in "([a-z]{1,18}|[A-Z]{1,3}|[A-Z][a-z]{0,9}|[0-9]{1,4}|[ ,.;'’“”&/\n-]{1,3}|é|e\u{301}|ß|İ|和|\u{ad}|s){0,40}",
        ) {
            let mut carefully = words(&text);
            let carefully: Vec<Word> = std::iter::from_fn(|| {
                carefully.joined = carefully.pass_gap()?;
                Some(carefully.read_with_care())
            })
            .collect();
            let mut one_by_one = Vec::new();
            for word in words(&text) {
                one_by_one.push(word);
            }
            let mut in_a_row = vec![Word::default(); carefully.len() + 1];
            let mut reader = words(&text);
            let half = reader.fill(&mut in_a_row[..carefully.len() / 2]);
            let read = half + reader.fill(&mut in_a_row[half..]);
            proptest::prop_assert_eq!(&one_by_one, &carefully);
            proptest::prop_assert_eq!(&in_a_row[..read], &carefully);
        }
    }
}
