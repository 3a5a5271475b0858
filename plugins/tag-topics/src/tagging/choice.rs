//! From scores to topics: which few are given.

use std::collections::BTreeMap;

use crate::tagging::confidence::{Judge, Matched};
use crate::tagging::learned::Verdict;
use crate::tagging::places::{MOST_EVIDENCE, places};
use crate::tagging::story::Place;
use crate::taxonomy::{ConceptId, Taxonomy};

/// A topic that the article is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The concept.
    pub concept: ConceptId,
    /// How likely a librarian would accept it, from 0 to 1.
    pub confidence: f64,
    /// Given because a narrower concept is, not for itself.
    pub implied: bool,
    /// Where the article says so: the best places, in the order of reading, those that a model knows last.
    pub evidence: Vec<Place>,
}

/// How many topics are given at most, and how sure they must be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// Concepts given for themselves; what is broader than them comes on top. Without it [`MOST`] by the vocabulary.
    pub max: Option<usize>,
    /// The least confidence. Without it [`LEAST`] by the vocabulary, and what a model decides.
    pub min_confidence: Option<f64>,
}

/// What the vocabulary gives where nothing is said.
const MOST: usize = 5;
const LEAST: f64 = 0.75;
/// The same for the leading field, and for what is narrower than a top level: where the field is right, a concept within it is oftener right
/// than it is sure.
const LEAST_NARROWER: f64 = 0.7;
/// The same for the surest of what is narrower than a concept of the leading field that is itself so sure, where nothing narrower is given: four
/// in five of those were among what librarians gave to 399 stories.
const LEAST_ONLY: f64 = 0.6;
const SURE: f64 = 0.8;
/// What is less sure than this, of which that part is its own, and to which nothing narrower gives so much, is scattered. Of what stood so behind
/// something surer of its field, three in four were wrong by the labels of 760 stories.
const SURE_SCATTERED: f64 = 0.88;
const OWN_SCATTERED: f32 = 0.15;
const MOST_SCATTERED: f32 = 0.6;
/// An article that would get no topic gets the surest one, if it is at least so sure: a desk would rather correct a guess
/// than look for an article that lies nowhere.
const LEAST_OF_ALL: f64 = 0.3;
/// Of that a narrower concept is given where it is so nearly as sure by more than one term: "economy" alone tells of a harvest nothing.
const NEARLY: f64 = 0.75;
/// The same, and by one term, where headline or first sentence of a brief say so.
const OPENING_NEARLY: f64 = 0.55;

