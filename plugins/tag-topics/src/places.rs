//! What a topic stands on: the places of a story that are shown for it.

use crate::confidence::Matched;
use crate::story::Place;
use crate::taxonomy::{ConceptId, Taxonomy};

/// A topic shows at most so many places.
pub(crate) const MOST_EVIDENCE: usize = 8;

/// For each concept, the places that speak for it or what is narrower: the best by place and weight, in order of
/// reading.
pub(crate) fn places(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[ConceptId]) -> Vec<Vec<Place>> {
    concepts.chunks(SOME).flat_map(|some| of_some(taxonomy, matched, some)).collect()
}

/// One pass over all places serves so many concepts: each has a bit of a number, and the lowest stands for all others.
const SOME: usize = u64::BITS as usize - 1;

fn of_some(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[ConceptId]) -> Vec<Vec<Place>> {
    let Matched { lexicon, evidence, scores, .. } = matched;
    let mut bits = vec![0_u8; taxonomy.len()];
    for (bit, id) in (1..).zip(concepts) {
        bits[id.index()] = bit;
    }
    // Which of the concepts each group of forms speaks for: many places are of few groups.
    let mut speaks = vec![0_u64; evidence.met.len()];
    for &(number, concept) in scores.spoken() {
        let spoken = taxonomy.lineage(concept).fold(0, |spoken, at| spoken | 1 << bits[at.index()]);
        speaks[usize::from(number)] |= spoken;
    }
    let mut found = vec![Best::default(); concepts.len()];
    for (index, hit) in (0..).zip(&evidence.hits) {
        let mut spoken = speaks[usize::from(hit.met)] >> 1;
        if spoken == 0 {
            continue;
        }
        let phrase = evidence.phrase(hit);
        let heaviest = match phrase == evidence.met[usize::from(hit.met)].phrase {
            true => scores.heaviest(hit.met),
            false => lexicon.senses(phrase).iter().map(|sense| sense.weight).fold(0.0, f32::max),
        };
        let weight = hit.factor * heaviest;
        while spoken != 0 {
            found[spoken.trailing_zeros() as usize].enter(weight, index);
            spoken &= spoken - 1;
        }
    }
    found.iter_mut().map(|best| best.in_order().map(|hit| evidence.place(&evidence.hits[hit])).collect()).collect()
}

/// The best hits so far, by weight and of equal ones the first: best first.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    entries: [(f32, u32); MOST_EVIDENCE],
    count: usize,
}

impl Best {
    /// Enters a hit, which comes behind all that were entered.
    fn enter(&mut self, weight: f32, hit: u32) {
        let mut at = self.count;
        if at == MOST_EVIDENCE {
            if weight <= self.entries[MOST_EVIDENCE - 1].0 {
                return;
            }
            at -= 1;
        } else {
            self.count += 1;
        }
        while at > 0 && self.entries[at - 1].0 < weight {
            self.entries[at] = self.entries[at - 1];
            at -= 1;
        }
        self.entries[at] = (weight, hit);
    }
    /// Their numbers, in the order in which they were entered.
    fn in_order(&mut self) -> impl ExactSizeIterator<Item = usize> + '_ {
        let entries = &mut self.entries[..self.count];
        entries.sort_unstable_by_key(|entry| entry.1);
        entries.iter().map(|entry| entry.1 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_kept_and_of_equal_ones_the_first() {
        let mut best = Best::default();
        for (hit, weight) in [1.0, 3.0, 1.0, 1.0, 0.5, 2.0, 1.0, 1.0, 1.0, 2.5, 1.0, 0.4].into_iter().enumerate() {
            best.enter(weight, hit as u32);
        }
        assert_eq!(best.in_order().collect::<Vec<_>>(), [0, 1, 2, 3, 5, 6, 7, 9]);
    }
}
