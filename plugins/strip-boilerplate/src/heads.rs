//! How phrases begin, as bits of a small table: most places of a text are told by it not to open a phrase, in one step.

/// Bits of the table; there are hundreds of phrases.
const BITS: usize = 1 << 14;
/// Bytes that are looked at in one step: at each of the first sixty-four a phrase may open.
pub(crate) const WINDOW: usize = 64 + 8;
/// The first bytes of a phrase that the table knows.
const HEAD: usize = 6;

/// The beginnings of phrases, small and capital letters the same. It may say yes where none opens, never no where one does.
pub(crate) struct Heads {
    /// By a hash of the first six bytes.
    table: Box<[u64; BITS / 64]>,
    /// By a hash of the first two bytes, for shorter phrases.
    short: [u64; 4],
    /// A phrase begins in a script whose capitals have quite other bytes than small letters.
    beyond: bool,
}

impl Default for Heads {
    fn default() -> Self {
        Heads { table: Box::new([0; BITS / 64]), short: [0; 4], beyond: false }
    }
}

impl Heads {
    /// Adds a phrase in small letters, of two bytes or more.
    pub(crate) fn add(&mut self, phrase: &str) {
        let head = eight(phrase.as_bytes());
        if phrase.len() >= HEAD {
            let at = place(head);
            self.table[at / 64] |= 1 << (at % 64);
        } else {
            let at = short_place(head);
            self.short[at / 64] |= 1 << (at % 64);
        }
        self.beyond |= is_beyond(head);
    }

    /// True where a phrase may open a text.
    pub(crate) fn may_open(&self, text: &[u8]) -> bool {
        self.may_be(eight(text))
    }

    /// Of the places in a window whose bits are set those where a phrase may open.
    #[inline(never)]
    pub(crate) fn among(&self, window: &[u8; WINDOW], mut places: u64) -> u64 {
        let mut found = 0;
        while places != 0 {
            let at = places.trailing_zeros() as usize;
            let next = places & places.wrapping_neg();
            found |= if self.may_be(eight(&window[at..at + 8])) { next } else { 0 };
            places ^= next;
        }
        found
    }

    #[inline]
    fn may_be(&self, head: u64) -> bool {
        let (at, short) = (place(head), short_place(head));
        let known = self.table[at / 64] >> (at % 64) | self.short[short / 64] >> (short % 64);
        known & 1 == 1 || self.beyond && is_beyond(head)
    }
}

/// The first eight bytes of a text, the first lowest; zeros beyond its end.
#[inline]
fn eight(text: &[u8]) -> u64 {
    match text.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => text.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    }
}

/// True where the first byte is that of a letter beyond Latin-1.
#[inline]
fn is_beyond(head: u64) -> bool {
    matches!(head as u8, 0xc4..=0xdf)
}

/// The place of six bytes in the table; capitals and small letters, also those of Latin-1, have the same.
#[inline]
fn place(head: u64) -> usize {
    (((head | 0x2020_2020_2020) << 16).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50) as usize
}

/// The place of two bytes among 256.
#[inline]
fn short_place(head: u64) -> usize {
    usize::from((head as u16 | 0x2020).wrapping_mul(0x9e37) >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_a_text_in_any_case_may_open_it() {
        let mut heads = Heads::default();
        ["sign up", "été prochain", "©", "by:", "tags:", "читайте"].iter().for_each(|phrase| heads.add(phrase));
        for text in ["Sign up", "SIGN UP FOR", "Été prochain", "© 2026", "By: Ada", "TAGS", "ЧИТАЙТЕ", "©"] {
            assert!(heads.may_open(text.as_bytes()), "{text}");
        }
        assert!(heads.may_open(&b"To sign up"[3..]));
        for text in ["Sing", "The sign", "etes", "", "B", "si"] {
            assert!(!heads.may_open(text.as_bytes()), "{text}");
        }
    }
}
