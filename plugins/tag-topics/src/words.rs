//! Text as a row of words: where each stands, how it is capitalised, and a hash of it in lower case.
//!
//! The same reading serves the vocabulary and the article, so that what looks alike to a reader is alike here: case,
//! possessive `'s`, dots in `U.S.`, hyphens for spaces, soft hyphens, and any shape of apostrophe make no difference.

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset behind its last letter, before a possessive `'s`.
    pub end: usize,
    /// Hash of its letters in lower case.
    pub hash: u64,
    /// How it is capitalised.
    pub case: Case,
    /// Only a space or a hyphen stands between it and the word before, so that both can be in one phrase.
    pub joined: bool,
    /// A possessive `'s` follows. "Christie's" may be an auction house; "Christie" is not.
    pub owner: bool,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Case {
    /// It begins with a small letter, a digit, or a letter without case.
    Lower,
    /// It begins with a capital.
    Title,
    /// It has two letters or more and all are capitals.
    Upper,
}

/// Reads words from a text, one after the other, in time proportional to the text.
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
    /// Whether nothing but joints was passed since the last word.
    joined: bool,
}

/// The words of `text`.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, joined: false }
}

/// A joint longer than this is layout, not the space inside a phrase.
const LONGEST_JOINT: usize = 4;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

#[inline]
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// Spreads what `step` gathered over all bits, so that the low ones can index a table.
#[inline]
pub(crate) fn finish(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// What has been read of the word at hand.
struct Reading {
    hash: u64,
    capitals: u32,
    letters: u32,
    starts_with_capital: bool,
}

impl Reading {
    fn take(&mut self, c: char) {
        self.starts_with_capital |= self.letters == 0 && c.is_uppercase();
        self.letters += 1;
        self.capitals += u32::from(c.is_uppercase());
        let mut buffer = [0; 4];
        for lower in c.to_lowercase() {
            for byte in lower.encode_utf8(&mut buffer).bytes() {
                self.hash = step(self.hash, byte);
            }
        }
    }

    #[inline]
    fn take_ascii(&mut self, byte: u8) {
        let capital = byte.is_ascii_uppercase();
        self.starts_with_capital |= self.letters == 0 && capital;
        self.letters += 1;
        self.capitals += u32::from(capital);
        self.hash = step(self.hash, byte.to_ascii_lowercase());
    }

    fn case(&self) -> Case {
        match () {
            () if self.letters > 1 && self.capitals == self.letters => Case::Upper,
            () if self.starts_with_capital => Case::Title,
            () => Case::Lower,
        }
    }
}

impl Words<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// Passes what is no word. Leaves `at` on a letter or digit; false at the end of the text.
    fn pass_gap(&mut self, after_word: bool) -> bool {
        let mut joint = after_word;
        let mut width = 0;
        loop {
            let Some(&byte) = self.text.as_bytes().get(self.at) else { return false };
            if byte.is_ascii_alphanumeric() {
                break;
            }
            if byte.is_ascii() {
                joint &= matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'-');
                self.at += 1;
            } else {
                let Some(c) = self.char_at(self.at) else { return false };
                if c.is_alphanumeric() {
                    break;
                }
                joint &= c.is_whitespace() || matches!(c, '\u{2010}' | '\u{2011}' | '\u{ad}' | '\u{200b}');
                self.at += c.len_utf8();
            }
            width += 1;
        }
        self.joined = joint && width <= LONGEST_JOINT;
        true
    }

    /// An apostrophe at `at`, and how long it is.
    fn apostrophe(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' => Some(1),
            0xe2 => self.char_at(at).filter(|c| matches!(c, '\u{2018}' | '\u{2019}')).map(char::len_utf8),
            _ => None,
        }
    }

    fn letter_at(&self, at: usize) -> bool {
        self.byte(at).is_ascii_alphanumeric()
            || (self.byte(at) >= 0x80 && self.char_at(at).is_some_and(char::is_alphanumeric))
    }

    /// Reads the word at `at` and leaves `at` behind it and what clings to it.
    fn read(&mut self) -> Word {
        let start = self.at;
        let mut reading = Reading { hash: SEED, capitals: 0, letters: 0, starts_with_capital: false };
        let mut end = start;
        let mut dotted = false;
        let mut owner = false;
        loop {
            let byte = self.byte(self.at);
            if byte.is_ascii_alphanumeric() {
                reading.take_ascii(byte);
                self.at += 1;
                end = self.at;
                // "U.S." is one word: single letters, each with its dot.
                let single = dotted || reading.letters == 1;
                if byte.is_ascii_alphabetic() && single && self.byte(self.at) == b'.' {
                    let next = self.byte(self.at + 1);
                    if next.is_ascii_alphabetic() && self.byte(self.at + 2) == b'.' {
                        self.at += 1;
                        dotted = true;
                    } else if dotted {
                        self.at += 1;
                        break;
                    }
                }
                continue;
            }
            if let Some(width) = self.apostrophe(self.at) {
                let behind = self.at + width;
                if matches!(self.byte(behind), b's' | b'S') && !self.letter_at(behind + 1) {
                    self.at = behind + 1;
                    owner = true;
                    break;
                }
                if self.letter_at(behind) {
                    self.at = behind;
                    continue;
                }
                break;
            }
            if byte < 0x80 {
                break;
            }
            let Some(c) = self.char_at(self.at) else { break };
            if is_ideograph(c) {
                // A script without spaces: every sign is a word, and the phrase is the row of them.
                if reading.letters == 0 {
                    reading.take(c);
                    self.at += c.len_utf8();
                    end = self.at;
                }
                break;
            }
            if c.is_alphanumeric() {
                reading.take(c);
                self.at += c.len_utf8();
                end = self.at;
            } else if c == '\u{ad}' && self.letter_at(self.at + c.len_utf8()) {
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        Word { start, end, hash: finish(reading.hash), case: reading.case(), joined: self.joined, owner }
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let after_word = self.at > 0;
        self.pass_gap(after_word).then(|| self.read())
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
        assert!(same("cease\u{ad}fire", "ceasefire"));
        assert!(!same("its", "it"));
    }

    #[test]
    fn a_comma_or_a_full_stop_ends_a_phrase_and_a_line_break_does_not() {
        let joined = |text| words(text).map(|word| word.joined).collect::<Vec<_>>();
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
        assert_eq!(&text[first.start..first.end], "Kyiv");
    }

    #[test]
    fn every_sign_of_a_script_without_spaces_is_a_word() {
        let found: Vec<_> = words("和平谈判").collect();
        assert_eq!(found.len(), 4);
        assert!(found[1..].iter().all(|word| word.joined));
    }

    #[test]
    fn capitals_are_told_apart() {
        let cases: Vec<_> = words("WHO said Fed A").map(|word| word.case).collect();
        assert_eq!(cases, [Case::Upper, Case::Lower, Case::Title, Case::Title]);
    }

    #[test]
    fn a_sentence_that_ends_in_a_single_letter_is_not_glued_to_the_next() {
        let text = "vitamin C. It helps";
        let found: Vec<_> = words(text).map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["vitamin", "C", "It", "helps"]);
    }
}
