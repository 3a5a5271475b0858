//! Words as small numbers: one hash over a word's first letters, so that inflected forms meet, and one over all of it,
//! so that the word lists can be asked.

/// The letters by which forms of one word are known to belong together.
pub(crate) const STEM: usize = 6;

const SEED: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash of small-letter words, eight bytes a step; fixed, so that a text gives the same summary everywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hash(u64);

impl Hash {
    #[inline]
    pub(crate) fn of_length(bytes: usize) -> Self {
        Hash(SEED ^ bytes as u64)
    }

    /// Takes up to eight bytes, in the order of a little-endian number, zeros above them.
    #[inline]
    pub(crate) fn push(&mut self, bytes: u64) {
        let mixed = (self.0 ^ bytes).wrapping_mul(PRIME);
        self.0 = mixed ^ mixed >> 32;
    }

    #[inline]
    pub(crate) fn get(self) -> u64 {
        self.0
    }

    /// The hash of a word in small letters.
    #[inline]
    pub(crate) fn of_word(word: &[u8]) -> u64 {
        let mut hash = Hash::of_length(word.len());
        for chunk in word.chunks(8) {
            hash.push(chunk.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)));
        }
        hash.0
    }

    /// The hash of words in small letters, divided by spaces; of one word it is that word's.
    pub(crate) fn of_phrase(phrase: &str) -> u64 {
        let mut words = phrase.as_bytes().split(|byte| *byte == b' ').map(Hash::of_word);
        let first = words.next().unwrap_or(SEED);
        words.fold(Hash(first), Hash::join).0
    }

    /// Begins a phrase with its first word.
    #[inline]
    pub(crate) fn phrase(first: u64) -> Self {
        Hash(first)
    }

    /// The phrase with one word more.
    #[inline]
    pub(crate) fn join(self, word: u64) -> Self {
        Hash((self.0.rotate_left(7) ^ word).wrapping_mul(PRIME))
    }
}

/// Numbers for the words of one article, kept from call to call without being cleared: what was numbered from before
/// `base` on belongs to an article that is past.
#[derive(Debug)]
pub(crate) struct Numbering {
    slots: Vec<Slot>,
    base: u32,
    count: u32,
}

/// Eight bytes, so that the words of a story stay in the nearest cache.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The lower half of the word's hash; the lowest bits of it lead to the slot.
    tag: u32,
    /// The word's number above `base`.
    number: u32,
}

impl Default for Numbering {
    fn default() -> Self {
        Self { slots: vec![Slot::default(); 1024], base: 1, count: 0 }
    }
}

impl Numbering {
    /// Forgets all words.
    pub(crate) fn restart(&mut self) {
        self.base += self.count;
        self.count = 0;
        if self.base > u32::MAX / 2 {
            self.slots.fill(Slot::default());
            self.base = 1;
        }
    }

    /// How many words are numbered.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.count as usize
    }

    /// The number of the word with this hash.
    #[inline]
    pub(crate) fn number(&mut self, key: u64) -> u32 {
        let mask = self.slots.len() - 1;
        let tag = key as u32;
        let mut at = tag as usize & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.number < self.base {
                *slot = Slot { tag, number: self.base + self.count };
                self.count += 1;
                if (self.count as usize) * 2 >= self.slots.len() {
                    self.grow();
                }
                return self.count - 1;
            }
            if slot.tag == tag {
                return slot.number - self.base;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of the word with this hash, where it has one.
    pub(crate) fn find(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let tag = key as u32;
        let mut at = tag as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.number < self.base {
                return None;
            }
            if slot.tag == tag {
                return Some(slot.number - self.base);
            }
            at = (at + 1) & mask;
        }
    }

    #[cold]
    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Slot::default(); old.len() * 2];
        let mask = self.slots.len() - 1;
        for slot in old.into_iter().filter(|slot| slot.number >= self.base) {
            let mut at = slot.tag as usize & mask;
            while self.slots[at].number >= self.base {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_while_the_table_grows() {
        let mut numbering = Numbering::default();
        for _ in 0..3 {
            numbering.restart();
            let first: Vec<u32> = (0..5000).map(|n| numbering.number(Hash::of_phrase(&format!("w{n}")))).collect();
            let again: Vec<u32> = (0..5000).map(|n| numbering.number(Hash::of_phrase(&format!("w{n}")))).collect();
            assert_eq!(first, again);
            assert_eq!(numbering.len(), 5000);
        }
    }
}
