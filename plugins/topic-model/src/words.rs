//! Text as a row of words: where each stands, how it is capitalised, and a hash of it in lower case.
//!
//! The same reading serves the vocabulary and the article, so that what looks alike to a reader is alike here: case,
//! possessive `'s`, dots in `U.S.`, hyphens for spaces, soft hyphens, and any shape of apostrophe make no difference.

mod letters;

pub use letters::finish;

use letters::{Letters, Row, eight_at, mix};

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Hash of its letters in lower case.
    pub hash: u64,
    /// Byte offset of its first letter.
    pub start: u32,
    /// Byte offset behind its last letter, before a possessive `'s`.
    pub end: u32,
    /// How it is capitalised.
    pub case: Case,
    /// Only a space, a hyphen, `&` or `/` stands between it and the word before, so that both can be in one phrase.
    pub joined: bool,
    /// A possessive `'s` follows. "Christie's" may be an auction house; "Christie" is not.
    pub owner: bool,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// It begins with a small letter, a digit, or a letter without case.
    Lower,
    /// It begins with a capital.
    Title,
    /// It has two letters or more and all are capitals.
    Upper,
}

/// Reads words from a text, one after the other, in time proportional to the text.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    /// Whether nothing but joints was passed since the last word.
    joined: bool,
}

/// The words of `text`. What lies behind four billion bytes is not read: offsets are kept small.
pub fn words(text: &str) -> Words<'_> {
    let text = if u32::try_from(text.len()).is_ok() { text } else { "" };
    Words { text, at: 0, joined: false }
}

/// A joint longer than this is layout, not the space inside a phrase.
const LONGEST_JOINT: usize = 4;

/// The bytes behind which a word of ASCII letters surely ends, whatever follows them.
static ENDS_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = !(byte as u8).is_ascii_alphanumeric() && !matches!(byte as u8, b'.' | b',' | b'\'');
        byte += 1;
    }
    table
};

