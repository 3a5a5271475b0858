//! How phrases begin, as bits of small tables: most places of a text are told by them not to open a phrase, in one step.

/// Bits of the table: there are thousands of phrases, and the table shall stay in the nearest cache.
const BITS: usize = 1 << 16;
/// Bits of the table for phrases that are shorter.
const SHORT: usize = 1 << 13;
/// The first bytes of a phrase that the table knows.
const HEAD: usize = 6;

/// Bytes that are looked at in one step: at each of the first sixty-four a phrase may open.
pub(super) const WINDOW: usize = 64 + 8;

/// The first byte of the signs of Latin-1.
pub(crate) const SIGNS: u8 = 0xc2;

/// The beginnings of phrases, small and capital letters the same. It may say yes where none opens, never no where one does.
pub(crate) struct Heads {
    /// By the first two bytes, of which five bits count: so few bits that the lists which every line is asked for do not drive each other from
    /// the nearest cache.
    pairs: [u32; 32],
    /// By a hash of the first six bytes.
    table: Box<[u64; BITS / 64]>,
    /// By a hash of the first three bytes, for shorter phrases.
    short: Box<[u64; SHORT / 64]>,
    /// By the first byte of a character beyond ASCII: a phrase is one such character and no more, or begins in a script whose capitals have
    /// quite other bytes than small letters.
    beyond: u64,
    /// By the second byte: a phrase is such a sign of Latin-1 and no more ("©").
    signs: u64,
}

impl Heads {
    /// The beginnings of these phrases, each in small letters. One of a single byte may open a text that is no longer.
    pub(crate) fn of<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let (table, short) = (Box::new([0; BITS / 64]), Box::new([0; SHORT / 64]));
        let mut heads = Heads { pairs: [0; 32], table, short, beyond: 0, signs: 0 };
        phrases.into_iter().for_each(|phrase| heads.add(phrase));
        heads
    }

    fn add(&mut self, phrase: &str) {
        let head = eight(phrase.as_bytes());
        let [one, next] = pair(head);
        self.pairs[one] |= 1 << next;
        if phrase.len() >= HEAD {
            let bit = of_six(head);
            self.table[bit / 64] |= 1 << (bit % 64);
        } else {
            // Of two bytes whatever stands behind them.
            let all = if phrase.len() > 2 { 0..1 } else { 0..32 };
            for bit in all.map(|third| of_three(head | third << 16)) {
                self.short[bit / 64] |= 1 << (bit % 64);
            }
        }
        match head as u8 {
            0xc4..=0xdf => self.beyond |= 0x0fff_fff0,
            SIGNS if phrase.len() == 2 => self.signs |= 1 << (head >> 8 & 63),
            lead @ 0xc0.. if phrase.len() == 2 => self.beyond |= 1 << (lead & 63),
            _ => {}
        }
    }

    /// True where a phrase may open a text.
    #[inline]
    pub(crate) fn may_open(&self, text: &[u8]) -> bool {
        self.may_be(eight(text))
    }

    /// True where a phrase may open one of the words that begin within the first twenty-four bytes of a text, or right behind them.
    pub(crate) fn may_open_early(&self, text: &[u8]) -> bool {
        const SEVEN: u64 = 0x7f7f_7f7f_7f7f_7f7f;
        const DIGITS: u64 = 0x5050_5050_5050_5050;
        // A bit for each of eight bytes that parts words: below the digits, or beyond ASCII.
        let parting = |from: usize| {
            let bytes = eight(text.get(from..).unwrap_or_default());
            let parting = (!((bytes & SEVEN) + DIGITS) | bytes) & !SEVEN;
            ((parting >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
        };
        let mut places = parting(0) | parting(8) << 8 | parting(16) << 16;
        let mut found = self.may_open(text);
        while places != 0 {
            let behind = places.trailing_zeros() as usize + 1;
            found |= self.may_open(text.get(behind..).unwrap_or_default());
            places &= places - 1;
        }
        found
    }

    /// True where a phrase may open a text in which curly marks and narrow spaces stand for plain ones.
    #[inline]
    pub(crate) fn may_open_folded(&self, text: &[u8]) -> bool {
        let head = eight(text);
        self.may_be(if is_curly(head) { folded(text) } else { head })
    }

    /// True where a phrase may open a text, whichever way it is read.
    #[inline]
    pub(crate) fn may_open_anyhow(&self, text: &[u8]) -> bool {
        let head = eight(text);
        is_curly(head) || self.may_be(head)
    }

    /// Of the places in a window whose bits are set those where a phrase may open.
    #[inline(never)]
    pub(super) fn among(&self, window: &[u8; WINDOW], mut places: u64) -> u64 {
        let mut found = 0;
        while places != 0 {
            let at = places.trailing_zeros() as usize & 63;
            let next = places & places.wrapping_neg();
            let head = eight(&window[at..at + 8]);
            found |= if self.is_known(head) || self.is_beyond(head) { next } else { 0 };
            places ^= next;
        }
        found
    }

    #[inline]
    fn may_be(&self, head: u64) -> bool {
        let [one, next] = pair(head);
        (self.pairs[one] >> next & 1 == 1 && self.is_known(head)) || self.is_beyond(head)
    }

    /// True where the tables know what opens so.
    #[inline]
    fn is_known(&self, head: u64) -> bool {
        let (six, three) = (of_six(head), of_three(head));
        (self.table[six / 64] >> (six % 64) & 1 == 1) | (self.short[three / 64] >> (three % 64) & 1 == 1)
    }

    /// True for a character beyond ASCII with which a phrase may open, whatever follows.
    #[inline]
    fn is_beyond(&self, head: u64) -> bool {
        let lead = head as u8;
        let sign = || lead == SIGNS && self.signs >> (head >> 8 & 63) & 1 == 1;
        lead >= 0xc0 && (self.beyond >> (lead & 63) & 1 == 1 || sign())
    }
}

/// The first eight bytes of a text, the first lowest; zeros beyond its end.
#[inline]
pub(super) fn eight(text: &[u8]) -> u64 {
    match text.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => text.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    }
}

