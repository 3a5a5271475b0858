//! Where the hashes of phrases and of their beginnings lead.

use crate::kept::Kept;
use crate::phrase::Phrase;

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

    #[inline]
    fn at(&self, place: usize) -> Slot {
        Slot::read(self.0[place])
    }

    /// What stands first where a hash belongs.
    #[inline]
    pub(crate) fn first(&self, key: u64) -> Slot {
        self.at(self.home(key))
    }

    pub(crate) fn insert(&mut self, key: u64, slot: Slot) {
        let mut at = self.home(key);
        while self.at(at).what != 0 {
            at = (at + 1) & (self.0.len() - 1);
        }
        self.0.to_mut()[at] = slot.bytes();
    }

    /// What a hash leads to; `there` is what stands first where it belongs.
    #[inline]
    pub(crate) fn find(&self, key: u64, mut there: Slot) -> Option<u32> {
        let tag = (key >> 32) as u32;
        let mut at = self.home(key);
        while there.what != 0 {
            if there.tag == tag {
                return Some(there.what);
            }
            at = (at + 1) & (self.0.len() - 1);
            there = self.at(at);
        }
        None
    }
}
