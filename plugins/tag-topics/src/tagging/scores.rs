//! From places to scores: what each concept, and the branch under it, has for itself.
//!
//! The n-th place of one term adds 1/n of its weight, so a word that is repeated fifty times counts about four times.
//! A top level is the field that the story is of: for it a term counts by what it tells of the news too, for what is narrower
//! by its place alone.
//! Words with several senses are judged last, by what the rest of the article speaks of: one sense to an article.

use crate::lexicon::phrase::{Phrase, Tells};
use crate::lexicon::{Lexicon, List, Sense};
use crate::tagging::evidence::{Evidence, Met};
use crate::tagging::story::greater;
use crate::taxonomy::{ConceptId, Taxonomy};

/// What a narrower concept's evidence counts for the next broader one.
const INHERITED: f32 = 0.8;

/// An article speaks of a concept when what is sure has gathered so much.
const COMPANY: f32 = 3.0;

/// What of its own field stands beside a figure of speech makes it none when it has gathered so much: one plain word.
const SIGN: f32 = 1.0;

/// What only a place in the headline counts more than.
pub(crate) const HEADED: f32 = 2.0;

/// A term of this weight is more than a hint.
const FIRM: f32 = 2.0;

/// What names of people in politics count for their field where the headline is of another.
const ONLY_NAMES: f32 = 0.7;

/// What an article may come back to is a term of this weight, or in its headline one of that.
const STRONG: f32 = 1.5;
const HINT: f32 = 1.0;

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
    /// One of them nearly decides, or is repeated.
    firm: bool,
    /// What of its own it comes back to.
    returns: Returns,
}

/// Strong terms of a concept's own that tell more than where or to whom.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Returns {
    pub(crate) terms: u16,
    /// Their places.
    pub(crate) places: u16,
    /// One of those is the headline.
    pub(crate) headed: bool,
    /// One that is more than a hint, in any company, stands in headline or first sentence.
    pub(crate) opening: bool,
}

/// Whether an article that comes back to this comes back to the concept: it tells more than where or to whom, and is strong, or the headline has a
/// hint that stands for itself.
fn tells_again(sense: &Sense, met: &Met) -> bool {
    // One question of all, as no processor foresees which is the first to be denied.
    let alone = (sense.weight >= STRONG) | ((sense.weight >= HINT) & (met.best > HEADED));
    ((sense.weight >= FIRM) | (alone & !sense.needs_company()))
        & (met.phrase.tells() != Tells::SETTING)
        & (met.meant() > 0)
}

/// The score of every concept for one article.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    /// By concept.
    sums: Vec<Sum>,
    /// Concepts whose entries are not nought, as many as `count`, and room for all there are and one.
    touched: Vec<ConceptId>,
    count: usize,
    /// Where the senses of each group of forms that was met stand.
    lists: Vec<List>,
    /// The greatest weight of any sense of each.
    heaviest: Vec<f32>,
    /// The groups with senses that need company.
    doubtful: Vec<u16>,
    /// The senses among those that have it, each with its group's place among those met.
    likely: Vec<(u16, Sense)>,
    /// Games that have words in common with others, each with what its own such words have gathered, where another is told.
    rivalled: Vec<(ConceptId, f32)>,
    /// The fields of which the headline tells what happens.
    headed: Vec<ConceptId>,
    /// Which concepts the groups spoke for.
    spoken: Vec<(u16, ConceptId)>,
    /// What all top levels have together.
    pub(crate) all: f32,
}

impl Scores {
    /// Judges what a pass found.
    pub(crate) fn judge(&mut self, lexicon: &Lexicon, taxonomy: &Taxonomy, evidence: &Evidence) {
        self.reset(taxonomy);
        self.lists.extend(evidence.met.iter().map(|met| lexicon.list(met.phrase)));
        let lists = std::mem::take(&mut self.lists);
        for (number, (list, met)) in (0..).zip(lists.iter().zip(&evidence.met)) {
            let mut doubtful = false;
            let mut heaviest = 0.0;
            for sense in &lexicon.senses[list.range()] {
                heaviest = greater(heaviest, sense.weight);
                match sense.needs_company() {
                    true => doubtful = true,
                    false => self.add(taxonomy, number, met, sense),
                }
            }
            self.heaviest.push(heaviest);
            if doubtful {
                self.doubtful.push(number);
            }
        }
        self.lists = lists;
        // Judged on what is sure alone, so that the order of terms makes no difference.
        let mut likely = std::mem::take(&mut self.likely);
        self.add_shared(lexicon, taxonomy, evidence, &mut likely);
        for &number in &self.doubtful {
            let phrase = evidence.met[usize::from(number)].phrase;
            likely.extend(self.in_good_company(lexicon, phrase).map(|sense| (number, sense)));
            likely.extend(self.meant(lexicon, taxonomy, phrase).map(|sense| (number, sense)));
        }
        for (number, sense) in likely.drain(..) {
            self.add_late(taxonomy, number, &evidence.met[usize::from(number)], &sense);
        }
        self.likely = likely;
        self.hear_headline(lexicon, taxonomy, evidence);
        self.all = taxonomy.tops().iter().map(|id| self.total(*id)).sum();
    }

