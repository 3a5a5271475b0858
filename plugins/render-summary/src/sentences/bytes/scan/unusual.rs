//! Words as few are: longer, with digits, an apostrophe or letters beyond ASCII.

use super::letters::{SMALL, case};
use super::word::stem;
use crate::words::{Hash, STEM};

/// Shorter words are known by all of their letters, however they are read.
const SHORT: usize = 32;

/// Longer words are known by their beginning.
const KEPT: usize = 64;

/// A word as it was read where it is not as most: as `Word`, with the hash of its first letters.
pub(super) struct Unusual {
    pub(super) end: usize,
    pub(super) whole: u64,
    pub(super) stem: u64,
    pub(super) letters: u32,
    pub(super) capitals: u32,
    pub(super) ideogram: bool,
}

/// Reads a word that need not end within eight bytes, nor be ASCII.
#[inline(never)]
pub(super) fn read_any(text: &str, at: usize, limit: usize) -> Unusual {
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

/// Reads a word of ASCII letters and digits whose possessive ends at `end`, as `read_slowly` does.
fn read_owner(bytes: &[u8], at: usize, length: usize, end: usize) -> Unusual {
    let letters = bytes[at..at + length].iter().filter(|byte| byte.is_ascii_alphabetic()).count() as u32;
    let capitals = bytes[at..at + length].iter().filter(|byte| byte.is_ascii_uppercase()).count() as u32;
    Unusual { end, letters, capitals, ..read_ascii(bytes, at, length) }
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

/// Reads a word with apostrophes or letters beyond ASCII.
pub(super) fn read_slowly(text: &str, at: usize, limit: usize) -> Unusual {
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

/// Whether a byte behind an apostrophe goes on with a word.
fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xC3 && byte != 0xE2
}

/// Letters of Latin and Hangul: the tables of all scripts are slow to look up.
fn surely_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '가'..='힣')
}

/// Characters that are words by themselves: no spaces divide them.
fn ideogram(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_a_letter_is_one() {
        let sure: Vec<char> = ('\0'..=char::MAX).filter(|c| surely_letter(*c)).collect();
        assert!(sure.iter().all(|c| c.is_alphabetic() && !c.is_numeric()));
    }
}