/// True where any of eight bytes opens a curly mark or a narrow space. Hardly any line has them among its first letters.
#[inline]
fn is_curly(head: u64) -> bool {
    let others = head ^ 0xe2e2_e2e2_e2e2_e2e2;
    others.wrapping_sub(0x0101_0101_0101_0101) & !others & 0x8080_8080_8080_8080 != 0
}

/// The first eight bytes, each curly mark and narrow space as one plain byte.
fn folded(mut text: &[u8]) -> u64 {
    let mut head = [0; 8];
    for place in &mut head {
        (*place, text) = match text {
            [0xe2, 0x80, 0x99, rest @ ..] => (b'\'', rest),
            [0xe2, 0x80, 0xaf, rest @ ..] => (b' ', rest),
            [byte, rest @ ..] => (*byte, rest),
            [] => break,
        };
    }
    u64::from_le_bytes(head)
}

/// The places of two bytes; capitals and small letters have the same.
#[inline]
fn pair(head: u64) -> [usize; 2] {
    [head as usize & 31, head as usize >> 8 & 31]
}

/// The place of six bytes in the table; capitals and small letters, also those of Latin-1, have the same.
#[inline]
fn of_six(head: u64) -> usize {
    (((head | 0x2020_2020_2020) << 16).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS.trailing_zeros())) as usize
}

/// The place of three bytes, of each of which five bits count, in the other table.
#[inline]
fn of_three(head: u64) -> usize {
    ((head as u32 & 0x001f_1f1f).wrapping_mul(0x9e37_79b1) >> (32 - SHORT.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_a_text_in_any_case_may_open_it() {
        let heads = Heads::of(["sign up", "été prochain", "©", "by:", "tags:", "читайте", "me"]);
        for text in ["Sign up", "SIGN UP FOR", "Été prochain", "© 2026", "By: Ada", "TAGS", "ЧИТАЙТЕ", "©", "me", "Me?"]
        {
            assert!(heads.may_open(text.as_bytes()), "{text}");
        }
        assert!(heads.may_open(&b"To sign up"[3..]));
        for (text, early) in [
            ("To SIGN UP", true),
            ("“Sign up”", true),
            ("Those who are new there sign up", true),
            ("Those who are not new there sign up", false),
            ("To sing", false),
            ("", false),
        ] {
            assert_eq!(heads.may_open_early(text.as_bytes()), early, "{text}");
        }
        let folded = Heads::of(["don't miss", "à lire"]);
        for text in ["Don’t miss", "don't miss", "À lire", "à\u{202f}lire"] {
            assert!(folded.may_open_folded(text.as_bytes()), "{text}");
        }
        for text in ["Don“t miss", "Don’", "’"] {
            assert!(!folded.may_open_folded(text.as_bytes()), "{text}");
        }
        for text in ["Sing", "The sign", "etes", "", "B", "si", "ta", "By "] {
            assert!(!heads.may_open(text.as_bytes()), "{text}");
        }
    }
}
