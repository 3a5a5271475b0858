//! Words that are more than a run of ASCII letters: with letters beyond ASCII, apostrophes, dots or figures in groups, or
//! with such signs beside them.

use super::letters::{Letters, letters_and_digits, row};
use super::marks::{FIRST_MARK, is_mark, with_marks};
use super::{CLASSES, Case, Class, MARKED, Word, Words};

/// A joint longer than this is layout, not the space inside a phrase.
const LONGEST_JOINT: usize = 4;

impl Words<'_> {
    /// Reads the next word where it or the gap before it is unusual; none at the end of the text.
    #[inline(never)]
    pub(super) fn read_behind_gap(&mut self) -> Option<Word> {
        // What is no letter where a word was guessed lies in an unusual gap. Most words behind one are as most.
        let plain = match self.byte(self.at).is_ascii_alphanumeric() {
            true => None,
            false => {
                self.joined = self.pass_gap()?;
                self.read_plain()
            }
        };
        plain.or_else(|| Some(self.read_with_care()))
    }

    /// Reads the word that begins at `at`, whatever it is made of.
    pub(super) fn read_with_care(&mut self) -> Word {
        let (start, joined) = (self.at, self.joined);
        if let Some(number) = self.read_number(start, joined) {
            return number;
        }
        let (hash, case, letters) = row(self.text.as_bytes(), start);
        let end = start + letters;
        let mut behind = end;
        let goes_on = match self.byte(end) {
            b'.' => letters == 1,
            b'0'..=b'9' => true,
            b'\'' | 0x80.. if letters > 0 => match self.apostrophe_at(end) {
                Some(after) if self.is_possessive(after) => {
                    behind = after + 1;
                    false
                }
                Some(after) => self.letter_at(after),
                None => match self.char_at(end) {
                    Some('\u{ad}') => self.letter_at(end + '\u{ad}'.len_utf8()),
                    c => c.is_some_and(|c| is_letter(c) || is_mark(c)),
                },
            },
            _ => letters == 0,
        };
        if goes_on {
            return self.read_by_signs(start, joined);
        }
        self.pass(behind, CLASSES[usize::from(self.byte(behind))]);
        Word::new(hash, start, letters, case, joined, behind > end)
    }

    /// A word that begins with a digit, where nothing clings to its letters and digits: "1987", "3rd".
    #[inline]
    fn read_number(&mut self, start: usize, joined: bool) -> Option<Word> {
        if !self.byte(start).is_ascii_digit() {
            return None;
        }
        let (hash, count) = letters_and_digits(self.text.as_bytes(), start);
        let end = start + count;
        let next = self.byte(end);
        let class = CLASSES[usize::from(next)];
        if class == Class::Clings || next == b',' && self.byte(end + 1).is_ascii_digit() {
            return None;
        }
        self.pass(end, class);
        Some(Word::new(hash, start, count, Case::Lower, joined, false))
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(at..).and_then(|rest| rest.chars().next()),
        }
    }

    /// Passes what is no word, and says whether it was but a joint. Leaves `at` on a letter or digit; none at the end of the
    /// text.
    #[inline]
    pub(super) fn pass_gap(&mut self) -> Option<bool> {
        self.at = self.behind;
        let (mut width, mut only_joints) = (0, true);
        loop {
            let (letter, joint, bytes) = match self.text.as_bytes().get(self.at..)? {
                [] => return None,
                [byte @ 0..0x80, ..] => (byte.is_ascii_alphanumeric(), CLASSES[usize::from(*byte)] == Class::Joins, 1),
                // Most of what is not ASCII between words is a dash or a quotation mark: U+2013 to U+201F.
                [0xe2, 0x80, 0x93..=0x9f, ..] => (false, false, 3),
                _ => {
                    let c = self.char_at(self.at)?;
                    (is_letter(c), is_joint(c), c.len_utf8())
                }
            };
            if letter {
                // The first word of a text has none before it.
                return Some(self.behind > 0 && only_joints && width <= LONGEST_JOINT);
            }
            only_joints &= joint;
            width += 1;
            self.at += bytes;
        }
    }

    fn letter_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_letter)
    }

    /// Where the text goes on behind an apostrophe of any shape.
    fn apostrophe_at(&self, at: usize) -> Option<usize> {
        match self.text.as_bytes().get(at..)? {
            [b'\'', ..] => Some(at + 1),
            // U+2018 and U+2019.
            [0xe2, 0x80, 0x98..=0x99, ..] => Some(at + 3),
            _ => None,
        }
    }

    /// Whether the "s" of a possessive stands at `at`.
    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.byte(at), b's' | b'S') && !self.letter_at(at + 1)
    }

    /// Reads a word that has apostrophes, dots or letters beyond ASCII in it, one sign at a time.
    #[cold]
    fn read_by_signs(&mut self, start: usize, joined: bool) -> Word {
        self.at = start;
        let mut letters = Letters::default();
        let mut end = start;
        let mut dotted = false;
        let mut owner = false;
        let mut marked = false;
        while let Some(c) = self.char_at(self.at) {
            let mut behind = self.at + c.len_utf8();
            let mut c = c;
            if self.byte(behind) >= FIRST_MARK && is_letter(c) {
                let (letter, marks) = with_marks(c, &self.text[behind..]);
                (c, behind) = (letter, behind + marks);
                marked |= marks > 0;
            }
            if c.is_ascii_alphanumeric() {
                letters.take_ascii(c as u8);
                self.at = behind;
                end = behind;
                // "U.S." is one word: single letters, each with its dot.
                if self.byte(behind) == b'.' && c.is_ascii_alphabetic() && (dotted || letters.letters == 1) {
                    let another = self.byte(behind + 1).is_ascii_alphabetic() && self.byte(behind + 2) == b'.';
                    if another {
                        self.at += 1;
                        dotted = true;
                    } else if dotted {
                        self.at += 1;
                        break;
                    }
                }
                continue;
            }
            if is_ideograph(c) {
                // A script without spaces: every sign is a word, and the phrase is the row of them.
                if letters.letters == 0 {
                    letters.take(c);
                    self.at = behind;
                    end = behind;
                }
                break;
            }
            if is_letter(c) {
                letters.take(c);
                self.at = behind;
                end = behind;
                continue;
            }
            match c {
                c if is_apostrophe(c) => {
                    if self.is_possessive(behind) {
                        self.at = behind + 1;
                        owner = true;
                        break;
                    }
                    if !self.letter_at(behind) {
                        break;
                    }
                }
                ',' if self.byte(end.saturating_sub(1)).is_ascii_digit() && self.byte(behind).is_ascii_digit() => {}
                '\u{ad}' if self.letter_at(behind) => {}
                _ => break,
            }
            self.at = behind;
        }
        self.pass(self.at, CLASSES[usize::from(self.byte(self.at))]);
        let (hash, case) = letters.finish();
        let mut word = Word::new(hash, start, end - start, case, joined, owner);
        word.rest |= u32::from(marked) * MARKED;
        word
    }
}

