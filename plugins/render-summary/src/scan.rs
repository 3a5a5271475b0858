//! Words in running bytes: where one ends, its hashes, its capitals.

use crate::words::{Hash, STEM};

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Word,
    Mark,
    /// A leading byte that letters and marks share.
    Wide,
    /// A sign that parts what stands before a sentence from it, or the cells of a row.
    Parting,
    Other,
}

/// The class of each byte.
pub(crate) static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b'"' | b'\'' | b'`' | b'(' | b')' | b'[' | b']' | b'@' | b'/' => Class::Mark,
            b':' | b'|' | b'=' => Class::Parting,
            0xC2 | 0xE2 | 0xE3 | 0xEF => Class::Wide,
            0xC3..=0xF4 => Class::Word,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// A word as it was read.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    /// The place after it, and after a possessive's `'s`.
    pub(crate) end: usize,
    /// The hash of all of it.
    pub(crate) whole: u64,
    /// Its first letters, from which the stem is made only when it is asked for.
    beginning: Beginning,
    /// About how many of its characters are letters; 0 where it is a number.
    pub(crate) letters: u32,
    /// About how many are capitals.
    pub(crate) capitals: u32,
    /// Whether it is a character that is a word by itself.
    pub(crate) ideogram: bool,
}

/// Up to eight bytes of a word of so many ASCII letters and digits; where the length is 0, the stem's hash.
#[derive(Clone, Copy)]
struct Beginning {
    bytes: u64,
    length: usize,
}

/// A word as it was read where it is not as most: as [`Word`], with the hash of its first letters.
struct Unusual {
    end: usize,
    whole: u64,
    stem: u64,
    letters: u32,
    capitals: u32,
    ideogram: bool,
}

impl Word {
    /// The hash of its first letters.
    #[inline]
    pub(crate) fn stem(&self) -> u64 {
        match self.beginning {
            Beginning { bytes, length: 0 } => bytes,
            Beginning { bytes, length } => stem(bytes, length),
        }
    }
}

/// Reads the word at `at`; always goes on by a character at least.
#[inline(always)] // the loop over a story's words is most of the stage's time
pub(crate) fn read_word(text: &str, at: usize, limit: usize) -> Word {
    if let Some(word) = read_plain(text.as_bytes(), at) {
        return word;
    }
    // Of another type, so that a word that is read as most need not stand in memory.
    let Unusual { end, whole, stem, letters, capitals, ideogram } = read_any(text, at, limit);
    Word { end, whole, beginning: Beginning { bytes: stem, length: 0 }, letters, capitals, ideogram }
}

/// Reads a word of one to fifteen ASCII letters, if nothing goes on with it.
#[inline(always)]
fn read_plain(bytes: &[u8], at: usize) -> Option<Word> {
    let first = Row::of(u64::from_le_bytes(*bytes[at..].first_chunk()?));
    if !first.is_full() {
        let length = first.length();
        return (length > 0 && ends_word(bytes, at + length, first.next())).then(|| read_short(first, at));
    }
    let second = Row::of(u64::from_le_bytes(*bytes[at + 8..].first_chunk()?));
    let ends = !second.is_full() && ends_word(bytes, at + 8 + second.length(), second.next());
    ends.then(|| read_long(first.chunk, second, at))
}

/// The row of ASCII letters that eight bytes begin with.
#[derive(Clone, Copy)]
struct Row {
    chunk: u64,
    /// The highest bit of each byte that is no letter; right as far as the first of them.
    others: u64,
}

impl Row {
    #[inline(always)]
    fn of(chunk: u64) -> Self {
        let small = (chunk | SMALL) & !HIGH;
        let letters = (small + const { above(b'a') }) & !(small + const { above(b'z' + 1) });
        Self { chunk, others: !letters & HIGH | chunk & HIGH }
    }

    /// Whether all are letters; what else is asked of a row is asked where they are not.
    #[inline(always)]
    fn is_full(self) -> bool {
        self.others == 0
    }

