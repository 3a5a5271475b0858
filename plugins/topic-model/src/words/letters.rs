//! The hash of a word's letters, taken eight bytes at a time.

use super::Case;

/// Spreads what `step` gathered over all bits, so that the low ones can index a table.
#[inline]
pub fn finish(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
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
        self.starts_with_capital |= self.letters == 0 && c.is_uppercase();
        self.letters += 1;
        self.capitals += u32::from(c.is_uppercase());
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
        (finish(self.hash ^ u64::from(self.bytes)), case)
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// What eight bytes begin with: how many ASCII letters and digits, those in lower case, and which are capitals.
#[inline]
pub(super) fn alphanumerics(eight: u64) -> (u32, u64, u64) {
    // Each byte is compared by itself: adding to its seven low bits sets its high bit from a threshold on.
    let at_least = |bytes: u64, least: u8| (bytes & !HIGH) + u64::from(0x80 - least) * ONES;
    let lower = eight | (0x20 * ONES);
    let letters = at_least(lower, b'a') & !at_least(lower, b'z' + 1);
    let digits = at_least(eight, b'0') & !at_least(eight, b'9' + 1);
    let letters = letters & !eight & HIGH;
    let others = !(letters | digits & !eight) & HIGH;
    let count = others.trailing_zeros() / 8;
    let taken = if count == 8 { u64::MAX } else { (1 << (8 * count)) - 1 };
    (count, lower & taken, letters & !((eight & (0x20 * ONES)) << 2) & taken)
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

/// One step of the hash over letters.
#[inline]
pub(super) fn mix(hash: u64, eight: u64) -> u64 {
    let product = (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}
