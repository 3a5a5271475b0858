//! The senses of phrases while these are gathered: each phrase has a chain of its own, the last one first.

use crate::lexicon::Sense;

/// Senses as they come, each with the place of the next of its phrase plus one. A phrase holds the place of its first plus one; 0 is none.
#[derive(Debug)]
pub(crate) struct Senses(Vec<(Sense, u32)>);

impl Senses {
    pub(crate) fn with_capacity(many: usize) -> Self {
        Self(Vec::with_capacity(many))
    }

    /// Puts a sense before the others of a phrase.
    pub(crate) fn add(&mut self, first: &mut u32, sense: Sense) {
        self.0.push((sense, *first));
        *first = self.0.len() as u32;
    }

    /// Takes senses out of a phrase.
    pub(crate) fn take_away(&mut self, first: &mut u32, unwanted: impl Fn(&Sense) -> bool) {
        let mut before: Option<usize> = None;
        let mut at = *first;
        while let Some(index) = (at as usize).checked_sub(1) {
            let (sense, next) = self.0[index];
            if unwanted(&sense) {
                match before {
                    None => *first = next,
                    Some(before) => self.0[before].1 = next,
                }
            } else {
                before = Some(index);
            }
            at = next;
        }
    }

    /// Those of a phrase.
    pub(crate) fn of(&self, first: u32) -> impl Iterator<Item = Sense> {
        let mut at = first;
        std::iter::from_fn(move || {
            let (sense, next) = self.0[(at as usize).checked_sub(1)?];
            at = next;
            Some(sense)
        })
    }
}
