//! The hash of a word's letters, taken eight bytes at a time.

use std::hint::select_unpredictable;

use super::Case;

/// Spreads a number over all bits, so that any of them can index a table: the upper half of a product folded onto its
/// lower half.
#[inline]
pub fn finish(number: u64) -> u64 {
    let product = u128::from(number) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

/// One step of the hash over letters. The last of them may be less than eight: no letter is nought, so that what is
/// missing tells the length.
#[inline]
fn mix(hash: u64, eight: u64) -> u64 {
    finish(hash ^ eight)
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
/// In every byte the bit that tells small letters from capitals; digits have it too.
const SMALL: u64 = 0x20 * ONES;

/// Eight bytes of a text, looked at together.
#[derive(Clone, Copy)]
pub(super) struct Eight {
    bytes: u64,
    /// The highest bit of each byte that is no ASCII letter.
    others: u64,
}

impl Eight {
    /// The eight bytes at `at`; nought behind the end.
    #[inline(always)]
    pub(super) fn at(text: &[u8], at: usize) -> Eight {
        // A place in a text is a small number (`LONGEST_TEXT`), so that one comparison tells.
        let start = at as u32 as usize;
        let bytes = match text.get(start..start + 8).and_then(|eight| eight.first_chunk()) {
            Some(eight) => u64::from_le_bytes(*eight),
            None => last_at(text, at),
        };
        // Each byte is compared by itself: adding to its seven low bits sets its high bit from a threshold on.
        let lower = (bytes | SMALL) & !HIGH;
        let at_least = |least: u8| lower + u64::from(0x80 - least) * ONES;
        let others = !(at_least(b'a') & !(at_least(b'z' + 1) | bytes)) & HIGH;
        Eight { bytes, others }
    }

    /// With how many letters they begin, and the byte behind those; none where all are letters.
    #[inline(always)]
    pub(super) fn letters(self) -> Option<(usize, u8)> {
        let bit = self.others.trailing_zeros();
        (self.others != 0).then(|| ((bit / 8) as usize, (self.bytes >> (bit & 0x38)) as u8))
    }

    /// The hash and the capitals of the word that its first `count` letters are, of which there must be one to seven.
    #[inline(always)]
    pub(super) fn word(self, count: usize) -> (u64, Case) {
        let taken = self.taken();
        let small = (self.bytes | SMALL) & taken;
        let case = case(self.bytes, self.bytes & SMALL & taken, count);
        (mix(0, small), case)
    }

    /// The same of the word that all its letters are and those that `more` begins with.
    #[inline(always)]
    pub(super) fn word_on(self, more: Eight) -> (u64, Case) {
        let taken = more.taken();
        let case = case(self.bytes, self.bytes & SMALL | more.bytes & SMALL & taken, 8);
        let hash = mix(0, self.bytes | SMALL);
        // Nothing is mixed in where nothing is taken, as where letters come one by one.
        let longer = mix(hash, (more.bytes | SMALL) & taken);
        (select_unpredictable(taken == 0, hash, longer), case)
    }

    /// All bits below the first byte that is no letter, of which there must be one.
    #[inline(always)]
    fn taken(self) -> u64 {
        (self.others ^ self.others.wrapping_sub(1)) >> 8
    }
}

/// How a word of so many letters is capitalised, given its first bytes and those bits of its letters that small ones have. Few words
/// have none; whether one begins with a capital no processor foresees.
#[inline(always)]
fn case(first: u64, small: u64, count: usize) -> Case {
    if small == 0 {
        return if count > 1 { Case::Upper } else { Case::Title };
    }
    select_unpredictable(first & 0x20 == 0, Case::Title, Case::Lower)
}

/// The last bytes of a text where fewer than eight are left.
#[inline(never)]
fn last_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.last_chunk() {
        // Those before `at` are shifted out.
        Some(eight) if at < bytes.len() => u64::from_le_bytes(*eight) >> (8 * (at + 8 - bytes.len())),
        _ => bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
    }
}

/// A word as far as its ASCII letters go: its hash, its capitals, and how many there are.
#[inline(never)]
pub(super) fn row(text: &[u8], start: usize) -> (u64, Case, usize) {
    let (mut hash, mut at) = (0, start);
    let mut all = true;
    loop {
        let eight = Eight::at(text, at);
        let taken = match eight.others {
            0 => u64::MAX,
            _ => eight.taken(),
        };
        if taken != 0 {
            hash = mix(hash, (eight.bytes | SMALL) & taken);
            all &= !eight.bytes & SMALL & taken == SMALL & taken;
        }
        match eight.letters() {
            None => at += 8,
            Some((count, _)) => {
                at += count;
                break;
            }
        }
    }
    let count = at - start;
    let case = match text.get(start) {
        _ if all && count > 1 => Case::Upper,
        Some(first) if first.is_ascii_uppercase() => Case::Title,
        _ => Case::Lower,
    };
    (hash, case, count)
}

/// A word as far as its ASCII letters and digits go: its hash and how many there are.
pub(super) fn letters_and_digits(text: &[u8], start: usize) -> (u64, usize) {
    let (mut hash, mut pending, mut count) = (0, 0, 0);
    for byte in text.iter().skip(start).take_while(|byte| byte.is_ascii_alphanumeric()) {
        pending |= u64::from(byte | SMALL as u8) << (8 * (count % 8));
        count += 1;
        if count % 8 == 0 {
            hash = mix(hash, std::mem::take(&mut pending));
        }
    }
    (if count % 8 == 0 { hash } else { mix(hash, pending) }, count)
}

/// Hashes letters as they come, one at a time, to what [`Eight`] and [`row`] make of the same word.
#[derive(Clone, Copy, Default)]
pub(super) struct Letters {
    hash: u64,
    /// Bytes that wait until there are eight of them.
    pending: u64,
    bytes: u32,
    pub(super) letters: u32,
    capitals: u32,
    starts_with_capital: bool,
}

impl Letters {
    #[inline]
    fn take_byte(&mut self, byte: u8) {
        self.pending |= u64::from(byte) << (8 * (self.bytes % 8));
        self.bytes += 1;
        if self.bytes.is_multiple_of(8) {
            self.hash = mix(self.hash, std::mem::take(&mut self.pending));
        }
    }

    /// Takes a letter or digit of ASCII.
    #[inline]
    pub(super) fn take_ascii(&mut self, byte: u8) {
        self.count(byte.is_ascii_uppercase());
        self.take_byte(byte | SMALL as u8);
    }

    /// Takes a letter or digit of any script.
    pub(super) fn take(&mut self, c: char) {
        if c.is_ascii() {
            return self.take_ascii(c as u8);
        }
        let mut buffer = [0; 4];
        let mut take_small = |small: char| small.encode_utf8(&mut buffer).bytes().for_each(|byte| self.take_byte(byte));
        // The letters of Western Europe are slow to look up among all, and their small ones stand behind their capitals. Those of
        // East Asia have none.
        let capital = match c {
            'ß'..='ÿ' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
                take_small(c);
                false
            }
            'À'..='Þ' => {
                take_small(char::from(c as u8 + (b'a' - b'A')));
                true
            }
            _ => {
                c.to_lowercase().for_each(take_small);
                c.is_uppercase()
            }
        };
        self.count(capital);
    }

    #[inline]
    fn count(&mut self, capital: bool) {
        self.starts_with_capital |= self.letters == 0 && capital;
        self.letters += 1;
        self.capitals += u32::from(capital);
    }

    pub(super) fn finish(self) -> (u64, Case) {
        let hash = if self.bytes.is_multiple_of(8) { self.hash } else { mix(self.hash, self.pending) };
        let case = match () {
            () if self.letters > 1 && self.capitals == self.letters => Case::Upper,
            () if self.starts_with_capital => Case::Title,
            () => Case::Lower,
        };
        (hash, case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_of_reading_a_word_agree() {
        for word in ["a", "Q", "vote", "McRae", "EU", "harbour", "Harbours", "HARBOURS", "Harbourmasters"] {
            for word in [word.to_owned(), word.repeat(2), word.repeat(9)] {
                let mut letters = Letters::default();
                word.chars().for_each(|c| letters.take(c));
                let told = letters.finish();
                for (before, behind) in [("", ""), (" ", " "), ("xyz", "0 and what follows"), ("x", "\u{e9}")] {
                    let text = format!("{before}{word}{behind}");
                    assert_eq!(row(text.as_bytes(), before.len()), (told.0, told.1, word.len()), "{text}");
                    let eight = Eight::at(text.as_bytes(), before.len());
                    match eight.letters() {
                        Some((count, next)) => {
                            assert_eq!((count, next), (word.len(), behind.bytes().next().unwrap_or(0)), "{text}");
                            assert_eq!(eight.word(count), told, "{text}");
                        }
                        None => {
                            assert!(word.len() > 7, "{text}");
                            let more = Eight::at(text.as_bytes(), before.len() + 8);
                            if more.letters().is_some() {
                                assert_eq!(eight.word_on(more), told, "{text}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_looked_up_among_all_letters_is_as_it_is_there() {
        for c in ('\u{80}'..=char::MAX).filter(|c| c.is_alphanumeric()) {
            let (mut letters, mut small) = (Letters::default(), Letters::default());
            letters.take(c);
            c.to_lowercase().for_each(|c| c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| small.take_byte(byte)));
            assert_eq!((letters.hash, letters.pending), (small.hash, small.pending), "{c}");
            assert_eq!(letters.capitals == 1, c.is_uppercase(), "{c}");
        }
    }

    #[test]
    fn only_letters_are_letters_to_eight_bytes() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut eight = [b'x'; 8];
                eight[at] = byte;
                let letters = Eight::at(&eight, 0).letters();
                assert_eq!(letters, (!byte.is_ascii_alphabetic()).then_some((at, byte)));
            }
        }
    }
}
