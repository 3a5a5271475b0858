//! A set of hashes in little memory, which may take a stranger in and never leaves a member out.

/// The bits that stand for a hash, by some of its own bits: looked up, for they are asked for at every word. Three of 64 each,
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

/// A Bloom filter in blocks: the bits of a hash lie in one number, so that it costs one look.
#[derive(Debug, Clone)]
pub(crate) struct Filter(Vec<u64>);

impl Filter {
    /// An empty set for so many hashes: of a hundred strangers it takes two in.
    pub(crate) fn for_keys(count: usize) -> Self {
        Self(vec![0; (count / 5).next_power_of_two().max(16)])
    }

    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn numbers(&self) -> &[u64] {
        &self.0
    }

    /// The set of these numbers; none where there cannot be one.
    pub(crate) fn from_numbers(numbers: Vec<u64>) -> Option<Self> {
        numbers.len().is_power_of_two().then_some(Self(numbers))
    }

    #[inline]
    fn bits(key: u64) -> u64 {
        BITS[(key >> 55) as usize]
    }

    #[inline]
    fn place(&self, key: u64) -> usize {
        (key >> 13) as usize & (self.0.len() - 1)
    }

    pub(crate) fn insert(&mut self, key: u64) {
        let place = self.place(key);
        self.0[place] |= Self::bits(key);
    }

    #[inline]
    pub(crate) fn may_hold(&self, key: u64) -> bool {
        !self.0[self.place(key)] & Self::bits(key) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_topic_model::words::finish;

    #[test]
    fn what_is_in_the_set_is_found_and_of_a_hundred_strangers_two_or_three_are() {
        let mut filter = Filter::for_keys(5_000);
        (1..=5_000).for_each(|key| filter.insert(finish(key)));
        let read = Filter::from_numbers(filter.numbers().to_vec()).unwrap();
        assert!((1..=5_000).all(|key| read.may_hold(finish(key))));
        assert!((10_001..=20_000).filter(|key| read.may_hold(finish(*key))).count() <= 250);
        assert!(Filter::from_numbers(vec![0; 3]).is_none() && Filter::from_numbers(Vec::new()).is_none());
    }
}