/// Dashes and quotation marks are common in news, accents, syllables and ideographs where they are in use, and slow to
/// look up among all letters.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{2000}'..='\u{206f}' => false,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        c => c.is_alphanumeric(),
    }
}

/// What may stand between the words of a phrase.
fn is_joint(c: char) -> bool {
    match c {
        '\0'..='\x7f' => CLASSES[c as usize] == Class::Joins,
        c => c.is_whitespace() || matches!(c, '\u{2010}' | '\u{2011}' | '\u{ad}' | '\u{200b}'),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn a_number_is_read_as_sign_by_sign() {
        for text in
            ["7", "1987", "3RD of", "100m, and", "20s. Then", "4x4x4x4x4 -", "12345678 ", "1.5", "7,", "9\n", "5/6"]
        {
            let mut signs = words(text);
            let told = signs.read_by_signs(0, false);
            let mut number = words(text);
            assert_eq!(number.read_number(0, false), Some(told), "{text}");
            assert_eq!((number.at, number.behind, number.joined), (signs.at, signs.behind, signs.joined), "{text}");
        }
        for text in ["1,000", "1990\u{2019}s", "5\u{e9}", "x9"] {
            assert_eq!(words(text).read_number(0, false), None, "{text}");
        }
    }

    #[test]
    fn what_is_told_a_letter_without_a_look_is_one() {
        assert!(
            ('\0'..=char::MAX)
                .filter(|c| *c < '\u{2000}' || *c > '\u{206f}')
                .all(|c| is_letter(c) == c.is_alphanumeric())
        );
        assert!(!('\u{2000}'..='\u{206f}').any(char::is_alphanumeric));
    }
}