    #[inline(always)]
    fn length(self) -> usize {
        (self.others.trailing_zeros() / 8) as usize
    }

    /// The byte behind them.
    #[inline(always)]
    fn next(self) -> u8 {
        (self.chunk >> (self.others.trailing_zeros() & 0x38)) as u8
    }

    /// All bits of the letters.
    #[inline(always)]
    fn mask(self) -> u64 {
        (self.others ^ self.others.wrapping_sub(1)) >> 8
    }
}

/// Whether a word of letters surely ends before `next`, the byte at `end`: at ASCII but a digit and an apostrophe, and at
/// general punctuation but the curly apostrophe.
#[inline(always)]
fn ends_word(bytes: &[u8], end: usize, next: u8) -> bool {
    next == b' '
        || next < 0x80 && next != b'\'' && !next.is_ascii_digit()
        || next == 0xE2 && matches!(bytes.get(end + 1..end + 3), Some([0x80, third]) if *third != 0x99)
}

/// A word of eight to fifteen ASCII letters.
#[inline]
fn read_long(chunk: u64, more: Row, at: usize) -> Word {
    let length = 8 + more.length();
    let mut whole = Hash::of_length(length);
    whole.push(chunk | SMALL);
    let mut capitals = capitals_among(chunk, u64::MAX, 8);
    if length > 8 {
        whole.push((more.chunk | SMALL) & more.mask());
        capitals += capitals_among(more.chunk, more.mask(), length - 8);
    }
    Word {
        end: at + length,
        whole: whole.get(),
        beginning: Beginning { bytes: chunk | SMALL, length: 8 },
        letters: length as u32,
        capitals,
        ideogram: false,
    }
}

/// Reads a word that need not end within eight bytes, nor be ASCII.
#[inline(never)]
fn read_any(text: &str, at: usize, limit: usize) -> Unusual {
    let bytes = text.as_bytes();
    let length = bytes[at..limit].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let goes_on = match &bytes[at + length..limit] {
        [b'\'', next, ..] | [0xE2, 0x80, 0x99, next, ..] => {
            next.is_ascii_alphabetic() || *next >= 0xC3 && *next != 0xE2
        }
        [0xE2, 0x80, ..] | [0..0x80, ..] | [] => false,
        _ => true,
    };
    if !goes_on && length > 0 {
        return read_ascii(bytes, at, length);
    }
    if let (1..SHORT, [b'\'', b's', rest @ ..] | [0xE2, 0x80, 0x99, b's', rest @ ..]) =
        (length, &bytes[at + length..limit])
        && !rest.first().is_some_and(|byte| is_inside(*byte))
    {
        return read_owner(bytes, at, length, limit - rest.len());
    }
    read_slowly(text, at, limit)
}

/// Shorter words are known by all of their letters, however they are read.
const SHORT: usize = 32;

/// Reads a word of ASCII letters and digits whose possessive ends at `end`, as `read_slowly` does.
fn read_owner(bytes: &[u8], at: usize, length: usize, end: usize) -> Unusual {
    let letters = bytes[at..at + length].iter().filter(|byte| byte.is_ascii_alphabetic()).count() as u32;
    let capitals = bytes[at..at + length].iter().filter(|byte| byte.is_ascii_uppercase()).count() as u32;
    Unusual { end, letters, capitals, ..read_ascii(bytes, at, length) }
}

/// Whether a byte behind an apostrophe goes on with a word.
fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xC3 && byte != 0xE2
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const SMALL: u64 = 0x2020_2020_2020_2020;
const LETTER: u64 = 0x4040_4040_4040_4040;

/// What carries into a byte's highest bit where the byte is `least` or more.
const fn above(least: u8) -> u64 {
    0x0101_0101_0101_0101 * (0x80 - least as u64)
}

