//! Which of the groups of forms an article has met, and as the how manieth.

/// Places by group. A story has few groups of all that there are: a table of those alone is always near.
#[derive(Debug)]
pub(crate) struct Groups {
    /// A group, and its place above `base`: what lies below it is of an article that is past, and as good as free.
    slots: Vec<(u32, u32)>,
    base: u32,
    /// How many places were given out since.
    count: u32,
    /// The last slot in use; so many and one are a power of two.
    last: usize,
}

impl Default for Groups {
    fn default() -> Self {
        Self { slots: vec![(0, 0)], base: 1, count: 0, last: 0 }
    }
}

impl Groups {
    /// Forgets all, and makes room for so many.
    pub(crate) fn clear(&mut self, most: usize) {
        self.base += std::mem::take(&mut self.count);
        if self.base > u32::MAX / 2 {
            self.slots.fill((0, 0));
            self.base = 1;
        }
        let size = (most + 1).next_power_of_two() * 2;
        self.last = size - 1;
        if self.slots.len() < size {
            self.slots.resize(size, (0, 0));
        }
    }

    /// The place of a group; `new` if it has none yet.
    #[inline]
    pub(crate) fn place(&mut self, group: u32, new: usize) -> usize {
        let mut at = group as usize & self.last;
        loop {
            let slot = &mut self.slots[at];
            if slot.1 < self.base {
                *slot = (group, self.base + new as u32);
                self.count = new as u32 + 1;
                return new;
            }
            if slot.0 == group {
                return (slot.1 - self.base) as usize;
            }
            at = (at + 1) & self.last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_keeps_its_place_beside_those_that_belong_where_it_stands() {
        let mut groups = Groups::default();
        for most in [3, 200, 50, 3] {
            groups.clear(most);
            let met: Vec<u32> = (0..most as u32).map(|number| number / 2 * 8192 + number % 2).collect();
            assert!(met.iter().enumerate().all(|(place, group)| groups.place(*group, place) == place));
            assert!(met.iter().enumerate().all(|(place, group)| groups.place(*group, most) == place));
        }
    }
}
