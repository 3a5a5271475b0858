//! The hash of a word's letters, taken eight bytes at a time.

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
pub(super) fn mix(hash: u64, eight: u64) -> u64 {
    finish(hash ^ eight)
}

/// Hashes the letters of a word eight at a time, however they come.
#[derive(Clone, Copy, Default)]
pub(super) struct Letters {
    pub(super) hash: u64,
    /// Bytes that wait until there are eight of them.
    pub(super) pending: u64,
    pub(super) bytes: u32,
    pub(super) letters: u32,
    pub(super) capitals: u32,
    pub(super) starts_with_capital: bool,
}

impl Letters {
    #[inline]
    pub(super) fn mix(&mut self, eight: u64) {
        self.hash = mix(self.hash, eight);
    }

    pub(super) fn take_byte(&mut self, byte: u8) {
        self.pending |= u64::from(byte) << (8 * (self.bytes % 8));
        self.bytes += 1;
        if self.bytes.is_multiple_of(8) {
            let eight = std::mem::take(&mut self.pending);
            self.mix(eight);
        }
    }

    pub(super) fn take(&mut self, c: char) {
        let capital = c.is_uppercase();
        self.starts_with_capital |= self.letters == 0 && capital;
        self.letters += 1;
        self.capitals += u32::from(capital);
        if c.is_ascii() {
            return self.take_byte(c.to_ascii_lowercase() as u8);
        }
        let mut buffer = [0; 4];
        for lower in c.to_lowercase() {
            for byte in lower.encode_utf8(&mut buffer).bytes() {
                self.take_byte(byte);
            }
        }
    }

    #[inline]
    pub(super) fn finish(mut self) -> (u64, Case) {
        if !self.bytes.is_multiple_of(8) {
            self.mix(self.pending);
        }
        let case = match () {
            () if self.letters > 1 && self.capitals == self.letters => Case::Upper,
            () if self.starts_with_capital => Case::Title,
            () => Case::Lower,
        };
        (self.hash, case)
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The ASCII letters and digits that eight bytes begin with.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// How many they are.
    pub(super) count: u32,
    /// They in lower case; nought behind them.
    pub(super) lower: u64,
    /// The bit [`CAPITAL`] of each that is a capital.
    pub(super) capitals: u64,
    /// Whether all are capitals.
    pub(super) shouted: bool,
}

/// In every byte the bit that tells capitals from small letters and digits.
const SMALL: u64 = 0x20 * ONES;
const LETTER: u64 = 0x40 * ONES;

impl Row {
    #[inline]
    pub(super) fn of(eight: u64) -> Row {
        // Each byte is compared by itself: adding to its seven low bits sets its high bit from a threshold on.
        let at_least = |bytes: u64, least: u8| (bytes & !HIGH) + u64::from(0x80 - least) * ONES;
        let lower = eight | SMALL;
        let letters = at_least(lower, b'a') & !at_least(lower, b'z' + 1);
        let digits = at_least(eight, b'0') & !at_least(eight, b'9' + 1);
        let others = !((letters | digits) & !eight) & HIGH;
        // All bits below the first byte that is none.
        let taken = if others == 0 { u64::MAX } else { (others ^ (others - 1)) >> 8 };
        let capitals = eight & !(eight << 1) & LETTER & taken;
        let count = others.trailing_zeros() / 8;
        Row { count, lower: lower & taken, capitals, shouted: capitals == LETTER & taken }
    }
}

/// The eight bytes at `at`; nought behind the end.
#[inline]
pub(super) fn eight_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last_at(bytes, at),
    }
}

/// As [`eight_at`], where fewer than eight are left.
fn last_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.last_chunk() {
        // Those before `at` are shifted out.
        Some(eight) if at < bytes.len() => u64::from_le_bytes(*eight) >> (8 * (at + 8 - bytes.len())),
        _ => bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
    }
}