/// A word of one to seven ASCII letters.
#[inline]
fn read_short(row: Row, at: usize) -> Word {
    let (length, small) = (row.length(), (row.chunk | SMALL) & row.mask());
    let mut whole = Hash::of_length(length);
    whole.push(small);
    Word {
        end: at + length,
        whole: whole.get(),
        beginning: Beginning { bytes: small, length },
        letters: length as u32,
        capitals: capitals_among(row.chunk, row.mask(), length),
        ideogram: false,
    }
}

/// Capitals among `length` letters: exact where all are of one sort, else enough to tell a name.
#[inline(always)]
fn capitals_among(chunk: u64, mask: u64, length: usize) -> u32 {
    let capitals = !chunk & SMALL & mask;
    if capitals == SMALL & mask { length as u32 } else { u32::from(capitals != 0) }
}

/// Letters and capitals among `length` letters and digits, as [`capitals_among`]: enough to tell a number from a name.
fn case(chunk: u64, mask: u64, length: usize) -> (u32, u32) {
    let letters = if chunk & LETTER & mask == 0 { 0 } else { length as u32 };
    (letters, capitals_among(chunk, mask, length))
}

/// The hash of what a word shares with its other forms, given its first eight bytes. A short plural meets its singular;
/// longer ones do by their first letters.
#[inline]
fn stem(first: u64, length: usize) -> u64 {
    let plural = (4..=STEM).contains(&length) && first >> (8 * (length - 1)) == u64::from(b's');
    let kept = length.min(STEM) - usize::from(plural);
    let mut stem = Hash::of_length(kept);
    stem.push(first & ((1 << (8 * kept)) - 1));
    stem.get()
}

/// Reads a longer word of ASCII letters and digits.
fn read_ascii(bytes: &[u8], at: usize, length: usize) -> Unusual {
    let (mut letters, mut capitals) = (0, 0);
    let mut whole = Hash::of_length(length);
    let mut first = 0;
    for (index, part) in bytes[at..at + length].chunks(8).enumerate() {
        let chunk = match bytes[at + 8 * index..].first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => part.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
        };
        let mask = u64::MAX >> (64 - 8 * part.len());
        let small = (chunk | SMALL) & mask;
        let (more_letters, more_capitals) = case(chunk, mask, part.len());
        (letters, capitals) = (letters + more_letters, capitals + more_capitals);
        whole.push(small);
        if index == 0 {
            first = small;
        }
    }
    Unusual { end: at + length, whole: whole.get(), stem: stem(first, length), letters, capitals, ideogram: false }
}

/// Longer words are known by their beginning.
const KEPT: usize = 64;

/// Reads a word with apostrophes or letters beyond ASCII.
fn read_slowly(text: &str, at: usize, limit: usize) -> Unusual {
    let bytes = text.as_bytes();
    let mut word = Unusual { end: at, whole: 0, stem: 0, letters: 0, capitals: 0, ideogram: false };
    let mut small = [0; KEPT];
    let (mut kept, mut stem) = (0, 0);
    let mut length = 0;
    let mut i = at;
    while i < limit {
        if bytes[i].is_ascii_alphanumeric() {
            // As most of its characters.
            word.letters += u32::from(bytes[i].is_ascii_alphabetic());
            word.capitals += u32::from(bytes[i].is_ascii_uppercase());
            if kept + 4 <= KEPT {
                small[kept] = bytes[i].to_ascii_lowercase();
                kept += 1;
            }
            (i, length) = (i + 1, length + 1);
            if length <= STEM {
                stem = kept;
            }
            continue;
        }
        let Some(c) = text[i..limit].chars().next() else { break };
        if c == '\'' || c == '’' {
            let next = i + c.len_utf8();
            match apostrophe(&bytes[next..limit], length) {
                Apostrophe::Inside => i = next,
                Apostrophe::Possessive => {
                    i = next + 1;
                    break;
                }
                Apostrophe::Ends => break,
            }
            continue;
        }
        let letter = surely_letter(c);
        if !letter && !c.is_alphanumeric() || ideogram(c) && length > 0 {
            break;
        }
        word.letters += u32::from(letter || !c.is_numeric());
        word.capitals += u32::from(c.is_uppercase());
        for lower in c.to_lowercase() {
            if kept + 4 <= KEPT {
                kept += lower.encode_utf8(&mut small[kept..]).len();
            }
        }
        i += c.len_utf8();
        length += 1;
        if length <= STEM {
            stem = kept;
        }
        if ideogram(c) {
            word.ideogram = true;
            word.letters = 2; // says as much as a word
            break;
        }
    }
    if length == 0 {
        i = i.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
    }
    word.end = i;
    word.whole = Hash::of_word(&small[..kept]);
    let plural = (4..=STEM).contains(&length) && small[kept - 1] == b's';
    word.stem = Hash::of_word(&small[..stem - usize::from(plural)]);
    word
}