impl Words<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(at..).and_then(|rest| rest.chars().next()),
        }
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
                joint &= matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'-' | b'&' | b'/');
                self.at += 1;
            } else {
                let Some(c) = self.char_at(self.at) else { return false };
                if is_letter(c) {
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

    /// Leaves `at` on the next letter or digit; false at the end of the text.
    #[inline(always)]
    fn pass_to_word(&mut self) -> bool {
        let after_word = self.at > 0;
        // One space is what stands between most words, or a comma or full stop and a space.
        match self.text.as_bytes().get(self.at..) {
            Some([b' ', next, ..]) if next.is_ascii_alphanumeric() => {
                self.at += 1;
                self.joined = after_word;
                true
            }
            Some([b',' | b'.', b' ', next, ..]) if next.is_ascii_alphanumeric() => {
                self.at += 2;
                self.joined = false;
                true
            }
            _ => self.pass_gap(after_word),
        }
    }

    fn letter_at(&self, at: usize) -> bool {
        self.byte(at).is_ascii_alphanumeric() || (self.byte(at) >= 0x80 && self.char_at(at).is_some_and(is_letter))
    }

    /// Reads the word at `at` if it is one as most are: up to fifteen ASCII letters and digits, and nothing clings to it.
    #[inline(always)]
    fn read_plain(&mut self) -> Option<Word> {
        let start = self.at;
        let eight = eight_at(self.text.as_bytes(), start);
        let first = Row::of(eight);
        let mut count = first.count;
        let mut hash = mix(0, first.lower);
        let (mut capitals, mut shouted) = (first.capitals, first.shouted);
        let behind = if count < 8 {
            eight >> (8 * count)
        } else {
            let eight = eight_at(self.text.as_bytes(), start + 8);
            let second = Row::of(eight);
            if second.count == 8 {
                return None;
            }
            if second.count > 0 {
                hash = mix(hash, second.lower);
            }
            shouted &= second.shouted;
            capitals |= second.capitals << 1;
            count += second.count;
            eight >> (8 * second.count)
        };
        let end = start + count as usize;
        let ends = match behind as u8 {
            b'.' => count > 1,
            b',' => !self.byte(end + 1).is_ascii_digit(),
            byte => ENDS_WORD[usize::from(byte)],
        };
        if !ends || count == 0 {
            return None;
        }
        self.at = end;
        let case = match () {
            () if capitals == 0 => Case::Lower,
            () if shouted && count > 1 => Case::Upper,
            () if capitals & 0x40 != 0 => Case::Title,
            () => Case::Lower,
        };
        Some(Word { start: start as u32, end: end as u32, hash, case, joined: self.joined, owner: false })
    }

    /// Reads the word at `at` and leaves `at` behind it and what clings to it.
    #[inline(never)]
    fn read(&mut self) -> Word {
        let start = self.at;
        let mut letters = Letters::default();
        // A row of ASCII letters is taken eight at a time.
        loop {
            let row = Row::of(eight_at(self.text.as_bytes(), self.at));
            letters.starts_with_capital |= letters.letters == 0 && row.capitals & 0x40 != 0;
            letters.bytes += row.count;
            letters.letters += row.count;
            letters.capitals += row.capitals.count_ones();
            self.at += row.count as usize;
            if row.count < 8 {
                letters.pending = row.lower;
                break;
            }
            letters.mix(row.lower);
        }
        let end = self.at;
        let mut owner = false;
        let goes_on = match self.byte(end) {
            b'.' => letters.letters == 1,
            b',' => self.byte(end + 1).is_ascii_digit(),
            b'\'' | 0x80.. => {
                let width = self.char_at(end).map_or(1, char::len_utf8);
                let behind = end + width;
                let apostrophe = width == 1 || self.char_at(end).is_some_and(is_apostrophe);
                owner = apostrophe && end > start && self.is_possessive(behind);
                if owner {
                    self.at = behind + 1;
                }
                let inside = apostrophe || self.char_at(end) == Some('\u{ad}');
                !owner && if inside { self.letter_at(behind) } else { self.letter_at(end) }
            }
            _ => false,
        };
        if goes_on {
            self.at = start;
            return self.read_with_care();
        }
        let (hash, case) = letters.finish();
        Word { start: start as u32, end: end as u32, hash, case, joined: self.joined, owner }
    }

    /// Whether the "s" of a possessive stands at `at`.
    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.byte(at), b's' | b'S') && !self.letter_at(at + 1)
    }

    /// Reads a word that has apostrophes, dots or letters beyond ASCII in it, one sign at a time.
    #[cold]
    fn read_with_care(&mut self) -> Word {
        let start = self.at;
        let mut letters = Letters::default();
        let mut end = start;
        let mut dotted = false;
        let mut owner = false;
        while let Some(c) = self.char_at(self.at) {
            let behind = self.at + c.len_utf8();
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
                // "U.S." is one word: single letters, each with its dot.
                if c.is_ascii_alphabetic() && (dotted || letters.letters == 1) && self.byte(behind) == b'.' {
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
        let (hash, case) = letters.finish();
        Word { start: start as u32, end: end as u32, hash, case, joined: self.joined, owner }
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

impl Iterator for Words<'_> {
    type Item = Word;

    #[inline]
    fn next(&mut self) -> Option<Word> {
        if !self.pass_to_word() {
            return None;
        }
        match self.read_plain() {
            None => Some(self.read()),
            plain => plain,
        }
    }

    /// As a loop over [`Self::next`], with the words that are read quickly kept apart from the others.
    #[inline]
    fn fold<T, F: FnMut(T, Word) -> T>(mut self, start: T, mut take: F) -> T {
        let mut folded = start;
        while self.pass_to_word() {
            folded = match self.read_plain() {
                Some(word) => take(folded, word),
                None => take(folded, self.read()),
            };
        }
        folded
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
        assert!(same("internation\u{ad}ally’s", "internationally"));
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
        assert_eq!(&text[first.start as usize..first.end as usize], "Kyiv");
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
    fn what_is_told_a_letter_without_a_look_is_one() {
        assert!(
            ('\0'..=char::MAX)
                .filter(|c| *c < '\u{2000}' || *c > '\u{206f}')
                .all(|c| is_letter(c) == c.is_alphanumeric())
        );
        assert!(!('\u{2000}'..='\u{206f}').any(char::is_alphanumeric));
    }

    #[test]
    fn the_quick_way_of_reading_agrees_with_the_other() {
        for text in
            ["a", "Vote ", "McRae.", "EU,", "7,5", "v7 ", "Harbourmaster", "HARBOURMASTERS 9", "harbours", "ships! "]
        {
            for from in 0..text.len() {
                let reader = || Words { text, at: from, joined: false };
                if let Some(word) = reader().read_plain() {
                    assert_eq!(word, reader().read(), "{text} from {from}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_that_ends_in_a_single_letter_is_not_glued_to_the_next() {
        let text = "vitamin C. It helps";
        let found: Vec<_> = words(text).map(|word| &text[word.start as usize..word.end as usize]).collect();
        assert_eq!(found, ["vitamin", "C", "It", "helps"]);
    }
}
