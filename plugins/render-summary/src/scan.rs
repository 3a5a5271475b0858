//! Words in running bytes: where one ends, its hashes, its capitals.

use crate::words::{Hash, STEM};

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Word,
    Mark,
    /// A leading byte that letters and marks share.
    Wide,
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
            0xC2 | 0xE2 | 0xE3 | 0xEF => Class::Wide,
            0xC3..=0xF4 => Class::Word,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// A word as it was read.
pub(crate) struct Word {
    /// The place after it, and after a possessive's `'s`.
    pub(crate) end: usize,
    /// The hash of all of it.
    pub(crate) whole: u64,
    /// The hash of its first letters.
    pub(crate) stem: u64,
    pub(crate) letters: u32,
    pub(crate) capitals: u32,
    /// Whether it is a character that is a word by itself.
    pub(crate) ideogram: bool,
}

/// Reads the word at `at`; always goes on by a character at least.
#[inline]
pub(crate) fn read_word(text: &str, at: usize, limit: usize) -> Word {
    let bytes = text.as_bytes();
    let length = run(&bytes[at..limit]);
    let end = at + length;
    match bytes.get(end) {
        Some(b'\'' | 0x80..) if end < limit => read_slowly(text, at, limit),
        _ => read_ascii(bytes, at, length),
    }
}

/// How many ASCII letters and digits stand at the beginning; eight bytes a step.
#[inline]
fn run(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(chunk) = bytes[length..].first_chunk::<8>() {
        let chunk = u64::from_le_bytes(*chunk);
        let low = chunk & !HIGH;
        let small = low | SMALL;
        let letters = (small + above(b'a')) & !(small + above(b'z' + 1));
        let digits = (low + above(b'0')) & !(low + above(b'9' + 1));
        let other = !(letters | digits) & HIGH | chunk & HIGH;
        if other != 0 {
            return length + other.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + bytes[length..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

const HIGH: u64 = 0x8080_8080_8080_8080;

/// What carries into a byte's highest bit where the byte is `least` or more.
const fn above(least: u8) -> u64 {
    0x0101_0101_0101_0101 * (0x80 - least as u64)
}

/// How many bytes of a number have bit `shift` set, given a number with no other bits.
#[inline]
fn count(bits: u64, shift: u32) -> u32 {
    ((bits >> shift).wrapping_mul(0x0101_0101_0101_0101) >> 56) as u32
}

const SMALL: u64 = 0x2020_2020_2020_2020;
const LETTER: u64 = 0x4040_4040_4040_4040;

/// Reads a word of ASCII letters and digits, which have bit 0x20 set unless they are capitals.
#[inline]
fn read_ascii(bytes: &[u8], at: usize, length: usize) -> Word {
    let (mut letters, mut capitals) = (0, 0);
    let mut whole = Hash::of_length(length);
    let mut first = 0;
    let mut done = 0;
    while done < length {
        let part = (length - done).min(8);
        let (chunk, mask) = load(&bytes[at + done..], part);
        let small = (chunk | SMALL) & mask;
        capitals += count(!chunk & SMALL & mask, 5);
        letters += count(chunk & LETTER & mask, 6);
        whole.push(small);
        if done == 0 {
            first = small;
        }
        done += 8;
    }
    // A short plural meets its singular; longer ones do by their first letters.
    let plural = (4..=STEM).contains(&length) && first >> (8 * (length - 1)) == u64::from(b's');
    let kept = if plural { length - 1 } else { length.min(STEM) };
    let mut stem = Hash::of_length(kept);
    stem.push(first & (1 << (8 * kept)) - 1);
    Word { end: at + length, whole: whole.get(), stem: stem.get(), letters, capitals, ideogram: false }
}

/// The next `part` bytes as a little-endian number, and the mask of what belongs to them.
#[inline]
fn load(bytes: &[u8], part: usize) -> (u64, u64) {
    match bytes.first_chunk::<8>() {
        Some(chunk) => (u64::from_le_bytes(*chunk), u64::MAX >> (64 - 8 * part)),
        None => {
            let chunk = bytes[..part].iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
            (chunk, u64::MAX >> (64 - 8 * part))
        }
    }
}

/// Longer words are known by their beginning.
const KEPT: usize = 64;

/// Reads a word with apostrophes or letters beyond ASCII.
fn read_slowly(text: &str, at: usize, limit: usize) -> Word {
    let bytes = text.as_bytes();
    let mut word = Word { end: at, whole: 0, stem: 0, letters: 0, capitals: 0, ideogram: false };
    let mut small = [0; KEPT];
    let (mut kept, mut stem) = (0, 0);
    let mut length = 0;
    let mut i = at;
    while i < limit {
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
        if !c.is_alphanumeric() || ideogram(c) && length > 0 {
            break;
        }
        word.letters += u32::from(!c.is_numeric());
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

enum Apostrophe {
    Inside,
    Possessive,
    Ends,
}

/// What an apostrophe means after `length` letters, given what follows it.
fn apostrophe(after: &[u8], length: usize) -> Apostrophe {
    let letters = after.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0xC3 && **byte != 0xE2).count();
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
            assert_eq!((fast.whole, fast.stem, fast.end), (slow.whole, slow.stem, slow.end), "{text}");
            assert_eq!((fast.letters, fast.capitals), (slow.letters, slow.capitals), "{text}");
            assert_eq!(fast.whole, Hash::of_word(text.to_lowercase().as_bytes()), "{text}");
        }
    }

    #[test]
    fn forms_of_a_word_meet_and_apostrophes_are_seen_through() {
        assert_eq!(word("vote").stem, word("votes").stem);
        assert_eq!(word("negotiator").stem, word("negotiations").stem);
        assert_eq!(word("Rowe’s").whole, word("rowe").whole);
        assert_eq!(word("Rowe’s").end, "Rowe’s".len());
        assert_eq!(word("don't").whole, word("dont").whole);
        assert_eq!(word("l’accord").end, 1);
        assert_eq!(word("Élan").whole, word("élan").whole);
        assert_eq!(word("港が").end, "港".len());
    }
}
