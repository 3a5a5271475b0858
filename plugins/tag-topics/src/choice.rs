//! From scores to topics: how sure we are of each concept, which few are given, and what they stand on.

use std::collections::BTreeMap;

use crate::evidence::Evidence;
use crate::learned::Verdict;
use crate::lexicon::Lexicon;
use crate::scores::Scores;
use crate::story::Place;
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
    /// Where the article says so, best places first, then in order of reading.
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
/// An article that would get no topic gets the surest one, if it is at least so sure: a desk would rather correct a guess
/// than look for an article that lies nowhere.
const LEAST_OF_ALL: f64 = 0.3;

/// A topic shows at most so many places.
pub(crate) const MOST_EVIDENCE: usize = 8;

/// A story as the vocabulary reads it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Matched<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) evidence: &'a Evidence,
    pub(crate) scores: &'a Scores,
}

/// The weights of [`Judge::confidence`], a logistic regression on what 528 stories were given: those that are labelled in
/// `tests/data/labels.txt`, and six times sixty that were labelled to the full depth of the tree.
mod fit {
    /// What evidence of narrower concepts counts beside a concept's own.
    pub(super) const SCATTERED: f32 = 0.7;
    /// What passing mentions gather in any article: a branch leads by what it has beyond that.
    pub(super) const PASSING: f32 = 4.0;
    /// More different terms than this make nobody surer.
    pub(super) const MOST_TERMS: u16 = 16;
    pub(super) const BIAS: f64 = -3.89;
    pub(super) const STRENGTH: f64 = 1.46;
    pub(super) const SHARE: f64 = 0.92;
    pub(super) const LEADING: f64 = 2.92;
    pub(super) const HEADLINE: f64 = 0.36;
    pub(super) const LATE: f64 = -0.6;
    pub(super) const OWN: f64 = -0.93;
    pub(super) const TERMS: f64 = 0.37;
    /// A lexicon of fewer groups of forms than this finds a part of what the English one does in the same story: what it
    /// finds is as sure as more would be. By some forty stories in the other languages.
    pub(super) const FEW_GROUPS: usize = 8_000;
    pub(super) const FEW: f64 = 0.8;
}

/// How likely concepts are right in one article.
struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    scores: &'a Scores,
    /// What evidence is divided by: a long article speaks of many things in passing.
    length: f32,
    /// What the branch with the most evidence has.
    most: f32,
    /// The log-odds of any concept before it is looked at.
    bias: f64,
}

impl<'a> Judge<'a> {
    fn new(taxonomy: &'a Taxonomy, matched: Matched<'a>) -> Self {
        let scores = matched.scores;
        let length = 1.0 + (matched.evidence.words as f32 / 200.0).ln_1p();
        let tops = scores.touched().iter().filter(|id| taxonomy.concept(**id).parent.is_none());
        let most = tops.map(|id| scores.total(*id)).fold(0.0, f32::max);
        let few = matched.lexicon.groups() < fit::FEW_GROUPS;
        Self { taxonomy, scores, length, most, bias: fit::BIAS + if few { fit::FEW } else { 0.0 } }
    }

    /// What the concept has gathered for the article's length. Scattered evidence makes a broad concept less likely than as
    /// much of its own would.
    fn strength(&self, id: ConceptId) -> f32 {
        let (own, total) = (self.scores.own(id), self.scores.total(id));
        (own + fit::SCATTERED * (total - own)) / self.length
    }

    /// How likely it is right: by strength, what its branch has of all evidence and beside the leading branch, whether
    /// headline or lead speak of it, by how many different terms, and how much of it is its own: what stands on a few strong
    /// terms of its own is oftener a passing mention than what many narrower ones agree on.
    fn confidence(&self, id: ConceptId) -> f64 {
        let branch = self.taxonomy.lineage(id).last().unwrap_or(id);
        let (evidence, total) = (self.scores.total(branch), self.scores.total(id));
        let mut z = self.bias + fit::STRENGTH * f64::from(self.strength(id).max(1e-6)).ln();
        z += fit::SHARE * f64::from(evidence / (self.scores.all + fit::PASSING));
        z += fit::LEADING * f64::from(evidence / (self.most + fit::PASSING));
        z += fit::OWN * f64::from(self.scores.own(id) / (total + 0.5));
        z += fit::TERMS * f64::from(self.scores.terms(id).clamp(1, fit::MOST_TERMS)).ln();
        if self.scores.best_place(id) > 2.0 {
            z += fit::HEADLINE;
        } else if self.scores.best_place(id) < 1.5 {
            z += fit::LATE;
        }
        1.0 / (1.0 + (-z).exp())
    }

    /// The strength below which no other virtue lifts a concept to this confidence: most need no closer look.
    fn least_strength(&self, confidence: f64) -> f32 {
        let wanted = confidence.clamp(1e-6, 1.0 - 1e-6);
        let virtues = fit::SHARE + fit::LEADING + fit::HEADLINE + fit::TERMS * f64::from(fit::MOST_TERMS).ln();
        let z = (wanted / (1.0 - wanted)).ln() - self.bias - virtues;
        (z / fit::STRENGTH).exp() as f32
    }
}

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
    let concepts: Vec<ConceptId> = given.keys().copied().collect();
    let mut evidence = match matched {
        Some(matched) => places(taxonomy, matched, &concepts),
        None => vec![Vec::new(); concepts.len()],
    };
    for verdict in verdicts {
        for id in taxonomy.lineage(verdict.concept) {
            if let Some(shown) = concepts.binary_search(&id).ok().and_then(|at| evidence.get_mut(at)) {
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
    let candidates = candidates(judge, limits.min_confidence.unwrap_or(LEAST));
    if candidates.is_empty() && limits.min_confidence.is_none() {
        return self::candidates(judge, LEAST_OF_ALL).into_iter().take(1).collect();
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
    chosen
}

/// What is at least so sure, surest first.
fn candidates(judge: &Judge<'_>, min_confidence: f64) -> Vec<(f64, ConceptId)> {
    let (taxonomy, scores) = (judge.taxonomy, judge.scores);
    let least = judge.least_strength(min_confidence);
    let mut candidates: Vec<(f64, ConceptId)> = scores
        .touched()
        .iter()
        .filter(|id| {
            let top = taxonomy.concept(**id).parent.is_none();
            (top || scores.own(**id) > 0.0) && judge.strength(**id) >= least
        })
        .filter(|id| taxonomy.may_be_given(**id))
        .map(|&id| (judge.confidence(id), id))
        .filter(|(confidence, _)| *confidence >= min_confidence)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    candidates
}

/// For each concept, the places that speak for it or what is narrower: the best by place and weight, in order of
/// reading. One pass over all places serves all concepts.
fn places(taxonomy: &Taxonomy, matched: Matched<'_>, concepts: &[ConceptId]) -> Vec<Vec<Place>> {
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
        let senses = lexicon.senses(hit.phrase as usize).iter();
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
