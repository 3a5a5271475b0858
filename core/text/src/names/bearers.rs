//! Who bears a word as a name: for each word the people, in the order in which they were introduced.

use crate::lexicon::hash;

/// How many people of one word are told apart. Fifty of one surname are no article.
const MOST: u32 = 50;

/// How many people there are, as a rule.
const USUAL: usize = 32;

/// From words to people. Few allocations, whatever the number of words.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    /// A power of two of them, at most half of them in use.
    slots: Vec<Slot>,
    used: usize,
    /// A person, and where in this list the next of the same word stands; 0 is nowhere.
    chain: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Words are told apart by their hash, never 0 where the slot is in use.
    key: u64,
    first: u32,
    last: u32,
    count: u32,
}

/// A word's hash.
pub(super) fn key(word: &str) -> u64 {
    hash(word.as_bytes()) | 1
}

impl Bearers {
    /// Adds a person to a word.
    pub(super) fn add(&mut self, key: u64, person: usize) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let Ok(person) = u32::try_from(person) else { return };
        let slot = self.place(key);
        let slot = &mut self.slots[slot];
        if slot.count == MOST {
            return;
        }
        if self.chain.is_empty() {
            self.chain.reserve(USUAL);
            self.chain.push((0, 0));
        }
        let link = self.chain.len() as u32;
        self.chain.push((person, 0));
        if slot.count == 0 {
            self.used += 1;
            slot.first = link;
        } else {
            self.chain[slot.last as usize].1 = link;
        }
        *slot = Slot { key, last: link, count: slot.count + 1, ..*slot };
    }

    /// How many people bear the word.
    pub(super) fn count(&self, key: u64) -> u32 {
        self.slot(key).count
    }

    /// The people who bear the word.
    pub(super) fn of(&self, key: u64) -> impl Iterator<Item = usize> {
        let mut link = self.slot(key).first;
        std::iter::from_fn(move || {
            let (person, next) = *self.chain.get(link as usize).filter(|_| link > 0)?;
            link = next;
            Some(person as usize)
        })
    }

    fn slot(&self, key: u64) -> Slot {
        if self.slots.is_empty() { Slot::default() } else { self.slots[self.place(key)] }
    }

    /// The slot of the word, or the free one that it would have.
    fn place(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key >> 40) as usize & mask;
        while self.slots[at].key != 0 && self.slots[at].key != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        for slot in std::mem::replace(&mut self.slots, vec![Slot::default(); size]) {
            if slot.key != 0 {
                let at = self.place(slot.key);
                self.slots[at] = slot;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_come_in_order_and_no_more_than_are_told_apart() {
        let mut bearers = Bearers::default();
        assert_eq!(bearers.of(key("Rowe")).count(), 0);
        for person in 0..300 {
            bearers.add(key("Rowe"), person);
            bearers.add(key(&format!("Lind{person}")), person);
        }
        assert_eq!(bearers.of(key("Rowe")).collect::<Vec<_>>(), (0..50).collect::<Vec<_>>());
        assert_eq!(bearers.count(key("Rowe")), 50);
        assert_eq!(bearers.of(key("Lind299")).collect::<Vec<_>>(), [299]);
        assert_eq!(bearers.count(key("Bo")), 0);
    }
}
