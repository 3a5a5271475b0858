//! Letters of ASCII, eight bytes at a time as one number.

const HIGH: u64 = 0x8080_8080_8080_8080;
pub(super) const SMALL: u64 = 0x2020_2020_2020_2020;
const LETTER: u64 = 0x4040_4040_4040_4040;

/// What carries into a byte's highest bit where the byte is `least` or more.
const fn above(least: u8) -> u64 {
    0x0101_0101_0101_0101 * (0x80 - least as u64)
}

/// The row of ASCII letters that eight bytes begin with.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) chunk: u64,
    /// The highest bit of each byte that is no letter; right as far as the first of them.
    others: u64,
}

impl Row {
    #[inline(always)]
    pub(super) fn of(chunk: u64) -> Self {
        let small = (chunk | SMALL) & !HIGH;
        let letters = (small + const { above(b'a') }) & !(small + const { above(b'z' + 1) });
        Self { chunk, others: !letters & HIGH | chunk & HIGH }
    }

    /// Whether all are letters; what else is asked of a row is asked where they are not.
    #[inline(always)]
    pub(super) fn is_full(self) -> bool {
        self.others == 0
    }

    #[inline(always)]
    pub(super) fn length(self) -> usize {
        (self.others.trailing_zeros() / 8) as usize
    }

    /// The byte behind them.
    #[inline(always)]
    pub(super) fn next(self) -> u8 {
        (self.chunk >> (self.others.trailing_zeros() & 0x38)) as u8
    }

    /// All bits of the letters.
    #[inline(always)]
    pub(super) fn mask(self) -> u64 {
        (self.others ^ self.others.wrapping_sub(1)) >> 8
    }
}

/// Capitals among `length` letters: exact where all are of one sort, else enough to tell a name.
#[inline(always)]
pub(super) fn capitals_among(chunk: u64, mask: u64, length: usize) -> u32 {
    let capitals = !chunk & SMALL & mask;
    if capitals == SMALL & mask { length as u32 } else { u32::from(capitals != 0) }
}

/// Letters and capitals among `length` letters and digits, as [`capitals_among`]: enough to tell a number from a name.
pub(super) fn case(chunk: u64, mask: u64, length: usize) -> (u32, u32) {
    let letters = if chunk & LETTER & mask == 0 { 0 } else { length as u32 };
    (letters, capitals_among(chunk, mask, length))
}
