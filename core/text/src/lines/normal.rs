//! What a line says beneath its typography: letters and digits alone, in small letters, hashed with fixed constants so that
//! signatures may be kept and compared between runs.
//!
//! Spaces, quotation marks, dashes, soft hyphens and other signs do not count. Every function is linear in the text.

use super::bits::{WINDOW, bits};
use crate::lexicon::padded;

/// Where every hash starts, and what spreads its bits: the same on every machine.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;

/// A line as the hashes of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Of all words: equal for texts that differ in typography alone.
    pub fingerprint: u64,
    /// One hash a word; a character of a wide script is a word.
    pub words: Vec<u64>,
}

/// The hash of a text's words. Two texts without letters and digits compare by their bytes.
pub fn fingerprint(text: &str) -> u64 {
    let (mut all, mut any) = (SEED, false);
    each_word(text, |word| {
        all = (all.rotate_left(5) ^ word).wrapping_mul(PRIME);
        any = true;
    });
    if any { mix(all) } else { of_bytes(text) }
}

fn of_bytes(text: &str) -> u64 {
    let mut hash = Word::default();
    text.bytes().for_each(|byte| hash.push(byte));
    mix(hash.finish() ^ 1)
}

/// The signature of a text.
pub fn signature(text: &str) -> Signature {
    let mut s = Signature { words: Vec::with_capacity(text.len() / 6 + 1), ..Signature::default() };
    s.fingerprint = words_into(text, &mut s.words);
    s
}

/// Adds the hashes of a text's words to `words` and returns its fingerprint: one pass, no allocation but the vector's growth.
pub fn words_into(text: &str, words: &mut Vec<u64>) -> u64 {
    let (mut all, before) = (SEED, words.len());
    each_word(text, |word| {
        all = (all.rotate_left(5) ^ word).wrapping_mul(PRIME);
        words.push(word);
    });
    if words.len() > before { mix(all) } else { of_bytes(text) }
}

/// True where two texts hold the same words in the same order.
pub fn same_words(a: &str, b: &str) -> bool {
    a == b || fingerprint(a) == fingerprint(b)
}

/// The hash of a word as its bytes come in: eight of them make a number, which is mixed into the hash.
#[derive(Clone, Copy)]
struct Word {
    hash: u64,
    /// The bytes that are not yet mixed in, the first lowest, and how many bits they are.
    last: u64,
    bits: u32,
}

impl Default for Word {
    fn default() -> Self {
        Word { hash: SEED, last: 0, bits: 0 }
    }
}

impl Word {
    #[inline]
    fn push(&mut self, byte: u8) {
        self.last |= u64::from(byte) << self.bits;
        self.bits += 8;
        if self.bits == 64 {
            *self = Word { hash: round(self.hash, self.last), ..Word::default() };
        }
    }

    fn push_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
    }

    fn is_empty(&self) -> bool {
        self.bits == 0 && self.hash == SEED
    }

    #[inline]
    fn finish(self) -> u64 {
        let all = if self.bits > 0 { round(self.hash, self.last) } else { self.hash };
        all ^ all >> 32
    }
}

#[inline]
fn round(hash: u64, eight: u64) -> u64 {
    (hash.rotate_left(23) ^ eight).wrapping_mul(PRIME)
}

/// Gives the hash of each word. What stands within a word (apostrophes, soft hyphens, zero-width signs) does not end it.
///
/// Sixty-four bytes are judged at a time, a bit for each; then only the ends of words are looked at.
#[inline]
pub(super) fn each_word(text: &str, mut give: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let (whole, rest) = bytes.as_chunks::<64>();
    let mut last = [b' '; 64];
    last[..rest.len()].copy_from_slice(rest);
    // Where the word that is open starts, and whether it holds more than letters and digits of ASCII.
    let (mut open, mut odd_so_far) = (None, false);
    for (n, window) in whole.iter().chain([&last]).enumerate() {
        let (inner, mut odd) = judge(window);
        let mut left = inner | odd;
        let mut at = 0;
        loop {
            let start = match open {
                Some(start) => start,
                None if left == 0 => break,
                None => {
                    let skipped = left.trailing_zeros();
                    (left, odd, at) = (left >> skipped, odd >> skipped, at + skipped);
                    n * 64 + at as usize
                }
            };
            let run = left & !left.wrapping_add(1);
            let length = run.trailing_ones();
            odd_so_far |= odd & run != 0;
            at += length;
            if at == 64 {
                open = Some(start);
                break;
            }
            (left, odd) = (left >> length, odd >> length);
            let end = n * 64 + at as usize;
            match odd_so_far {
                false => give(plain(bytes, start, end)),
                true => with_others(text.get(start..end).unwrap_or_default(), &mut give),
            }
            (open, odd_so_far) = (None, false);
        }
    }
    if let Some(start) = open {
        // The text ends with the last window, and the word with it.
        with_others(text.get(start..).unwrap_or_default(), &mut give);
    }
}

