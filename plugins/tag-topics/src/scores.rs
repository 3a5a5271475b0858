//! From places to scores: what each concept, and the branch under it, has for itself.
//!
//! The n-th place of one term adds 1/n of its weight, so a word that is repeated fifty times counts about four times.
//! Words with several senses are judged last, by what the rest of the article speaks of: one sense to an article.

use crate::evidence::Evidence;
use crate::lexicon::{Lexicon, Sense};
use crate::taxonomy::{ConceptId, Taxonomy};

/// What a narrower concept's evidence counts for the next broader one.
const INHERITED: f32 = 0.8;

/// An article speaks of a concept when what is sure has gathered so much.
const COMPANY: f32 = 3.0;

/// A second sense counts beside the first when its company is so much of the first's.
const NEARLY: f32 = 0.5;

/// What a concept has for itself in one article.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// Its own terms and, at less, those of what is narrower.
    total: f32,
    /// Its own terms alone.
    own: f32,
    /// The best place of any of them.
    best_place: f32,
    /// Different terms that speak for it or what is narrower.
    terms: u16,
}

/// What a group of forms has in one article.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    /// The saturated sum over its places.
    sum: f32,
    /// The best of them.
    best: f32,
    /// How many they are.
    places: u8,
    /// Where in `spoken` its entries begin, if it has any.
    spoken: u32,
}

/// The score of every concept for one article.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    /// By concept.
    sums: Vec<Sum>,
    /// Concepts whose entries are not nought.
    touched: Vec<ConceptId>,
    /// By group of forms.
    groups: Vec<Group>,
    /// The groups that were met, each with the first of its phrases, in order of reading.
    met: Vec<(u32, u32)>,
    /// Those of them that have senses which need company.
    doubtful: Vec<(u32, u32)>,
    /// The senses among those that have it.
    likely: Vec<(u32, Sense)>,
    /// Which group spoke for which concept, sorted by group.
    spoken: Vec<(u32, ConceptId)>,
    /// What all top levels have together.
    pub(crate) all: f32,
}

impl Scores {
    /// Judges what a pass found.
    pub(crate) fn judge(&mut self, lexicon: &Lexicon, taxonomy: &Taxonomy, evidence: &Evidence) {
        self.reset(lexicon, taxonomy);
        for hit in &evidence.hits {
            let group = &mut self.groups[hit.group as usize];
            if group.places == 0 {
                self.met.push((hit.group, hit.phrase));
            }
            group.places += 1;
            group.sum += hit.factor / f32::from(group.places);
            group.best = group.best.max(hit.factor);
        }
        for at in 0..self.met.len() {
            let (group, phrase) = self.met[at];
            let senses = lexicon.senses(phrase as usize);
            senses.iter().filter(|sense| !sense.needs_company()).for_each(|sense| self.add(taxonomy, group, sense));
            if senses.iter().any(Sense::needs_company) {
                self.doubtful.push((group, phrase));
            }
        }
        // Judged on what is sure alone, so that the order of terms makes no difference.
        let mut likely = std::mem::take(&mut self.likely);
        for &(group, phrase) in &self.doubtful {
            likely.extend(self.in_good_company(lexicon, phrase).map(|sense| (group, sense)));
        }
        likely.drain(..).for_each(|(group, sense)| self.add(taxonomy, group, &sense));
        self.likely = likely;
        self.spoken.sort_unstable();
        let mut before = None;
        for (at, (group, _)) in self.spoken.iter().enumerate() {
            if before.replace(*group) != Some(*group) {
                self.groups[*group as usize].spoken = at as u32;
            }
        }
        let tops = self.touched.iter().filter(|id| taxonomy.concept(**id).parent.is_none());
        self.all = tops.map(|id| self.sums[id.index()].total).sum();
    }

    fn reset(&mut self, lexicon: &Lexicon, taxonomy: &Taxonomy) {
        self.sums.resize(taxonomy.len(), Sum::default());
        for id in self.touched.drain(..) {
            self.sums[id.index()] = Sum::default();
        }
        for (group, _) in self.met.drain(..) {
            self.groups[group as usize] = Group::default();
        }
        if self.groups.len() < lexicon.groups() {
            self.groups.resize(lexicon.groups(), Group::default());
        }
        self.doubtful.clear();
        self.spoken.clear();
    }

    fn add(&mut self, taxonomy: &Taxonomy, group: u32, sense: &Sense) {
        let Group { sum, best, .. } = self.groups[group as usize];
        let mut share = sum * sense.weight;
        self.spoken.push((group, sense.concept));
        self.sums[sense.concept.index()].own += share;
        for id in taxonomy.lineage(sense.concept) {
            let sum = &mut self.sums[id.index()];
            if sum.terms == 0 {
                self.touched.push(id);
            }
            sum.total += share;
            sum.terms = sum.terms.saturating_add(1);
            sum.best_place = sum.best_place.max(best);
            share *= INHERITED;
        }
    }

    /// Of the senses that need company, those that have it: the one in the strongest, and others nearly as strong.
    fn in_good_company<'s>(&'s self, lexicon: &'s Lexicon, phrase: u32) -> impl Iterator<Item = Sense> + 's {
        let company = |sense: &Sense| lexicon.company(sense).iter().map(|id| self.total(*id)).sum::<f32>();
        let senses = || lexicon.senses(phrase as usize).iter().filter(|sense| sense.needs_company());
        let best = senses().map(company).fold(0.0, f32::max);
        senses().filter(move |sense| company(sense) >= COMPANY.max(best * NEARLY)).copied()
    }

    /// The concepts that a group of forms spoke for in this article.
    pub(crate) fn spoken_for(&self, group: u32) -> impl Iterator<Item = ConceptId> + '_ {
        let from = self.groups[group as usize].spoken as usize;
        self.spoken[from..].iter().take_while(move |entry| entry.0 == group).map(|entry| entry.1)
    }

    /// Concepts that have any evidence, broader ones too.
    pub(crate) fn touched(&self) -> &[ConceptId] {
        &self.touched
    }

    /// What the concept and all that is narrower have gathered.
    pub(crate) fn total(&self, id: ConceptId) -> f32 {
        self.sums[id.index()].total
    }

    /// What the concept has gathered by its own terms.
    pub(crate) fn own(&self, id: ConceptId) -> f32 {
        self.sums[id.index()].own
    }

    /// How many different terms speak for it.
    pub(crate) fn terms(&self, id: ConceptId) -> u16 {
        self.sums[id.index()].terms
    }

    /// The best place in which it is spoken of.
    pub(crate) fn best_place(&self, id: ConceptId) -> f32 {
        self.sums[id.index()].best_place
    }
}
