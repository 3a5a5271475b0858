//! Words as most are: one to fifteen letters of ASCII.

use super::letters::{Row, SMALL, capitals_among};
use super::word::{Beginning, Word};
use crate::words::Hash;

/// Reads a word of one to fifteen ASCII letters, if nothing goes on with it.
#[inline(always)]
pub(super) fn read_plain(bytes: &[u8], at: usize) -> Option<Word> {
    let first = Row::of(u64::from_le_bytes(*bytes[at..].first_chunk()?));
    if !first.is_full() {
        let length = first.length();
        return (length > 0 && ends_word(bytes, at + length, first.next())).then(|| read_short(first, at));
    }
    let second = Row::of(u64::from_le_bytes(*bytes[at + 8..].first_chunk()?));
    let ends = !second.is_full() && ends_word(bytes, at + 8 + second.length(), second.next());
    ends.then(|| read_long(first.chunk, second, at))
}

/// Whether a word of letters surely ends before `next`, the byte at `end`: at ASCII but a digit and an apostrophe, and at
/// general punctuation but the curly apostrophe.
#[inline(always)]
fn ends_word(bytes: &[u8], end: usize, next: u8) -> bool {
    next == b' '
        || next < 0x80 && next != b'\'' && !next.is_ascii_digit()
        || next == 0xE2 && matches!(bytes.get(end + 1..end + 3), Some([0x80, third]) if *third != 0x99)
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
