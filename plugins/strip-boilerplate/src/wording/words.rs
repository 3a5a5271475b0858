//! The words of a line and what a model asks of them: each word, its stem, each pair, what opens the line and what closes it, as hashes.

use std::ops::Range;

/// A word is cut to so many letters to be told with its endings left aside.
pub(crate) const STEM: usize = 5;

/// A word of a line, or a sign that speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(super) hash: u32,
    /// The hash of its first letters, where it is longer.
    pub(super) stem: Option<u32>,
}

const SEED: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

fn push(hash: u32, c: u32) -> u32 {
    (hash ^ c).wrapping_mul(PRIME)
}

/// Spreads the bits of a hash; never 0.
pub(super) fn mixed(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d);
    (hash ^ hash >> 13).max(1)
}

/// What each byte is to a word: the small letter, 0 where it ends the word, 1 where a sign or a character beyond ASCII must be looked at.
const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            letter @ (b'a'..=b'z' | b'A'..=b'Z') => letter | 0x20,
            b'0'..=b'9' | b'?' | b'!' | b':' | b'|' | b'@' | b'>' | 0x80.. => 1,
            _ => 0,
        };
        b += 1;
    }
    table
};

/// Gives the words of a text, each with its place: runs of letters in small letters, each number as one and the same word, and signs that
/// pages use.
pub(crate) fn split(text: &str, mut give: impl FnMut(Word, Range<usize>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (found, length) = match BYTES[usize::from(*byte)] {
            0 => (None, 1),
            1 if byte.is_ascii() => sign(bytes, at),
            _ => word(text, at),
        };
        if let Some(word) = found {
            give(word, at..at + length);
        }
        at += length;
    }
}

/// The word that opens here, or the sign beyond ASCII, and how many bytes it has; a space beyond ASCII is no word.
fn word(text: &str, from: usize) -> (Option<Word>, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut hash, mut letters, mut stem) = (from, SEED, 0, SEED);
    while let Some(byte) = bytes.get(at) {
        let small = BYTES[usize::from(*byte)];
        if small > 1 {
            if letters == STEM {
                stem = hash;
            }
            hash = push(hash, u32::from(small));
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if !c.is_alphabetic() {
                break;
            }
            if letters == STEM {
                stem = hash;
            }
            c.to_lowercase().for_each(|c| hash = push(hash, u32::from(c)));
            at += c.len_utf8();
        }
        letters += 1;
    }
    if letters > 0 {
        return (Some(Word { hash: mixed(hash), stem: (letters > STEM).then(|| mixed(stem ^ 1)) }), at - from);
    }
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (None, 1) };
    let sign = match c {
        '©' => Some('©'),
        '→' | '»' | '›' | '►' | '▶' => Some('>'),
        _ => None,
    };
    (sign.map(of_sign), c.len_utf8())
}

fn of_sign(sign: char) -> Word {
    Word { hash: mixed(push(SEED, u32::from(sign))), stem: None }
}

/// The sign or the number that opens here, and how many bytes it has.
fn sign(bytes: &[u8], at: usize) -> (Option<Word>, usize) {
    // "2,50"
    let digits = bytes[at..].iter().take_while(|b| matches!(b, b'0'..=b'9' | b'.' | b',')).count();
    (Some(of_sign(if digits > 0 { '0' } else { char::from(bytes[at]) })), digits.max(1))
}

pub(super) const FIRST: u32 = 0x5bd1_e995;
pub(super) const LAST: u32 = 0x1b87_3593;

pub(super) fn pair(one: u32, other: u32) -> u32 {
    mixed(one.rotate_left(7) ^ other)
}

/// Gives the features of a line's words, each with the words that it is of: each word, its stem, each pair, the first word and the first two
/// as such, the last as such.
pub(crate) fn features(words: &[Word], mut give: impl FnMut(u32, Range<usize>)) {
    let mut before = None;
    for (n, word) in words.iter().enumerate() {
        give(word.hash, n..n + 1);
        if let Some(stem) = word.stem {
            give(stem, n..n + 1);
        }
        if let Some(before) = before {
            give(pair(before, word.hash), n - 1..n + 1);
        }
        before = Some(word.hash);
    }
    if let Some(first) = words.first() {
        give(mixed(first.hash ^ FIRST), 0..1);
    }
    if let [first, second, ..] = words {
        give(mixed(pair(first.hash, second.hash) ^ FIRST), 0..2);
    }
    if let Some(last) = words.last() {
        give(mixed(last.hash ^ LAST), words.len() - 1..words.len());
    }
}