/// The topics of an article, surest first; broader concepts stand before narrower ones they are as sure as.
pub(crate) fn choose(
    taxonomy: &Taxonomy,
    matched: Option<Matched<'_>>,
    verdicts: Vec<Verdict>,
    limits: Limits,
) -> Vec<Topic> {
    let judge = matched.map(|matched| Judge::new(taxonomy, matched));
    let mut chosen = judge.as_ref().map_or_else(Vec::new, |judge| by_vocabulary(judge, limits));
    for verdict in
        verdicts.iter().filter(|verdict| limits.min_confidence.is_none_or(|least| verdict.confidence >= least))
    {
        match chosen.iter_mut().find(|(_, id)| *id == verdict.concept) {
            Some((sure, _)) => *sure = sure.max(verdict.confidence),
            None => chosen.push((verdict.confidence, verdict.concept)),
        }
    }
    if let Some(max) = limits.max {
        chosen.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        chosen.truncate(max);
    }

    // A broader concept is right whenever a narrower one is, so sureness only grows on the way up.
    let mut given: BTreeMap<ConceptId, (f64, bool)> = BTreeMap::new();
    for &(sure, id) in &chosen {
        given.insert(id, (sure, false));
    }
    for &(sure, id) in &chosen {
        let mut least = sure;
        for broader in taxonomy.lineage(id).skip(1) {
            let own = || judge.as_ref().map_or(0.0, |judge| judge.confidence(broader));
            let entry = given.entry(broader).or_insert_with(|| (own(), true));
            entry.0 = entry.0.max(least);
            least = entry.0;
        }
    }
    let concepts: Vec<(ConceptId, bool)> = given.iter().map(|(id, (_, implied))| (*id, *implied)).collect();
    let mut evidence = match matched {
        Some(matched) => places(taxonomy, matched, &concepts),
        None => vec![Vec::new(); concepts.len()],
    };
    for verdict in verdicts {
        for id in taxonomy.lineage(verdict.concept) {
            if let Some(shown) =
                concepts.binary_search_by_key(&id, |concept| concept.0).ok().and_then(|at| evidence.get_mut(at))
            {
                let new = verdict.places.iter().filter(|place| !shown.iter().any(|other| other.overlaps(place)));
                let new: Vec<Place> = new.take(MOST_EVIDENCE.saturating_sub(shown.len())).cloned().collect();
                shown.extend(new);
            }
        }
    }
    let mut topics: Vec<_> = given.into_iter().zip(evidence).collect();
    let depth = |id: ConceptId| taxonomy.lineage(id).count();
    // By what is not rounded yet: which branch leads is often decided behind the second digit.
    topics.sort_by(|((a, (sure_a, _)), _), ((b, (sure_b, _)), _)| {
        sure_b.total_cmp(sure_a).then(depth(*a).cmp(&depth(*b))).then(a.cmp(b))
    });
    let topic = |((concept, (sure, implied)), evidence): ((ConceptId, (f64, bool)), Vec<Place>)| {
        let confidence = (sure.min(0.99) * 100.0).round() / 100.0;
        Topic { concept, confidence, implied, evidence }
    };
    topics.into_iter().map(topic).collect()
}

/// What the vocabulary gives for itself: the surest, and of a line of concepts the narrowest.
fn by_vocabulary(judge: &Judge<'_>, limits: Limits) -> Vec<(f64, ConceptId)> {
    let candidates = match limits.min_confidence {
        Some(least) => candidates(judge, least),
        None => {
            let mut candidates = candidates(judge, LEAST_NARROWER);
            let is_beside = |id: ConceptId| judge.taxonomy.is_top(id) && judge.leading != Some(id);
            let may_pass = |id: ConceptId| if judge.knows_well() { !is_beside(id) } else { judge.opens_with(id) };
            candidates.retain(|(confidence, id)| *confidence >= LEAST || may_pass(*id));
            candidates
        }
    };
    if candidates.is_empty() && limits.min_confidence.is_none() {
        return guess(judge).into_iter().collect();
    }
    let taxonomy = judge.taxonomy;
    let mut chosen: Vec<(f64, ConceptId)> = Vec::new();
    for &(confidence, id) in &candidates {
        if chosen.iter().any(|(_, narrower)| taxonomy.lineage(*narrower).any(|at| at == id)) {
            continue;
        }
        let broader: Vec<ConceptId> = taxonomy.lineage(id).skip(1).collect();
        let makes_room = chosen.iter().any(|(_, at)| broader.contains(at));
        if chosen.len() >= limits.max.unwrap_or(MOST) && !makes_room {
            continue;
        }
        chosen.retain(|(_, at)| !broader.contains(at));
        chosen.push((confidence, id));
    }
    if limits.min_confidence.is_none() && judge.knows_well() {
        narrow(judge, &mut chosen);
        leave_out_scattered(judge, &mut chosen);
    }
    chosen
}

