//! Who bears a word as a name: for each word the people, in the order in which they were introduced.

use crate::lexicon::hash;
use crate::words::behind_article;

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
    /// A bit for the beginning of each key in use: what is no name is told by this from most words.
    begun: u64,
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

/// Those who bear a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bearing {
    /// Where the first of them stands; 0 is nowhere.
    first: u32,
    /// How many they are, as far as they are told apart.
    pub(super) count: u32,
}

/// A word's hash, without an article that is joined to it: `Al-Rowe` and `Rowe` are one.
pub(super) fn key(word: &str) -> u64 {
    let word = word.as_bytes();
    hash(behind_article(word).unwrap_or(word)) | 1
}

/// One of 64 bits.
#[inline]
fn begins(key: u64) -> u64 {
    1 << (key >> 58)
}

impl Bearers {
    /// Adds a person to a word.
    pub(super) fn add(&mut self, key: u64, person: usize) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let Ok(person) = u32::try_from(person) else { return };
        self.begun |= begins(key);
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

    /// Those who bear the word.
    #[inline]
    pub(super) fn of(&self, key: u64) -> Bearing {
        if self.begun & begins(key) == 0 {
            return Bearing::default();
        }
        let Slot { first, count, .. } = self.slots[self.place(key)];
        Bearing { first, count }
    }

    /// The people, in order.
    #[inline]
    pub(super) fn people(&self, of: Bearing) -> impl Iterator<Item = usize> {
        let mut link = of.first;
        std::iter::from_fn(move || {
            let (person, next) = *self.chain.get(link as usize).filter(|_| link > 0)?;
            link = next;
            Some(person as usize)
        })
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
        let people = |bearers: &Bearers, word: &str| bearers.people(bearers.of(key(word))).collect::<Vec<_>>();
        assert_eq!(people(&bearers, "Rowe"), []);
        for person in 0..300 {
            bearers.add(key("Rowe"), person);
            bearers.add(key(&format!("Lind{person}")), person);
        }
        assert_eq!(people(&bearers, "Rowe"), (0..50).collect::<Vec<_>>());
        assert_eq!(bearers.of(key("Rowe")).count, 50);
        assert_eq!(people(&bearers, "Lind299"), [299]);
        assert_eq!(bearers.of(key("Bo")).count, 0);
    }
}
