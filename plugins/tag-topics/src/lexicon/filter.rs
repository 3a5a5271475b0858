//! Which words phrases begin with, and how they go on, in little memory: strangers may be taken in, and nothing is left out.

use crate::lexicon::kept::Kept;

/// The bits that stand for a word, by some bits of its hash: looked up, for they are asked for at every word. Three of 64 each,
/// drawn by a small generator (splitmix64).
static BITS: [u64; 512] = {
    let mut table = [0_u64; 512];
    let (mut at, mut random) = (0, 0_u64);
    while at < table.len() {
        while table[at].count_ones() < 3 {
            random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (random ^ (random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            table[at] |= 1 << ((mixed ^ (mixed >> 31)) & 63);
        }
        at += 1;
    }
    table
};

/// The bits that stand for a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(u64);

impl Mark {
    #[inline]
    pub(crate) fn of(word: u64) -> Self {
        Self(BITS[(word >> 55) as usize])
    }
}

/// What the words before a word have to do with its place: of the hash of them all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Before(u64);

impl Before {
    #[inline]
    pub(crate) fn of(words: u64) -> Self {
        Self(words >> 13)
    }
}

/// A Bloom filter in blocks: the mark of a word lies in one number, so that it costs one look. A word by itself has its place
/// there by its own hash, one that a phrase goes on with by that of the words before too. The bits of what is in it are nought.
#[derive(Debug, Clone)]
pub(crate) struct Filter(Kept<8>);

impl Filter {
    /// An empty filter for so many words, alone or behind others: of a hundred strangers it takes two in.
    pub(crate) fn for_keys(count: usize) -> Self {
        Self(vec![[u8::MAX; 8]; (count / 5).next_power_of_two().max(16)].into())
    }

    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn numbers(&self) -> &[[u8; 8]] {
        &self.0
    }

    /// The filter of these numbers; none where there cannot be one.
    pub(crate) fn from_numbers(numbers: &'static [[u8; 8]]) -> Option<Self> {
        numbers.len().is_power_of_two().then_some(Self(numbers.into()))
    }

    #[inline]
    fn at(&self, place: usize) -> u64 {
        u64::from_le_bytes(self.0[place])
    }

    #[inline]
    fn place(&self, before: Before, word: u64) -> usize {
        (before.0 ^ word) as usize & (self.0.len() - 1)
    }

    fn insert_at(&mut self, place: usize, mark: Mark) {
        self.0.to_mut()[place] = (self.at(place) & !mark.0).to_le_bytes();
    }

    /// Takes in a word.
    pub(crate) fn insert(&mut self, word: u64) {
        self.insert_at(self.place(Before::of(word), 0), Mark::of(word));
    }

    /// Takes in a word behind others.
    pub(crate) fn insert_step(&mut self, before: u64, word: u64) {
        self.insert_at(self.place(Before::of(before), word), Mark::of(word));
    }

    /// Whether the word with this mark may be in it, given what it is to a word behind it.
    #[inline]
    pub(crate) fn may_hold(&self, word: Before, mark: Mark) -> bool {
        self.at(self.place(word, 0)) & mark.0 == 0
    }

    /// Whether the word with this mark may be in it behind others.
    #[inline]
    pub(crate) fn may_hold_step(&self, before: Before, word: u64, mark: Mark) -> bool {
        self.at(self.place(before, word)) & mark.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_topic_model::words::finish;

    #[test]
    fn what_is_in_the_filter_is_found_and_of_a_hundred_strangers_two_or_three_are() {
        let mut filter = Filter::for_keys(5_000);
        let (word, next) = (|key| finish(key), |key| finish(key + 50_000));
        (1..=2_500).for_each(|key| filter.insert(word(key)));
        (2_501..=5_000).for_each(|key| filter.insert_step(word(key), next(key)));
        let read = Filter::from_numbers(filter.numbers().to_vec().leak()).unwrap();
        let alone = |key: &u64| read.may_hold(Before::of(word(*key)), Mark::of(word(*key)));
        let pair = |key: &u64| read.may_hold_step(Before::of(word(*key)), next(*key), Mark::of(next(*key)));
        assert!((1..=2_500).all(|key| alone(&key)) && (2_501..=5_000).all(|key| pair(&key)));
        assert!((10_001..=20_000).filter(alone).count() <= 250);
        assert!((10_001..=20_000).filter(pair).count() <= 250);
        assert!(Filter::from_numbers(&[[0; 8]; 3]).is_none() && Filter::from_numbers(&[]).is_none());
    }
}
