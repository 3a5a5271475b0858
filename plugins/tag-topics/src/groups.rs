//! Which of the groups of forms an article has met, and as the how manieth.

/// Places by group. A story has few groups of all that there are: a table of those alone is always near.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// A group plus one, and its place; nought is a free slot. Their number is a power of two.
    slots: Vec<(u32, u32)>,
}

impl Groups {
    /// Forgets all, and makes room for so many.
    pub(crate) fn clear(&mut self, most: usize) {
        self.slots.clear();
        self.slots.resize((most + 1).next_power_of_two() * 2, (0, 0));
    }

    /// The place of a group; `new` if it has none yet.
    #[inline]
    pub(crate) fn place(&mut self, group: u32, new: usize) -> usize {
        let last = self.slots.len() - 1;
        let mut at = group as usize & last;
        loop {
            let slot = &mut self.slots[at];
            if slot.0 == 0 {
                *slot = (group + 1, new as u32);
            }
            if slot.0 == group + 1 {
                return slot.1 as usize;
            }
            at = (at + 1) & last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_keeps_its_place_beside_those_that_belong_where_it_stands() {
        let mut groups = Groups::default();
        for most in [3, 200] {
            groups.clear(most);
            let met: Vec<u32> = (0..most as u32).map(|number| number / 2 * 8192 + number % 2).collect();
            assert!(met.iter().enumerate().all(|(place, group)| groups.place(*group, place) == place));
            assert!(met.iter().enumerate().all(|(place, group)| groups.place(*group, most) == place));
        }
    }
}
