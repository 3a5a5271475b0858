//! The score of each sentence of a story by itself: what its place, its words and what it holds tell for and against it.

use crate::language::Language;
use crate::sentences::units::unit::Unit;
use crate::story::{Pointer, Story};
use crate::summary::Summariser;

/// A word that so many other sentences hold is one that the story comes back to.
const OFTEN: u32 = 2;

impl Summariser {
    pub(crate) fn score(&mut self, story: &Story<'_>, language: &Language) {
        let weights = &self.weights;
        let mut position = weights.position;
        let headline = self.choice.headline_len().max(3) as f32;
        let others = self.reader.units.len().saturating_sub(1).max(1) as f32;
        let mut evidence = Sweep::new(story.evidence.iter().map(|evidence| &evidence.pointer));
        let mut attributed = Sweep::new(story.quotations.iter().map(|quotation| &quotation.pointer));
        self.scores.clear();
        self.recurrence.clear();
        self.spoken.clear();
        let mut headed = std::mem::take(&mut self.headed);
        headed.clear();
        let mut from = 0;
        for (index, unit) in self.reader.units.iter().enumerate() {
            let (mut ties, mut recurs, mut shared) = (0.0, 0, 0);
            let share = self.shares[index];
            for &word in &self.distinct[from..self.ends[index]] {
                let tie = &self.ties[word as usize];
                ties += tie.strength - share; // but for the tie to itself
                recurs += (tie.holders - 1).min(OFTEN);
                shared += u32::from(self.choice.in_headline(word));
            }
            from = self.ends[index];
            let leads = index == 0 || index == self.reader.above;
            let mut score = position + if leads { weights.lead } else { 0.0 };
            score += weights.centrality * ties * share / others;
            score += weights.headline * (shared as f32 / headline).min(1.0);
            headed.push(shared);
            score += weights.topic * evidence.within(unit).min(3) as f32;
            let spoken = attributed.within(unit) > 0;
            score += if spoken {
                weights.attributed
            } else if unit.quotes {
                -weights.quotation
            } else {
                0.0
            };
            score += if unit.numbers > 0 { weights.figures } else { 0.0 };
            score += if unit.opens_block { weights.paragraph } else { 0.0 };
            score -= if unit.words < weights.short_words { weights.short } else { 0.0 };
            score -= weights.long * unit.words.saturating_sub(weights.long_words) as f32 / 10.0;
            let cased = self.reader.cased;
            score -= match unit.asks {
                // `Rowe asked the board one question: Who will pay?` tells what the story is about.
                true if leads && unit.reports && !unit.quotes => 0.0,
                true if cased && !unit.quotes => weights.own_question,
                true => weights.question,
                false => 0.0,
            };
            score -= if cased && unit.own { weights.own } else { 0.0 };
            score -= if unit.kicker { weights.kicker } else { 0.0 };
            score -= if unit.no_news { weights.no_news } else { 0.0 };
            score -= if unit.numbers * 10 > unit.words * 3 && unit.words > 5 { weights.numbers } else { 0.0 };
            self.scores.push(score);
            self.spoken.push(spoken.then_some(score - position));
            // The share squared is what one word is of all.
            self.recurrence.push(weights.recurrence * share * share * recurs as f32 / OFTEN as f32);
            position *= weights.decay;
        }
        self.headed = headed;
        self.unbury();
        self.nut = self.find_nut(story, language);
    }
}

/// Counts pointers in units, both in order of the text.
struct Sweep<'a> {
    pointers: Vec<&'a Pointer>,
    next: usize,
}

impl<'a> Sweep<'a> {
    fn new(pointers: impl Iterator<Item = &'a Pointer>) -> Self {
        let mut pointers: Vec<_> = pointers.collect();
        pointers.sort_by_key(|pointer| (pointer.block, pointer.range.start, pointer.range.end));
        Self { pointers, next: 0 }
    }

    fn within(&mut self, unit: &Unit) -> u32 {
        let mut count = 0;
        while let Some(pointer) = self.pointers.get(self.next) {
            let place = (pointer.block, pointer.range.start);
            if place >= (unit.block, unit.range.end) {
                break;
            }
            count += u32::from(place >= (unit.block, unit.range.start));
            self.next += 1;
        }
        count
    }
}
