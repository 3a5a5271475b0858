//! The classes of a line's bytes, as one bit a byte and class: sixty-four bytes are judged by a few operations on whole words, where a
//! loop over bytes would have to guess at each end of a word.

use std::ops::Range;

/// Sixty-four bytes of a line: a bit a byte, the first lowest, for each class.
pub(super) type Part = [u64; 11];
/// The parts of a line, as far as it is looked at.
pub(super) type Classes = [Part; 4];

// The classes, by their place in `Part`.
pub(super) const LETTER: usize = 0;
pub(super) const CAPITAL: usize = 1;
pub(super) const DIGIT: usize = 2;
pub(super) const SPACE: usize = 3;
/// Ends a sentence.
pub(super) const STOP: usize = 4;
/// Stands within a word without ending it.
pub(super) const JOIN: usize = 5;
/// One of the signs that are counted.
pub(super) const SIGN: usize = 6;
/// The first byte of a character beyond ASCII.
pub(super) const LEAD: usize = 7;
// Those that the bytes alone do not tell.
/// The bytes of a letter beyond ASCII behind its first.
pub(super) const INSIDE: usize = 8;
/// A letter that is neither capital nor small.
pub(super) const CASELESS: usize = 9;
/// A character of a wide script.
pub(super) const WIDE: usize = 10;

/// What each byte is: of class `n` where the lowest bit of byte `n` is set.
const CLASS: [u64; 256] = {
    let mut table = [0u64; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' => class(LETTER),
            b'A'..=b'Z' => class(LETTER) | class(CAPITAL),
            b'0'..=b'9' => class(DIGIT),
            b' ' | b'\t' | b'\n' | b'\r' | 0x0c => class(SPACE),
            b'.' | b'!' | b'?' => class(STOP),
            b'\'' | b'-' => class(JOIN),
            b',' | b'"' | b'|' | b'@' | b':' => class(SIGN),
            0xc0.. => class(LEAD),
            _ => 0,
        };
        b += 1;
    }
    table
};

const fn class(n: usize) -> u64 {
    1 << (n * 8)
}

/// The classes of the first 256 bytes.
pub(super) fn classes(bytes: &[u8]) -> Classes {
    let mut classes = Classes::default();
    let (whole, rest) = bytes.as_chunks::<64>();
    for (part, bytes) in classes.iter_mut().zip(whole) {
        judge(bytes, part);
    }
    if let Some(part) = classes.get_mut(whole.len()).filter(|_| !rest.is_empty()) {
        let mut bytes = [0; 64];
        bytes[..rest.len()].copy_from_slice(rest);
        judge(&bytes, part);
    }
    classes
}

/// The classes of sixty-four bytes. The loops have fixed lengths, so that they are unrolled.
#[inline]
fn judge(bytes: &[u8; 64], part: &mut Part) {
    // Row n has the classes of the eight bytes from 8 n on, a byte a class.
    let mut rows = [0u64; 8];
    for (n, row) in rows.iter_mut().enumerate() {
        for i in (0..8).rev() {
            *row = *row << 1 | CLASS[bytes[n * 8 + i] as usize];
        }
    }
    swap::<4>(&mut rows, 0x0000_0000_ffff_ffff);
    swap::<2>(&mut rows, 0x0000_ffff_0000_ffff);
    swap::<1>(&mut rows, 0x00ff_00ff_00ff_00ff);
    part[..8].copy_from_slice(&rows);
}

/// A step of swapping rows and columns: the upper halves of rows change places with the lower halves of rows that stand `APART`.
#[inline]
fn swap<const APART: usize>(rows: &mut [u64; 8], low: u64) {
    for n in 0..8 {
        if n & APART == 0 {
            let swapped = (rows[n] >> (8 * APART) ^ rows[n + APART]) & low;
            rows[n] ^= swapped << (8 * APART);
            rows[n + APART] ^= swapped;
        }
    }
}

/// Gives the place of each byte of a class, from the first on.
#[inline]
pub(super) fn each(classes: &Classes, class: usize, mut give: impl FnMut(usize)) {
    for (part, bits) in classes.iter().enumerate() {
        let mut left = bits[class];
        while left != 0 {
            give(part * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

/// Puts the bytes at these places into a class.
#[inline]
pub(super) fn set(classes: &mut Classes, class: usize, places: Range<usize>) {
    for at in places {
        if let Some(part) = classes.get_mut(at / 64) {
            part[class] |= 1 << (at % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_the_bit_of_its_class_at_its_place() {
        let text = "Ab, 7é- 'x' (..) \u{a0}|Z".repeat(14);
        let all = classes(text.as_bytes());
        for (at, b) in text.bytes().take(256).enumerate() {
            for (n, class) in all[at / 64].iter().take(8).enumerate() {
                assert_eq!(class >> (at % 64) & 1, CLASS[b as usize] >> (8 * n) & 1, "{at} {n}");
            }
        }
    }
}
