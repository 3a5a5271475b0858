//! What a topic stands on: the places of a story that are shown for it.

use crate::confidence::Matched;
use crate::story::Place;
use crate::taxonomy::{ConceptId, Taxonomy};

/// A topic shows at most so many places.
pub(crate) const MOST_EVIDENCE: usize = 8;

/// For each concept, the places that speak for it or what is narrower: the best by place and weight, in order of
/// reading.
pub(crate) fn places(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[ConceptId]) -> Vec<Vec<Place>> {
    concepts.chunks(u64::BITS as usize).flat_map(|some| of_some(taxonomy, matched, some)).collect()
}

/// One pass over all places serves as many concepts as a number has bits.
fn of_some(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[ConceptId]) -> Vec<Vec<Place>> {
    /// Where so many are gathered the best are chosen of them.
    const MANY: usize = 4 * MOST_EVIDENCE;
    let Matched { lexicon, evidence, scores } = matched;
    let mut bits = vec![0_u64; taxonomy.len()];
    for (bit, id) in concepts.iter().enumerate() {
        bits[id.index()] = 1 << bit;
    }
    // Which of the concepts each group of forms speaks for: many places are of few groups.
    let mut speaks = vec![0_u64; evidence.met.len()];
    for &(number, concept) in scores.spoken() {
        let spoken = taxonomy.lineage(concept).fold(0, |spoken, at| spoken | bits[at.index()]);
        speaks[usize::from(number)] |= spoken;
    }
    let best = |places: &mut Vec<(f32, usize)>| {
        if places.len() > MOST_EVIDENCE {
            places.select_nth_unstable_by(MOST_EVIDENCE - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            places.truncate(MOST_EVIDENCE);
        }
    };
    let mut found: Vec<Vec<(f32, usize)>> = vec![Vec::new(); concepts.len()];
    for (index, hit) in evidence.hits.iter().enumerate() {
        let mut spoken = speaks[usize::from(hit.met)];
        if spoken == 0 {
            continue;
        }
        let senses = lexicon.senses(hit.phrase).iter();
        let weight = senses.map(|sense| sense.weight).fold(0.0, f32::max);
        while spoken != 0 {
            let places = &mut found[spoken.trailing_zeros() as usize];
            spoken &= spoken - 1;
            if places.is_empty() {
                places.reserve_exact(MANY);
            } else if places.len() == MANY {
                best(places);
            }
            places.push((hit.factor * weight, index));
        }
    }
    let shown = |mut places: Vec<(f32, usize)>| {
        best(&mut places);
        places.sort_unstable_by_key(|entry| entry.1);
        places.iter().filter_map(|entry| evidence.hits.get(entry.1)).map(|hit| hit.place()).collect()
    };
    found.into_iter().map(shown).collect()
}