/// Letters of Latin and Hangul: the tables of all scripts are slow to look up.
fn surely_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '가'..='힣')
}

enum Apostrophe {
    Inside,
    Possessive,
    Ends,
}

/// What an apostrophe means after `length` letters, given what follows it.
fn apostrophe(after: &[u8], length: usize) -> Apostrophe {
    let letters = after.iter().take_while(|byte| is_inside(**byte)).count();
    match letters {
        0 => Apostrophe::Ends,
        1 if after[0] == b's' => Apostrophe::Possessive,
        // `l’accord`, `d'Estaing`, `O'Brien`: the word comes after.
        _ if length <= 2 && letters > 2 => Apostrophe::Ends,
        _ => Apostrophe::Inside,
    }
}

/// Characters that are words by themselves: no spaces divide them.
fn ideogram(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}')
}

/// Whether a word that ends here is a possessive: `Lind’s`.
pub(crate) fn is_possessive(word: &[u8]) -> bool {
    matches!(word, [.., b'\'', b's'] | [.., 0xE2, 0x80, 0x99, b's'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        read_word(text, 0, text.len())
    }

    #[test]
    fn the_two_ways_of_reading_agree() {
        for text in ["a", "Vote", "votes", "harbour", "HARBOURMASTERS", "incomprehensibilities", "b52", "1848"] {
            let (fast, slow) = (word(text), read_slowly(text, 0, text.len()));
            assert_eq!((fast.whole, fast.stem(), fast.end), (slow.whole, slow.stem, slow.end), "{text}");
            assert_eq!((fast.letters > 0, fast.capitals > 0), (slow.letters > 0, slow.capitals > 0), "{text}");
            assert_eq!(fast.whole, Hash::of_word(text.to_lowercase().as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_is_surely_a_letter_is_one() {
        let sure: Vec<char> = ('\0'..=char::MAX).filter(|c| surely_letter(*c)).collect();
        assert!(sure.iter().all(|c| c.is_alphabetic() && !c.is_numeric()));
    }

    #[test]
    fn possessives_are_read_alike_in_both_ways() {
        for text in ["Rowe’s", "BO's.", "b52’s “", "Rowe’sé", "a's", "McRae’s—", "harbourmasters's", "votes’s"]
        {
            let (fast, slow) = (word(text), read_slowly(text, 0, text.len()));
            let slow = (slow.whole, slow.stem, slow.end, slow.letters, slow.capitals);
            assert_eq!((fast.whole, fast.stem(), fast.end, fast.letters, fast.capitals), slow, "{text}");
        }
    }

    #[test]
    fn forms_of_a_word_meet_and_apostrophes_are_seen_through() {
        assert_eq!(word("vote").stem(), word("votes").stem());
        assert_eq!(word("negotiator").stem(), word("negotiations").stem());
        assert_eq!(word("Rowe’s").whole, word("rowe").whole);
        assert_eq!(word("Rowe’s").end, "Rowe’s".len());
        assert_eq!(word("don't").whole, word("dont").whole);
        assert_eq!(word("l’accord").end, 1);
        assert_eq!(word("Élan").whole, word("élan").whole);
        assert_eq!(word("港が").end, "港".len());
    }
}