    /// Where the headline tells what happens in one field, the names of people count less for another of which it tells nothing but those.
    fn hear_headline(&mut self, lexicon: &Lexicon, taxonomy: &Taxonomy, evidence: &Evidence) {
        self.headed.clear();
        for met in evidence.met.iter().filter(|met| met.best > HEADED) {
            if !matches!(met.phrase.tells(), Tells::NAME | Tells::SETTING) {
                let firm = lexicon.senses(met.phrase).iter().filter(|sense| sense.weight >= FIRM);
                self.headed
                    .extend(firm.filter(|sense| !sense.needs_company()).map(|sense| taxonomy.top(sense.concept)));
            }
        }
        if self.headed.is_empty() {
            return;
        }
        let names = (0..).zip(&evidence.met).filter(|(_, met)| met.phrase.tells() == Tells::NAME);
        for (number, met) in names {
            for sense in lexicon.senses(met.phrase).iter().filter(|sense| taxonomy.is_top(sense.concept)) {
                if !self.headed.contains(&sense.concept) && self.spoken.contains(&(number, sense.concept)) {
                    let less = sense.weight * met.told * (1.0 - ONLY_NAMES);
                    let sum = &mut self.sums[sense.concept.index()];
                    sum.total -= less;
                    sum.own -= less;
                }
            }
        }
    }

    fn reset(&mut self, taxonomy: &Taxonomy) {
        self.sums.resize(taxonomy.len(), Sum::default());
        self.touched.resize(taxonomy.len() + 1, ConceptId::at(0));
        for id in &self.touched[..std::mem::take(&mut self.count)] {
            self.sums[id.index()] = Sum::default();
        }
        self.lists.clear();
        self.heaviest.clear();
        self.doubtful.clear();
        self.rivalled.clear();
        self.spoken.clear();
    }

    /// Adds what games have in common to those that no other of them is told beside. `buffer` is empty before and after.
    fn add_shared(
        &mut self,
        lexicon: &Lexicon,
        taxonomy: &Taxonomy,
        evidence: &Evidence,
        buffer: &mut Vec<(u16, Sense)>,
    ) {
        for &number in &self.doubtful {
            let met = &evidence.met[usize::from(number)];
            for sense in lexicon.senses(met.phrase).iter().filter(|sense| sense.is_shared()) {
                let gathered = if sense.is_merely_shared() { sense.weight * met.sum } else { 0.0 };
                match self.rivalled.iter_mut().find(|game| game.0 == sense.concept) {
                    Some(game) => game.1 += gathered,
                    None => self.rivalled.push((sense.concept, gathered)),
                }
                if sense.is_merely_shared() {
                    buffer.push((number, *sense));
                }
            }
        }
        let mut games = std::mem::take(&mut self.rivalled);
        games.retain(|(game, gathered)| self.has_rival(taxonomy, *game, *gathered));
        self.rivalled = games;
        for (number, sense) in buffer.drain(..) {
            if !self.is_rivalled(&sense) {
                self.add_late(taxonomy, number, &evidence.met[usize::from(number)], &sense);
            }
        }
    }

    /// Whether the article tells of another game no less than of this one, apart from what they have in common, and not just in passing beside that.
    fn has_rival(&self, taxonomy: &Taxonomy, game: ConceptId, shared: f32) -> bool {
        let broader = taxonomy.broader(game);
        let others = self.touched().iter().filter(|id| **id != game && taxonomy.broader(**id) == broader);
        let most = others.map(|id| self.total(*id)).fold(0.0, f32::max);
        most >= COMPANY.max(self.total(game)).max(shared * NEARLY)
    }

    fn is_rivalled(&self, sense: &Sense) -> bool {
        sense.is_shared() && self.rivalled.iter().any(|game| game.0 == sense.concept)
    }

