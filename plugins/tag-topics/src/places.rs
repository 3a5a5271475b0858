//! What a topic stands on: the places of a story that are shown for it.

use crate::confidence::Matched;
use crate::story::Place;
use crate::taxonomy::{ConceptId, Taxonomy};

/// A topic shows at most so many places.
pub(crate) const MOST_EVIDENCE: usize = 8;

/// For each concept, the places that speak for it or what is narrower: the best by place and weight, in order of
/// reading. One pass over all places serves all concepts.
pub(crate) fn places(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[ConceptId]) -> Vec<Vec<Place>> {
    /// Where so many are gathered the best are chosen of them.
    const MANY: usize = 4 * MOST_EVIDENCE;
    let Matched { lexicon, evidence, scores } = matched;
    let mut column = vec![u16::MAX; taxonomy.len()];
    for (index, id) in (0..u16::MAX).zip(concepts) {
        column[id.index()] = index;
    }
    // Which of the concepts each group of forms speaks for: many places are of few groups.
    let mut speaks: Vec<u16> = Vec::with_capacity(2 * evidence.met.len());
    let mut starts = Vec::with_capacity(evidence.met.len() + 1);
    for number in (0..).take(evidence.met.len()) {
        let start = speaks.len();
        starts.push(start);
        for at in scores.spoken_for(number).flat_map(|spoken| taxonomy.lineage(spoken)) {
            let at = column[at.index()];
            if at != u16::MAX && !speaks[start..].contains(&at) {
                speaks.push(at);
            }
        }
    }
    starts.push(speaks.len());
    let best = |places: &mut Vec<(f32, usize)>| {
        if places.len() > MOST_EVIDENCE {
            places.select_nth_unstable_by(MOST_EVIDENCE - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            places.truncate(MOST_EVIDENCE);
        }
    };
    let mut found: Vec<Vec<(f32, usize)>> = vec![Vec::new(); concepts.len()];
    for (index, hit) in evidence.hits.iter().enumerate() {
        let number = usize::from(hit.met);
        let concepts = &speaks[starts[number]..starts[number + 1]];
        if concepts.is_empty() {
            continue;
        }
        let senses = lexicon.senses(hit.phrase).iter();
        let weight = senses.map(|sense| sense.weight).fold(0.0, f32::max);
        for &at in concepts {
            let places = &mut found[usize::from(at)];
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
