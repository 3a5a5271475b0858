//! What the headline promises and a summary does not tell: many a story opens with what went before, or with what another said, and comes
//! some sentences later to what its headline says.

use crate::choosing::choice::{Choice, NOWHERE, Terms};
use crate::sentences::unit::{Reader, Unit};

/// So many sentences that tell more of it are tried in the place of others.
const TRIED: usize = 3;
/// One that has fewer of the words that are untold tells nothing of it.
const FEWEST: usize = 2;

impl Choice {
    /// Notes which words of the headline's main line the story `has`. Where its first sentence reports, that tells the news, and nothing is
    /// promised that another keeps.
    pub(crate) fn mark_promised(&mut self, reader: &Reader, has: impl Fn(u32) -> bool) {
        self.promised.clear();
        let reports = |unit: usize| reader.units.get(unit).is_some_and(|unit| unit.reports);
        if reader.cased && !reports(0) && !reports(reader.above) {
            self.promised.extend(self.headline_words[..self.line].iter().copied().filter(|&word| has(word)));
        }
    }

    /// The share of those that no unit tells which is noted as taken; what is not `sound` keeps none.
    pub(crate) fn unkept(&self, sound: bool) -> f32 {
        let untold = if sound { self.untold().count() } else { self.promised.len() };
        if untold == 0 { 0.0 } else { untold as f32 / self.promised.len() as f32 }
    }

    /// The units that tell most of what is untold, ask nothing and take nothing for known.
    pub(crate) fn promising<'a, S>(&mut self, reader: &Reader, terms: &Terms<'_, S>) -> Vec<usize>
    where
        S: Fn(&Unit) -> &'a str,
    {
        let untold: Vec<u32> = self.untold().collect();
        let mut units: Vec<(usize, usize)> = Vec::new();
        if untold.len() < FEWEST || terms.weights.promised == 0.0 {
            return Vec::new();
        }
        for index in 0..self.field.len() {
            let unit = self.field[index] as usize;
            let content = &reader.content[reader.units[unit].content.clone()];
            let told = untold.iter().filter(|word| content.contains(word)).count();
            if told < FEWEST || unit == 0 || self.twins[unit] || reader.units[unit].asks {
                continue;
            }
            if self.unexplained(reader, unit) + self.ungiven(reader, unit, terms) == 0.0 {
                units.push((told, unit));
            }
        }
        units.sort_by(|a, b| b.0.cmp(&a.0).then(terms.scores[b.1].total_cmp(&terms.scores[a.1])).then(a.1.cmp(&b.1)));
        units.into_iter().map(|(_, unit)| unit).take(TRIED).collect()
    }

    fn untold(&self) -> impl Iterator<Item = u32> {
        self.promised.iter().copied().filter(|&word| self.covered[word as usize] == NOWHERE)
    }
}