/// A bit for each byte of a window that is a letter or digit of ASCII, and one for each that may stand in a word beside these.
#[inline]
pub(super) fn judge(window: &[u8; WINDOW]) -> (u64, u64) {
    (letters(window), bits(window, |byte| (byte >= 0x80) | (byte == b'\'')))
}

/// A bit for each byte of a window that is a letter or digit of ASCII.
#[inline]
pub(super) fn letters<const N: usize>(window: &[u8; N]) -> u64 {
    bits(window, |byte| ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10))
}

/// The hash of a word of letters and digits of ASCII.
#[inline]
pub(super) fn plain(bytes: &[u8], mut start: usize, end: usize) -> u64 {
    // Small letters have this bit more than capitals, and digits have it.
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut word = Word::default();
    while end - start > 8 {
        word.hash = round(word.hash, eight(bytes, start) | SMALL);
        start += 8;
    }
    let beyond = 64 - 8 * (end - start) as u32 % 64;
    word.hash = round(word.hash, (eight(bytes, start) | SMALL) & u64::MAX >> (beyond % 64));
    word.finish()
}

/// Gives the words of a text that holds more than letters and digits of ASCII, byte by byte.
#[inline(never)]
pub(super) fn with_others(text: &str, give: &mut impl FnMut(u64)) {
    let mut word = Word::default();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let ends = match byte {
            b'\'' => {
                at += 1;
                false
            }
            0x80.. => {
                let (length, ends) = beyond(text, at, &mut word);
                at += length;
                ends
            }
            _ => {
                word.push(byte.to_ascii_lowercase());
                at += 1;
                false
            }
        };
        if ends && !word.is_empty() {
            give(std::mem::take(&mut word).finish());
        }
    }
    if !word.is_empty() {
        give(word.finish());
    }
}

/// The eight bytes from a place on as a number, the first lowest; zeros beyond the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => padded(bytes.get(at..).unwrap_or_default()),
    }
}

/// The length of the character beyond ASCII that stands here, which the word gets, and whether the word ends here.
fn beyond(text: &str, at: usize, word: &mut Word) -> (usize, bool) {
    let c = text.get(at..).and_then(|t| t.chars().next()).unwrap_or(' ');
    let ends = match c {
        '’' | '‘' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => false,
        // General punctuation, the space that does not break, then Han and Hangul: no need to ask the tables.
        '\u{2010}'..='\u{205e}' | '\u{a0}' => true,
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
            word.push_char(c);
            true
        }
        c if c.is_alphanumeric() => {
            c.to_lowercase().for_each(|c| word.push_char(c));
            u32::from(c) >= 0x2e80
        }
        _ => true,
    };
    (c.len_utf8(), ends)
}

/// Spreads a hash over all its bits.
fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_change_the_fingerprint() {
        assert_eq!(fingerprint("“It’s  over,” she said."), fingerprint("\"It's over\", she said"));
        assert_eq!(fingerprint("co\u{ad}operation\u{200b}"), fingerprint("Cooperation"));
        assert_ne!(fingerprint("Ada left."), fingerprint("Ada stayed."));
    }

    #[test]
    fn lines_without_letters_are_told_apart_by_their_bytes() {
        assert_ne!(fingerprint("* * *"), fingerprint("___"));
        assert!(same_words("* * *", "* * *") && !same_words("Ada", "Eve"));
    }

    #[test]
    fn a_wide_character_is_a_word() {
        assert_eq!(signature("橋は閉鎖").words.len(), 4);
        assert_eq!(signature("The bridge is shut.").words.len(), 4);
    }

    #[test]
    fn signatures_stay_the_same_from_release_to_release() {
        assert_eq!(fingerprint("The bridge is shut."), fingerprint("the-bridge-is-shut"));
        assert_eq!(fingerprint("a"), 14_890_787_300_956_227_148);
    }
}
