//! Phrases that a line consists of, each with what it tells: found by a hash, in one or two steps.

use std::borrow::Cow;

/// Phrases in small letters, each with what it tells.
pub(crate) struct Whole<T> {
    phrases: Vec<(Cow<'static, str>, T)>,
    /// At the first free place from where a phrase's hash says, its place among the phrases and one; 0 where nothing stands.
    slots: Vec<u32>,
}

impl<T> Whole<T> {
    /// For at most so many phrases.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Whole { phrases: Vec::with_capacity(count), slots: vec![0; (count * 2).next_power_of_two().max(2)] }
    }

    /// What a phrase tells: to be changed where it stands here already, else what is given.
    pub(crate) fn entry(&mut self, phrase: Cow<'static, str>, tells: T) -> &mut T {
        if (self.phrases.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let (slot, found) = self.place(&phrase);
        let at = found.unwrap_or_else(|| {
            self.phrases.push((phrase, tells));
            self.slots[slot] = self.phrases.len() as u32;
            self.phrases.len() - 1
        });
        &mut self.phrases[at].1
    }

    /// The phrases.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.phrases.iter().map(|(phrase, _)| &**phrase)
    }

    /// What a line in small letters tells.
    pub(crate) fn get(&self, line: &str) -> Option<&T> {
        let (_, found) = self.place(line);
        self.phrases.get(found?).map(|(_, tells)| tells)
    }

    /// The slot of a phrase, or the free one where it would stand, and its place among the phrases.
    fn place(&self, phrase: &str) -> (usize, Option<usize>) {
        let last = self.slots.len() - 1;
        let mut slot = hash(phrase.as_bytes()) as usize & last;
        loop {
            match self.slots[slot] as usize {
                0 => return (slot, None),
                n if self.phrases[n - 1].0 == phrase => return (slot, Some(n - 1)),
                _ => slot = (slot + 1) & last,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for n in 0..self.phrases.len() {
            let (slot, _) = self.place(&self.phrases[n].0);
            self.slots[slot] = n as u32 + 1;
        }
    }
}

pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    for eight in eights.iter().chain([&last]) {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phrase_is_found_as_the_whole_line_alone() {
        let phrases: Vec<String> = (0..100).map(|n| format!("read more {n}")).collect();
        let mut whole = Whole::with_capacity(3);
        phrases.iter().enumerate().for_each(|(n, phrase)| *whole.entry(phrase.clone().into(), 0) += n);
        *whole.entry("read more 7".into(), 0) += 1000;
        assert!(phrases.iter().enumerate().all(|(n, phrase)| n == 7 || whole.get(phrase) == Some(&n)));
        assert_eq!(whole.get("read more 7"), Some(&1007));
        assert_eq!((whole.get("read more"), whole.get(""), whole.get("read more 100")), (None, None, None));
    }
}
