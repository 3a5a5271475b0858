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

/// The score of every concept for one article.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    /// By concept: its own terms and, at less, those of what is narrower.
    total: Vec<f32>,
    /// By concept: its own terms alone.
    own: Vec<f32>,
    /// By concept: different terms that speak for it or what is narrower.
    terms: Vec<u16>,
    /// By concept: the best place of any of them.
    best_place: Vec<f32>,
    /// Concepts whose entries are not nought.
    touched: Vec<ConceptId>,
    /// By group of forms: the saturated sum over its places, and the best of them.
    sums: Vec<(f32, f32, u8)>,
    /// The groups that were met, each with the first of its phrases, in order of reading.
    met: Vec<(u32, u32)>,
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
            let (sum, best, count) = &mut self.sums[hit.group as usize];
            if *count == 0 {
                self.met.push((hit.group, hit.phrase));
            }
            *count += 1;
            *sum += hit.factor / f32::from(*count);
            *best = best.max(hit.factor);
        }
        let met = std::mem::take(&mut self.met);
        for &(group, phrase) in &met {
            for sense in lexicon.senses(phrase as usize).iter().filter(|sense| !sense.needs_company()) {
                self.add(taxonomy, group, sense);
            }
        }
        // Judged on what is sure alone, so that the order of terms makes no difference.
        let likely: Vec<(u32, Sense)> = met
            .iter()
            .flat_map(|&(group, phrase)| self.in_good_company(lexicon, phrase).map(move |sense| (group, sense)))
            .collect();
        for (group, sense) in &likely {
            self.add(taxonomy, *group, sense);
        }
        self.met = met;
        self.spoken.sort_unstable();
        self.all = self
            .touched
            .iter()
            .filter(|id| taxonomy.concept(**id).parent.is_none())
            .map(|id| self.total[id.index()])
            .sum();
    }

    fn reset(&mut self, lexicon: &Lexicon, taxonomy: &Taxonomy) {
        self.total.resize(taxonomy.len(), 0.0);
        self.own.resize(taxonomy.len(), 0.0);
        self.terms.resize(taxonomy.len(), 0);
        self.best_place.resize(taxonomy.len(), 0.0);
        for id in self.touched.drain(..) {
            self.total[id.index()] = 0.0;
            self.own[id.index()] = 0.0;
            self.terms[id.index()] = 0;
            self.best_place[id.index()] = 0.0;
        }
        for (group, _) in self.met.drain(..) {
            self.sums[group as usize] = (0.0, 0.0, 0);
        }
        if self.sums.len() < lexicon.groups() {
            self.sums.resize(lexicon.groups(), (0.0, 0.0, 0));
        }
        self.spoken.clear();
    }

    fn add(&mut self, taxonomy: &Taxonomy, group: u32, sense: &Sense) {
        let (sum, best, _) = self.sums[group as usize];
        let mut share = sum * sense.weight;
        self.spoken.push((group, sense.concept));
        self.own[sense.concept.index()] += share;
        for id in taxonomy.lineage(sense.concept) {
            let at = id.index();
            if self.terms[at] == 0 {
                self.touched.push(id);
            }
            self.total[at] += share;
            self.terms[at] = self.terms[at].saturating_add(1);
            self.best_place[at] = self.best_place[at].max(best);
            share *= INHERITED;
        }
    }

    /// Of the senses that need company, those that have it: the one in the strongest, and others nearly as strong.
    fn in_good_company<'s>(&'s self, lexicon: &'s Lexicon, phrase: u32) -> impl Iterator<Item = Sense> + 's {
        let company = |sense: &Sense| lexicon.company(sense).iter().map(|id| self.total[id.index()]).sum::<f32>();
        let senses = || lexicon.senses(phrase as usize).iter().filter(|sense| sense.needs_company());
        let best = senses().map(company).fold(0.0, f32::max);
        senses().filter(move |sense| company(sense) >= COMPANY.max(best * NEARLY)).copied()
    }

    /// The concepts that a group of forms spoke for in this article.
    pub(crate) fn spoken_for(&self, group: u32) -> impl Iterator<Item = ConceptId> + '_ {
        let from = self.spoken.partition_point(|entry| entry.0 < group);
        self.spoken[from..].iter().take_while(move |entry| entry.0 == group).map(|entry| entry.1)
    }

    /// Concepts that have any evidence, broader ones too.
    pub(crate) fn touched(&self) -> &[ConceptId] {
        &self.touched
    }

    /// What the concept and all that is narrower have gathered.
    pub(crate) fn total(&self, id: ConceptId) -> f32 {
        self.total[id.index()]
    }

    /// What the concept has gathered by its own terms.
    pub(crate) fn own(&self, id: ConceptId) -> f32 {
        self.own[id.index()]
    }

    /// How many different terms speak for it.
    pub(crate) fn terms(&self, id: ConceptId) -> u16 {
        self.terms[id.index()]
    }

    /// The best place in which it is spoken of.
    pub(crate) fn best_place(&self, id: ConceptId) -> f32 {
        self.best_place[id.index()]
    }
}
