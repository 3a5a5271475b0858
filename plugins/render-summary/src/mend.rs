//! The summary looked at as a whole: a sentence that leans on one that was skipped is mended by taking that one along, by
//! taking another in its place, or by the story's first sentences in a row.
//!
//! The choice takes one sentence after the other, and what a sentence takes for known may be told by one that nobody took
//! yet. Here whole summaries are weighed against each other.

use crate::choice::{Choice, NOWHERE, REPEATED, Terms};
use crate::unit::{Reader, Unit};

/// Longer summaries skip little; and time must stay proportional to the story.
const LONGEST: usize = 8;
/// A sentence apart from the one before it may lean on that in ways that do not show: so much of `Weights::unexplained`.
const APART: f32 = 0.25;
/// So often a summary is mended.
const ROUNDS: usize = 3;

impl Choice {
    /// Mends a choice, which is in story order, as far as that is worth what the other sentences tell less.
    pub(crate) fn mend<L>(&mut self, reader: &Reader, chosen: &mut Vec<usize>, terms: &Terms<'_, L>)
    where
        L: Fn(&Unit) -> (usize, usize),
    {
        if chosen.len() > LONGEST {
            return;
        }
        let first = self.first();
        for _ in 0..ROUNDS {
            // The story's first sentence leans on none that was skipped.
            let leans = |unit: &usize| *unit > first && self.unexplained(reader, *unit) > 0.0;
            let leaning: Vec<usize> = chosen.iter().copied().filter(leans).collect();
            if leaning.is_empty() {
                return;
            }
            self.leave(reader, chosen);
            let value = self.value(reader, chosen, terms).unwrap_or(f32::MIN);
            let mut best: Option<(f32, Vec<usize>)> = None;
            let mut trial = Vec::with_capacity(chosen.len());
            let mut weigh = |choice: &mut Self, trial: &[usize]| {
                let least = best.as_ref().map_or(value, |(other, _)| *other);
                // What is told twice or leans only lowers it.
                if trial.iter().map(|&unit| terms.scores[unit]).sum::<f32>() > least
                    && let Some(value) = choice.value(reader, trial, terms).filter(|value| *value > least)
                {
                    best = Some((value, trial.to_vec()));
                }
            };
            for &unit in &leaning {
                // The sentence before it, in place of another.
                if !chosen.contains(&(unit - 1)) && !self.twins[unit - 1] {
                    for &other in chosen.iter().filter(|&&other| other != unit && other > first) {
                        exchange(chosen, other, unit - 1, &mut trial);
                        weigh(self, &trial);
                    }
                }
                for index in 0..self.field.len() {
                    let other = self.field[index] as usize;
                    if !chosen.contains(&other) && !self.twins[other] {
                        exchange(chosen, unit, other, &mut trial);
                        weigh(self, &trial);
                    }
                }
            }
            trial.clear();
            trial.extend(self.field.iter().take(chosen.len()).map(|&unit| unit as usize));
            weigh(self, &trial);
            let mended = best.is_some();
            if let Some((_, better)) = best {
                *chosen = better;
            }
            self.take(reader, chosen);
            if !mended {
                return;
            }
        }
    }

    /// The story's first unit that may be taken.
    fn first(&self) -> usize {
        self.field.first().map_or(0, |&unit| unit as usize)
    }

    /// Notes that these units are taken, and nothing else.
    fn take(&mut self, reader: &Reader, units: &[usize]) {
        for &unit in units {
            self.taken[unit] = true;
            self.cover(reader, unit);
        }
    }

    /// Notes that none is taken any more of these units, which were all.
    fn leave(&mut self, reader: &Reader, units: &[usize]) {
        for &unit in units {
            self.taken[unit] = false;
            let content = &reader.content[reader.units[unit].content.clone()];
            content.iter().for_each(|&word| self.covered[word as usize] = NOWHERE);
        }
    }

    /// Notes which words a unit that is taken tells.
    pub(crate) fn cover(&mut self, reader: &Reader, unit: usize) {
        for &word in &reader.content[reader.units[unit].content.clone()] {
            let first = &mut self.covered[word as usize];
            *first = (*first).min(unit as u32);
        }
    }

    /// What a summary of these units, which are in story order, is worth; nothing where it may not stand.
    fn value<L>(&mut self, reader: &Reader, units: &[usize], terms: &Terms<'_, L>) -> Option<f32>
    where
        L: Fn(&Unit) -> (usize, usize),
    {
        units.iter().for_each(|&unit| self.taken[unit] = true);
        let value = self.value_of_taken(reader, units, terms);
        self.leave(reader, units);
        value
    }

    /// The same for units that are taken, whose words are not noted yet.
    fn value_of_taken<L>(&mut self, reader: &Reader, units: &[usize], terms: &Terms<'_, L>) -> Option<f32>
    where
        L: Fn(&Unit) -> (usize, usize),
    {
        if terms.most != (usize::MAX, usize::MAX) {
            let lengths = units.iter().map(|&unit| (terms.length)(&reader.units[unit]));
            let (words, characters) = lengths.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            if words > terms.most.0 || characters + units.len().saturating_sub(1) > terms.most.1 {
                return None;
            }
        }
        let may =
            |&unit: &usize| reader.units[unit].whole && terms.scores[unit] >= terms.least && self.stands(reader, unit);
        if !units.iter().all(may) {
            return None;
        }
        let mut value = 0.0;
        for &unit in units {
            let content = &reader.content[reader.units[unit].content.clone()];
            let repeats = self.repeated(reader, unit);
            if repeats >= REPEATED && content.len() > 2 {
                return None;
            }
            self.cover(reader, unit);
            value += terms.scores[unit] - terms.weights.redundancy * repeats;
            if unit > self.first() {
                let apart = if self.taken[unit - 1] { 0.0 } else { APART };
                value -= terms.weights.unexplained * (self.unexplained(reader, unit) + apart);
            }
        }
        Some(value)
    }
}

/// `units` with one instead of another, in story order.
fn exchange(units: &[usize], one: usize, other: usize, into: &mut Vec<usize>) {
    into.clear();
    into.extend(units.iter().map(|&unit| if unit == one { other } else { unit }));
    into.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Limit;
    use crate::language::language;
    use crate::weights::Weights;

    /// The numbers of the three sentences that are chosen, given the scores of all.
    fn chosen<const N: usize>(sentences: [&str; N], scores: [f32; N]) -> Vec<usize> {
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), N + 1);
        }
        let mut choice = Choice::default();
        choice.mark_headline(&[], reader.numbering.len());
        choice.choose(&reader, &scores, &Weights::default(), Limit::sentences(3), |_| (0, 0))
    }

    const LEAD: &str = "The museum of Arnsby has bought the old gates of the northern port.";
    const CLERK: &str = "A clerk had come upon drawings in a cupboard behind some stairs.";
    const LEANING: &str = "According to an expert, those drawings are worth forty times what they cost.";
    const CUPBOARD: &str = "Nobody had opened this closet since a war ended in 1945.";
    const TICKETS: &str = "Tickets will be sold at a quay from May on, with children coming in free.";

    #[test]
    fn the_sentence_that_another_leans_on_is_taken_along() {
        let story = [LEAD, CLERK, LEANING, CUPBOARD, TICKETS];
        assert_eq!(chosen(story, [2.0, 0.3, 1.6, 0.1, 0.6]), [0, 1, 2]);
        assert_eq!(chosen(story, [2.0, 0.3, 1.6, 0.1, 1.7]), [0, 2, 4], "where that costs too much, nothing is mended");
    }
}
