//! What a topic stands on: the places of a story that are shown for it.

use crate::tagging::confidence::Matched;
use crate::tagging::story::Place;
use crate::taxonomy::{ConceptId, Taxonomy};

/// A topic shows at most so many places.
pub(crate) const MOST_EVIDENCE: usize = 8;

/// And one that comes along with a narrower one so many: that shows the rest.
const MOST_BESIDE: usize = 4;

/// For each concept, given for itself or implied by a narrower one, the places that speak for it or what is narrower: the best by place and weight, in order of
/// reading.
pub(crate) fn places(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[(ConceptId, bool)]) -> Vec<Vec<Place>> {
    concepts.chunks(SOME).flat_map(|some| of_some(taxonomy, matched, some)).collect()
}

/// One pass over all places serves so many concepts: each has a bit of a number, and the lowest stands for all others.
const SOME: usize = u64::BITS as usize - 1;

fn of_some(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[(ConceptId, bool)]) -> Vec<Vec<Place>> {
    let Matched { evidence, scores, .. } = matched;
    let mut bits = vec![0_u8; taxonomy.len()];
    for (bit, (id, _)) in (1..).zip(concepts) {
        bits[id.index()] = bit;
    }
    // Which of the concepts each group of forms speaks for: many places are of few groups.
    let mut speaks = vec![0_u64; evidence.met.len()];
    for &(number, concept) in scores.spoken() {
        let spoken = taxonomy.lineage(concept).fold(0, |spoken, at| spoken | 1 << bits[at.index()]);
        speaks[usize::from(number)] |= spoken;
    }
    // Gathered without a question: which of them say nothing for these no processor foresees.
    let mut hits = vec![0; evidence.hits.len() + 1];
    let mut count = 0;
    for (index, hit) in (0..).zip(&evidence.hits) {
        hits[count] = index;
        count += usize::from(speaks[usize::from(hit.met)] > 1);
    }
    let most = |implied| if implied { MOST_BESIDE } else { MOST_EVIDENCE };
    let mut found: Vec<Best> = concepts.iter().map(|(_, implied)| Best::of(most(*implied))).collect();
    for &index in &hits[..count] {
        let hit = &evidence.hits[index as usize];
        let mut spoken = speaks[usize::from(hit.met)] >> 1;
        let weight = hit.factor * scores.heaviest(hit.met);
        while spoken != 0 {
            found[spoken.trailing_zeros() as usize].enter(weight, index);
            spoken &= spoken - 1;
        }
    }
    found.iter().map(|best| best.in_order().map(|hit| evidence.place(&evidence.hits[hit])).collect()).collect()
}

/// The best hits so far in the order in which they were entered, of equal ones the first.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    weights: [f32; MOST_EVIDENCE],
    hits: [u32; MOST_EVIDENCE],
    count: usize,
    most: usize,
    /// The least of the weights.
    least: f32,
}

impl Best {
    fn of(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Enters a hit, which comes behind all that were entered.
    fn enter(&mut self, weight: f32, hit: u32) {
        if self.count < self.most {
            self.least = if self.count == 0 || weight < self.least { weight } else { self.least };
            self.weights[self.count] = weight;
            self.hits[self.count] = hit;
            self.count += 1;
        } else if weight > self.least {
            // The last of the least makes room.
            let weights = &mut self.weights[..self.most];
            let least = weights.iter().rposition(|weight| *weight == self.least).unwrap_or(0);
            weights[least..].rotate_left(1);
            self.hits[least..self.most].rotate_left(1);
            (weights[self.most - 1], self.hits[self.most - 1]) = (weight, hit);
            self.least = weights.iter().copied().fold(weight, f32::min);
        }
    }

    /// Their numbers, in the order in which they were entered.
    fn in_order(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.hits[..self.count].iter().map(|hit| *hit as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_kept_and_of_equal_ones_the_first() {
        let mut best = Best::of(MOST_EVIDENCE);
        for (hit, weight) in [1.0, 3.0, 1.0, 1.0, 0.5, 2.0, 1.0, 1.0, 1.0, 2.5, 1.0, 0.4].into_iter().enumerate() {
            best.enter(weight, hit as u32);
        }
        assert_eq!(best.in_order().collect::<Vec<_>>(), [0, 1, 2, 3, 5, 6, 7, 9]);
    }
}
