//! The score of each sentence of a story by itself: what its place, its words and what it holds tell for and against it.

use crate::language::Language;
use crate::sentences::openings::abstracts::tells_day;
use crate::sentences::units::unit::Unit;
use crate::story::{Pointer, Story};
use crate::summary::Summariser;

/// So many first sentences are the lead and what goes with it.
const LEAD: usize = 3;
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
        self.edited.clear();
        self.spoken.clear();
        let mut headed = std::mem::take(&mut self.headed);
        headed.clear();
        let (mut from, mut told) = (0, 0.0);
        for (index, unit) in self.reader.units.iter().enumerate() {
            let (mut ties, mut recurs, mut shared) = (0.0, 0, 0);
            let root = self.shares[index];
            for &word in &self.distinct[from..self.ends[index]] {
                let tie = &self.ties[word as usize];
                ties += tie.strength - root; // but for the tie to itself
                recurs += (tie.holders - 1).min(OFTEN);
                shared += u32::from(self.choice.in_headline(word));
            }
            from = self.ends[index];
            let leads = index == 0 || index == self.reader.above;
            let mut score = position + if leads { weights.lead } else { 0.0 };
            score += weights.centrality * ties * root / others;
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
            self.recurrence.push(weights.recurrence * root * root * recurs as f32 / OFTEN as f32);
            let known = cased && !self.reader.foreign && unit.whole;
            let share = shared as f32 / headline;
            told = if index < LEAD { f32::max(told, share.min(1.0)) } else { told };
            let taken = || self.taken_by_editors(unit, index, share * (1.0 - told), spoken, story);
            self.edited.push(if known { taken() } else { 0.0 });
            position *= weights.decay;
        }
        self.headed = headed;
        self.unbury();
        self.nut = self.find_nut(story, language);
    }

    /// What editors take or leave of a unit that tells a `share` of the headline more than the first ones, given whether somebody with a
    /// name is quoted in it.
    fn taken_by_editors(&self, unit: &Unit, index: usize, share: f32, spoken: bool, story: &Story<'_>) -> f32 {
        let weights = &self.weights.editors;
        let is = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let times = (unit.words + 1) as f32 / (weights.usual_words + 1) as f32;
        weights.brings_in * self.brings_in(index)
            + weights.headline * share
            + weights.length * times.ln()
            + is(unit.named, weights.named)
            + is(tells_day(story.sentence(unit)), weights.day)
            - is(spoken, weights.attributed)
            - is(unit.quotes && !spoken, weights.quotation)
    }

    /// How often the story comes back to the words that a unit brings in, up to so often each, over the root of the number of its words.
    pub(super) fn brings_in(&self, index: usize) -> f32 {
        let known = self.reader.units[index].known;
        let from = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let back = |&word: &u32| if word < known { 0 } else { (self.ties[word as usize].holders - 1).min(OFTEN) };
        self.distinct[from..self.ends[index]].iter().map(back).sum::<u32>() as f32 * self.shares[index]
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