    /// As [`Self::add`], of the few that are judged last.
    #[inline(never)]
    fn add_late(&mut self, taxonomy: &Taxonomy, number: u16, met: &Met, sense: &Sense) {
        self.add(taxonomy, number, met, sense);
    }

    #[inline(always)]
    fn add(&mut self, taxonomy: &Taxonomy, number: u16, met: &Met, sense: &Sense) {
        let firm = (sense.weight >= FIRM) | met.is_repeated();
        let mut share = sense.weight;
        self.spoken.push((number, sense.concept));
        let mut id = sense.concept;
        while let Some(broader) = taxonomy.broader(id) {
            self.gather(id, share * met.sum, met.best, firm);
            share *= INHERITED;
            id = broader;
        }
        // What a word tells decides between fields; a newsroom's own concept is none, though nothing be broader.
        let of_field = if taxonomy.is_added(id) { met.sum } else { met.told };
        self.gather(id, share * of_field, met.best, firm);
        let sum = &mut self.sums[sense.concept.index()];
        sum.own += sense.weight * if id == sense.concept { of_field } else { met.sum };
        let again = tells_again(sense, met);
        sum.returns.terms = sum.returns.terms.saturating_add(u16::from(again));
        sum.returns.places = sum.returns.places.saturating_add(u16::from(met.meant()) * u16::from(again));
        sum.returns.headed |= again & (met.best > HEADED);
        sum.returns.opening |= again & (sense.weight >= FIRM) & !sense.needs_company() & met.opens;
    }

    /// Adds what a concept gathers by one term, itself or by what is narrower.
    #[inline(always)]
    fn gather(&mut self, id: ConceptId, gathered: f32, best: f32, firm: bool) {
        let sum = &mut self.sums[id.index()];
        self.touched[self.count] = id;
        self.count += usize::from(sum.terms == 0);
        sum.total += gathered;
        sum.terms = sum.terms.saturating_add(1);
        sum.best_place = greater(sum.best_place, best);
        sum.firm |= firm;
    }

    /// Of the senses that need company, those that have it: the one in the strongest, and others nearly as strong.
    fn in_good_company<'s>(&'s self, lexicon: &'s Lexicon, phrase: Phrase) -> impl Iterator<Item = Sense> + 's {
        let company = |sense: &Sense| lexicon.company(sense).iter().map(|id| self.total(*id)).sum::<f32>();
        let asks = |sense: &&Sense| {
            sense.needs_company() && !sense.may_be_figure() && !sense.is_merely_shared() && !self.is_rivalled(sense)
        };
        let senses = move || lexicon.senses(phrase).iter().filter(asks);
        let best = senses().map(company).fold(0.0, f32::max);
        senses().filter(move |sense| company(sense) >= COMPANY.max(best * NEARLY)).copied()
    }

    /// Of the senses that may be figures of speech, those that are none: something else tells of their field, or nothing of a field that
    /// speaks in such figures. A team is robbed of a win, and a flower by bees.
    fn meant<'s>(
        &'s self,
        lexicon: &'s Lexicon,
        taxonomy: &'s Taxonomy,
        phrase: Phrase,
    ) -> impl Iterator<Item = Sense> + 's {
        let is_meant = |sense: &&Sense| {
            let field = taxonomy.lineage(sense.concept).last().unwrap_or(sense.concept);
            let others = || lexicon.company(sense).iter().any(|id| self.total(*id) >= COMPANY);
            self.total(field) >= SIGN || !others()
        };
        lexicon.senses(phrase).iter().filter(|sense| sense.may_be_figure()).filter(is_meant).copied()
    }

    /// Groups of forms, by their places among those met, each with a concept that it spoke for in this article.
    pub(crate) fn spoken(&self) -> &[(u16, ConceptId)] {
        &self.spoken
    }

    /// The greatest weight of any sense that the first phrase of a group has, by the group's place among those met.
    pub(crate) fn heaviest(&self, number: u16) -> f32 {
        self.heaviest[usize::from(number)]
    }

    /// Concepts that have any evidence, broader ones too.
    pub(crate) fn touched(&self) -> &[ConceptId] {
        &self.touched[..self.count]
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

    /// Whether any term that speaks for it is more than a hint in passing.
    pub(crate) fn is_firm(&self, id: ConceptId) -> bool {
        self.sums[id.index()].firm
    }

    /// What of its own the article may come back to.
    pub(crate) fn returns(&self, id: ConceptId) -> Returns {
        self.sums[id.index()].returns
    }

    /// The best place in which it is spoken of.
    pub(crate) fn best_place(&self, id: ConceptId) -> f32 {
        self.sums[id.index()].best_place
    }
}
