//! Where the hashes of phrases and of their beginnings lead.

use std::hint::select_unpredictable;

use crate::lexicon::kept::Kept;
use crate::lexicon::phrase::Phrase;

/// A phrase or the beginning of one in a table: half of its hash, and which phrase it is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slot {
    pub(crate) tag: u32,
    /// A [`Phrase`], or the place of its strictest form plus one and [`ASKS`], or nought where it is but a beginning; times four;
    /// plus [`LONGER`]. 0 is a free slot.
    pub(crate) what: u32,
}

/// A slot as it is kept.
type Bytes = [u8; size_of::<Slot>()];

/// The phrase makes demands.
pub(crate) const ASKS: u32 = 2;
/// Longer phrases begin so.
pub(crate) const LONGER: u32 = 1;

impl Slot {
    pub(crate) fn of_phrase(key: u64, phrase: Phrase, longer: bool) -> Self {
        Self { tag: (key >> 32) as u32, what: phrase.0 << 2 | u32::from(longer) }
    }

    /// `form` is the place of the strictest form plus one.
    pub(crate) fn of_form(key: u64, form: u32, longer: bool) -> Self {
        Self { tag: (key >> 32) as u32, what: form << 2 | ASKS | u32::from(longer) }
    }

    #[inline]
    fn read(bytes: Bytes) -> Self {
        let number = u64::from_le_bytes(bytes);
        Self { tag: number as u32, what: (number >> 32) as u32 }
    }

    fn bytes(self) -> Bytes {
        (u64::from(self.tag) | u64::from(self.what) << 32).to_le_bytes()
    }
}

/// Slots by hash.
#[derive(Debug, Clone)]
pub(crate) struct Table(Kept<{ size_of::<Slot>() }>);

impl Table {
    /// An empty table for so many hashes: half of it is free at least, so that a stranger is known soon.
    pub(crate) fn for_keys(count: usize) -> Self {
        Self(vec![Bytes::default(); (count * 2).next_power_of_two().max(16)].into())
    }

    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn slots(&self) -> &[Bytes] {
        &self.0
    }

    /// The table of these slots; none where a search in it might not end.
    pub(crate) fn from_slots(slots: &'static [Bytes]) -> Option<Self> {
        let free = |slot: &Bytes| Slot::read(*slot).what == 0;
        (slots.len().is_power_of_two() && slots.iter().any(free)).then_some(Self(slots.into()))
    }

    #[inline]
    fn home(&self, key: u64) -> usize {
        key as usize & (self.0.len() - 1)
    }

    /// The place behind one.
    #[inline]
    fn behind(&self, place: usize) -> usize {
        (place + 1) & (self.0.len() - 1)
    }

    #[inline]
    fn at(&self, place: usize) -> Slot {
        Slot::read(self.0[place])
    }

    pub(crate) fn insert(&mut self, key: u64, slot: Slot) {
        let mut at = self.home(key);
        while self.at(at).what != 0 {
            at = self.behind(at);
        }
        self.0.to_mut()[at] = slot.bytes();
    }

    /// What a hash leads to: [`Slot::what`], or nought. It lies where the hash belongs or next to it, or there is nothing, but for
    /// a few; which of these no processor foresees.
    #[inline]
    pub(crate) fn find(&self, key: u64) -> u32 {
        self.find_behind(key, self.first(key))
    }

    /// What stands first where a hash belongs.
    #[inline]
    pub(crate) fn first(&self, key: u64) -> Slot {
        self.at(self.home(key))
    }

    /// As [`Self::find`], given what [`Self::first`] gave.
    #[inline]
    pub(crate) fn find_behind(&self, key: u64, first: Slot) -> u32 {
        let tag = (key >> 32) as u32;
        let home = self.home(key);
        let second = self.at(self.behind(home));
        let next = select_unpredictable((second.tag == tag) & (first.what != 0), second.what, 0);
        let near = select_unpredictable(first.tag == tag, first.what, next);
        let crowded = first.what.min(second.what) != 0;
        match select_unpredictable(near == 0, crowded, false) {
            false => near,
            true => self.find_from(self.behind(self.behind(home)), tag),
        }
    }

    /// As [`Self::find`], where the slots before `at` are others'.
    #[cold]
    fn find_from(&self, mut at: usize, tag: u32) -> u32 {
        loop {
            let slot = self.at(at);
            if slot.what == 0 || slot.tag == tag {
                return slot.what;
            }
            at = self.behind(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_topic_model::words::finish;

    #[test]
    fn every_hash_leads_to_its_own_and_a_stranger_to_nothing() {
        // Many belong to few places, and the last go round the end.
        let keys = || (1..=200_u64).map(|key| finish(key) & !0xff | 0x1f0 | (key % 16));
        let mut table = Table::for_keys(200);
        for (key, what) in keys().zip(1..) {
            table.insert(key, Slot::of_phrase(key, Phrase(what), false));
        }
        assert!(keys().zip(1..).all(|(key, what)| table.find(key) >> 2 == what));
        assert!((1_000..2_000).all(|key| table.find(finish(key)) == 0));
    }
}
