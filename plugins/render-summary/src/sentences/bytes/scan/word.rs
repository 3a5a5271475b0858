//! A word as it was read: its hashes, its letters and capitals, and where it ends.

use crate::words::{Hash, STEM};

/// A word as it was read.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    /// The place after it, and after a possessive's `'s`.
    pub(crate) end: usize,
    /// The hash of all of it.
    pub(crate) whole: u64,
    /// Its first letters, from which the stem is made only when it is asked for.
    pub(super) beginning: Beginning,
    /// About how many of its characters are letters; 0 where it is a number.
    pub(crate) letters: u32,
    /// About how many are capitals.
    pub(crate) capitals: u32,
    /// Whether it is a character that is a word by itself.
    pub(crate) ideogram: bool,
}

impl Word {
    /// The hash of its first letters.
    #[inline]
    pub(crate) fn stem(&self) -> u64 {
        match self.beginning {
            Beginning { bytes, length: 0 } => bytes,
            Beginning { bytes, length } => stem(bytes, length),
        }
    }
}

/// Up to eight bytes of a word of so many ASCII letters and digits; where the length is 0, the stem's hash.
#[derive(Clone, Copy)]
pub(super) struct Beginning {
    pub(super) bytes: u64,
    pub(super) length: usize,
}

/// The hash of what a word shares with its other forms, given its first eight bytes. A short plural meets its singular;
/// longer ones do by their first letters.
#[inline]
pub(super) fn stem(first: u64, length: usize) -> u64 {
    let plural = (4..=STEM).contains(&length) && first >> (8 * (length - 1)) == u64::from(b's');
    let kept = length.min(STEM) - usize::from(plural);
    let mut stem = Hash::of_length(kept);
    stem.push(first & ((1 << (8 * kept)) - 1));
    stem.get()
}
