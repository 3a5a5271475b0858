//! The weights of the features of words: a table that the build makes, so that a run starts with it.

/// Each weight at the first free place from where its feature's hash says: the upper half of the hash, and the weight below it; 0 where nothing
/// stands. Small enough to stay in the nearer caches.
pub(crate) struct Weights<'t>(&'t [[u8; 4]]);

impl<'t> Weights<'t> {
    /// A table as the build makes it, of a power of two of slots.
    pub(crate) fn of(table: &'t [u8]) -> Self {
        Weights(table.as_chunks().0)
    }

    /// The weight of a feature, 0 where it has none.
    pub(crate) fn get(&self, key: u32) -> i32 {
        let last = self.0.len() - 1;
        let mut place = key as usize & last;
        loop {
            // What two places say is picked without a guess at which of them it is.
            let [one, next] = [place, (place + 1) & last].map(|place| u32::from_le_bytes(self.0[place]));
            let is = |slot: u32| slot >> 16 == key >> 16;
            let slot = if is(one) | (one == 0) { one } else { next };
            if is(slot) | (slot == 0) {
                return i32::from(slot as u16 as i16);
            }
            place = (place + 2) & last;
        }
    }
}
