//! What the headline promises and a summary does not tell: many a story opens with what went before, or with what another said, and comes
//! some sentences later to what its headline says.

use crate::choosing::choice::{Choice, NOWHERE, Terms};
use crate::choosing::weights::Weights;
use crate::sentences::units::unit::{Reader, Unit};

/// So many sentences that tell more of it are tried in the place of others.
const TRIED: usize = 3;
/// One that has fewer of the words that are untold, and none of the surnames, tells nothing of it.
const FEWEST: usize = 2;
/// One in so many sentences that have a surname, at least, has it behind another word.
const BEHIND: u32 = 2;
/// So much is lost beside where a surname is untold: whom the headline names the summary should call.
const UNNAMED: f32 = 0.5;

impl Choice {
    /// Notes which words of the headline's main line the story has, given how many sentences are `holders` of each. Where its first sentence
    /// reports, that tells the news, and nothing is promised that another keeps.
    pub(crate) fn mark_promised(&mut self, reader: &Reader, holders: impl Fn(u32) -> u32) {
        self.promised.clear();
        self.surnames.clear();
        let reports = |unit: usize| reader.units.get(unit).is_some_and(|unit| unit.reports);
        if reader.cased && !reports(0) && !reports(reader.above) {
            let words = self.headline_words[..self.line].iter().copied();
            self.promised.extend(words.filter(|&word| holders(word) > 0));
            // Not `Developing Countries`, of which the story tells as of `countries`.
            let named = |word: u32| reader.times_within(word) * BEHIND >= holders(word);
            let surname = |word: &u32| reader.is_surname_number(*word) && named(*word);
            self.surnames.extend(self.promised.iter().copied().filter(surname));
        }
    }

    /// How much is lost by those that no unit tells which is noted as taken; what is not `sound` keeps none.
    pub(crate) fn unkept(&self, weights: &Weights, sound: bool) -> f32 {
        let untold = |word: &&u32| !sound || self.covered[**word as usize] == NOWHERE;
        let count = self.promised.iter().filter(untold).count();
        if count == 0 || weights.promised == 0.0 {
            return 0.0;
        }
        let leaves = self.surnames.iter().any(|word| untold(&word));
        weights.promised * count as f32 / self.promised.len() as f32 + if leaves { UNNAMED } else { 0.0 }
    }

    /// The units that tell most of what is untold, ask nothing and take nothing for known; and whether that is a surname alone.
    pub(crate) fn promising<'a, S>(&mut self, reader: &Reader, terms: &Terms<'_, S>) -> Vec<(usize, bool)>
    where
        S: Fn(&Unit) -> &'a str,
    {
        let untold: Vec<u32> = self.untold().collect();
        let mut units: Vec<(usize, usize, bool)> = Vec::new();
        if untold.is_empty() || terms.weights.promised == 0.0 {
            return Vec::new();
        }
        // A surname is as many words as tell something.
        let surnames = std::mem::take(&mut self.surnames);
        let weight = |word: u32| if surnames.contains(&word) { FEWEST } else { 1 };
        for index in 0..self.field.len() {
            let unit = self.field[index] as usize;
            let content = &reader.content[reader.units[unit].content.clone()];
            let words = || untold.iter().copied().filter(|word| content.contains(word));
            let told = words().map(weight).sum();
            if told < FEWEST || unit == 0 || self.twins[unit] || reader.units[unit].asks {
                continue;
            }
            if self.unexplained(reader, unit) + self.ungiven(reader, unit, terms) == 0.0 {
                units.push((told, unit, words().nth(1).is_none()));
            }
        }
        self.surnames = surnames;
        units.sort_by(|a, b| b.0.cmp(&a.0).then(terms.scores[b.1].total_cmp(&terms.scores[a.1])).then(a.1.cmp(&b.1)));
        units.into_iter().map(|(_, unit, alone)| (unit, alone)).take(TRIED).collect()
    }

    fn untold(&self) -> impl Iterator<Item = u32> {
        self.promised.iter().copied().filter(|&word| self.covered[word as usize] == NOWHERE)
    }
}