/// Leaves out what is right below the leading field, has next to nothing of its own but a little of many narrower things, none of which is given, and
/// stands behind something surer of that field: a contest for an office brings the offices and bodies of government along.
#[inline(never)]
fn leave_out_scattered(judge: &Judge<'_>, chosen: &mut Vec<(f64, ConceptId)>) {
    let (taxonomy, scores) = (judge.taxonomy, judge.scores);
    let is_led = |id: ConceptId| taxonomy.broader(id).is_some_and(|field| judge.leads(field));
    let most = |id: ConceptId| {
        let narrower = scores.touched().iter().filter(|other| taxonomy.broader(**other) == Some(id));
        narrower.map(|other| scores.total(*other)).fold(0.0, f32::max)
    };
    let surest = |field: ConceptId| {
        let of_field = chosen.iter().filter(|(_, id)| taxonomy.top(*id) == field && *id != field);
        of_field.map(|(sure, _)| *sure).fold(0.0, f64::max)
    };
    let Some(surest) = judge.leading.map(surest) else { return };
    chosen.retain(|&(sure, id)| {
        sure >= SURE_SCATTERED
            || sure >= surest
            || !is_led(id)
            || scores.own(id) >= scores.total(id) * OWN_SCATTERED
            || most(id) >= scores.total(id) * MOST_SCATTERED
    });
}

/// What was chosen and is sure of the leading field makes room for the surest of what is narrower.
#[inline(never)]
fn narrow(judge: &Judge<'_>, chosen: &mut [(f64, ConceptId)]) {
    let (taxonomy, scores) = (judge.taxonomy, judge.scores);
    let has_narrower = |id: ConceptId| scores.total(id) > scores.own(id);
    let is_sure = |&(sure, id): &(f64, ConceptId)| sure >= SURE && has_narrower(id) && judge.leads(taxonomy.top(id));
    if !chosen.iter().any(is_sure) {
        return;
    }
    let least = judge.least_strength(LEAST_ONLY);
    for place in chosen.iter_mut().filter(|place| is_sure(place)) {
        let may_be_given = |id: &&ConceptId| {
            (taxonomy.broader(**id) == Some(place.1))
                && scores.own(**id) > 0.0
                && judge.reaches(**id, least)
                && taxonomy.may_be_given(**id)
        };
        let narrower = scores.touched().iter().filter(may_be_given).map(|id| (judge.confidence(*id), *id));
        let surest = narrower.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some(narrower) = surest.filter(|(confidence, _)| *confidence >= LEAST_ONLY) {
            *place = narrower;
        }
    }
}

/// The surest of all, or what is nearly as sure and narrower.
fn guess(judge: &Judge<'_>) -> Option<(f64, ConceptId)> {
    let candidates = candidates(judge, LEAST_OF_ALL);
    let (mut most, mut chosen) = *candidates.first()?;
    // Surest first: what is narrower than the one before comes behind it.
    for &(confidence, id) in &candidates[1..] {
        let agreed = judge.scores.terms(id) > 1;
        let near = if judge.opens_with(id) { OPENING_NEARLY } else { NEARLY };
        if (agreed || judge.opens_with(id))
            && confidence >= most * near
            && judge.taxonomy.lineage(id).any(|at| at == chosen)
        {
            (most, chosen) = (confidence, id);
        }
    }
    Some((most, chosen))
}

/// What is at least so sure, surest first.
fn candidates(judge: &Judge<'_>, min_confidence: f64) -> Vec<(f64, ConceptId)> {
    let (taxonomy, scores) = (judge.taxonomy, judge.scores);
    let least = judge.least_strength(min_confidence);
    let mut candidates: Vec<(f64, ConceptId)> = scores
        .touched()
        .iter()
        .filter(|id| {
            // One question of all: which of them is the first to be denied no processor foresees.
            (taxonomy.is_top(**id) | (scores.own(**id) > 0.0))
                & (judge.reaches(**id, least) | taxonomy.is_added(**id) | judge.own(**id).is_some())
                & taxonomy.may_be_given(**id)
        })
        .map(|&id| (judge.confidence(id), id))
        .filter(|(confidence, _)| *confidence >= min_confidence)
        .collect();
    // What leads may be surer than it is strong.
    if let Some(leading) = judge.leading.filter(|leading| candidates.iter().all(|(_, id)| id != leading)) {
        let confidence = judge.confidence(leading);
        if confidence >= min_confidence && taxonomy.may_be_given(leading) {
            candidates.push((confidence, leading));
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    candidates
}
