//! What a whole summary is worth: what its sentences tell, less what they repeat, and what puzzles a reader who has nothing else before him.

use crate::choosing::choice::{Choice, REPEATED, Terms, measure, repetition};
use crate::choosing::weights::Weights;
use crate::sentences::units::definite::Definite;
use crate::sentences::units::unit::{Reader, Unit};

/// A sentence apart from the one before it may lean on that in ways that do not show (readers of two hundred summaries found
/// it in every second or third of those with a gap): so much of `Weights::unexplained`.
const APART: f32 = 1.5;
/// The same of the second of two: it is half of what is told.
const APART_OF_TWO: f32 = 0.35;
/// So much more in a story that does not begin with news: what features and opinion say far from their beginning takes up a thought, and no
/// fact tells it alone.
const APART_SOFT: f32 = 2.0;
/// What is known to lean across a gap puzzles so many times as much as elsewhere: nothing near tells it.
const ACROSS: f32 = 2.0;
/// A sentence of which so much leans on what is not told tells nothing: the summary does without it.
const DOUBTFUL: f32 = 1.0;
/// A short sentence between two that are taken joins them, so that it tells more than its length.
pub(super) const JOINS: f32 = 0.5;
/// A line of so few words that stands alone, and is no sentence, parts no sentences: `Getty.`
const LINE: u32 = 2;
/// No longer is a quotation that parts none.
const SHORT: u32 = 7;
/// So much more of it where all its words were brought in by sentences that were skipped.
const TAKEN_UP: f32 = 6.0;
/// The same of the second of two.
const TAKEN_UP_OF_TWO: f32 = 4.0;
/// The same in a language of which nothing is known: nor is how its sentences lean.
const APART_FOREIGN: f32 = 5.0;
/// The same in copy in small letters, where a summary is mended only if something shows: names do not, and what stood on the
/// page beside the story runs into it, so that neighbours need not belong together.
const APART_SMALL: f32 = 0.25;
/// Fewer sentences hardly lean on each other: no more is known of them than that they do.
pub(crate) const FEW: usize = 3;
/// How much puzzles one thing where more were told of, in measures of `Weights::unexplained`.
const ONE: f32 = 1.0;
/// So many skipped sentences are looked at for it.
const NEAR: usize = 3;

impl Choice {
    /// What a summary of these units, which are in story order, is worth; nothing where it may not stand, or is worth no more
    /// than `least`.
    pub(super) fn value<'a, S>(
        &mut self,
        reader: &Reader,
        units: &[usize],
        terms: &Terms<'_, S>,
        least: f32,
    ) -> Option<f32>
    where
        S: Fn(&Unit) -> &'a str,
    {
        units.iter().for_each(|&unit| self.taken[unit] = true);
        let mut value = self.value_of_taken(reader, units, terms);
        let first = self.first();
        for &unit in units.iter().filter(|&&unit| unit > first) {
            // What has to be read for it is asked last.
            let Some((told, sound)) = value.filter(|(told, _)| *told > least) else { break };
            let across = terms.weights.unexplained * if reader.cased && units.len() >= FEW { ACROSS } else { 1.0 };
            let ungiven = self.ungiven(reader, unit, terms);
            let puzzles = |choice: &Self| {
                let unexplained = choice.unexplained(reader, unit);
                unexplained < DOUBTFUL && choice.is_doubtful(reader, unit, units.len(), unexplained + ungiven)
            };
            let lost = if ungiven > 0.0 && puzzles(self) { terms.scores[unit].max(0.0) } else { 0.0 };
            value = Some((told - across * ungiven - lost, sound && ungiven < DOUBTFUL && lost == 0.0));
        }
        let value = value.map(|(told, sound)| told - self.unkept(terms.weights, sound));
        let value = value.filter(|value| *value > least);
        self.leave(reader, units);
        value
    }

    /// The same for units that are taken, whose words are not noted yet, but for the things they take for given and for the headline; and
    /// whether all of them tell something.
    fn value_of_taken<'a, S>(&mut self, reader: &Reader, units: &[usize], terms: &Terms<'_, S>) -> Option<(f32, bool)>
    where
        S: Fn(&Unit) -> &'a str,
    {
        if terms.most != (usize::MAX, usize::MAX) {
            let lengths = units.iter().map(|&unit| measure((terms.sentence)(&reader.units[unit])));
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
        let (mut value, mut sound) = (0.0, true);
        for &unit in units {
            let content = &reader.content[reader.units[unit].content.clone()];
            let repeats = self.repeated(reader, unit);
            if repeats >= REPEATED && content.len() > 2 {
                return None;
            }
            self.cover(reader, unit);
            value += terms.scores[unit] - repetition(terms.weights, units.len()) * repeats;
            value += if self.joins(reader, unit, terms.weights) { JOINS } else { 0.0 };
            let last = Some(&unit) == units.last();
            value -= terms.weights.unexplained * self.turned(reader, unit, last);
            let mut tells = !last || !reader.cased || !self.is_left_open(reader, unit, units.len());
            tells &= !self.is_unfinished(reader, unit) || unit == self.first();
            if unit > self.first() {
                let (across, apart) = match reader.cased {
                    _ if self.is_beside(reader, unit) => (1.0, 0.0),
                    _ if reader.foreign => (1.0, APART_FOREIGN),
                    true if units.len() >= FEW => (ACROSS, APART),
                    true => (1.0, APART_OF_TWO),
                    false => (1.0, APART_SMALL),
                };
                let unexplained = self.unexplained(reader, unit);
                let apart = if apart > 0.0 {
                    let nut = self.nut == Some(unit);
                    let soft = self.soft && units.len() >= FEW && !nut && !self.tells_headline(reader, unit);
                    let taken_up = if units.len() >= FEW { TAKEN_UP } else { TAKEN_UP_OF_TWO };
                    // It sums up what was told before.
                    let taken_up = if nut { 0.0 } else { taken_up * self.taken_up(reader, unit) };
                    apart + if soft { APART_SOFT } else { 0.0 } + taken_up
                } else {
                    0.0
                };
                value -= terms.weights.unexplained * (across * unexplained + apart);
                tells &= !self.is_doubtful(reader, unit, units.len(), unexplained);
            }
            // What the summary is to do without, it does not tell.
            value -= if tells { 0.0 } else { terms.scores[unit].max(0.0) };
            sound &= tells;
        }
        Some((value, sound))
    }

    /// Whether a unit tells more of the headline: one word may stand anywhere in the story.
    fn tells_headline(&self, reader: &Reader, unit: usize) -> bool {
        let brings = |word: &u32| self.in_headline(*word) && self.covered[*word as usize] >= unit as u32;
        reader.content[reader.units[unit].content.clone()].iter().filter(|word| brings(word)).nth(1).is_some()
    }

    /// How great a share of a unit's words were brought in by sentences that were skipped.
    fn taken_up(&self, reader: &Reader, unit: usize) -> f32 {
        let Unit { known, .. } = reader.units[unit];
        let content = &reader.content[reader.units[unit].content.clone()];
        let up = content.iter().filter(|&&word| word < known && self.is_new(unit, word)).count();
        if content.is_empty() { 0.0 } else { up as f32 / content.len() as f32 }
    }

    /// Whether one unit of so many that are taken, so much of which is not told, is better left out.
    fn is_doubtful(&self, reader: &Reader, unit: usize, units: usize, untold: f32) -> bool {
        reader.cased && units >= FEW && untold >= DOUBTFUL && !self.is_beside(reader, unit)
    }

    /// Whether a unit, one of so many that are taken, is better left out.
    pub(super) fn puzzles<'a, S>(&mut self, reader: &Reader, unit: usize, units: usize, terms: &Terms<'_, S>) -> bool
    where
        S: Fn(&Unit) -> &'a str,
    {
        if !reader.cased || units < FEW || self.is_beside(reader, unit) {
            return reader.cased && units >= FEW && self.is_unfinished(reader, unit); // what is asked soonest
        }
        self.unexplained(reader, unit) + self.ungiven(reader, unit, terms) >= DOUBTFUL
    }

    /// How much puzzles, behind a sentence that was skipped, what a unit takes for given and only skipped sentences told of.
    pub(crate) fn ungiven<'a, S>(&mut self, reader: &Reader, unit: usize, terms: &Terms<'_, S>) -> f32
    where
        S: Fn(&Unit) -> &'a str,
    {
        let first = self.first();
        let begins = !self.taken[first..unit].contains(&true) && (!reader.cased || reader.may_begin(unit));
        if self.taken[unit - 1] || begins && !reader.units[first].asks {
            return 0.0;
        }
        let sentence = (terms.sentence)(&reader.units[unit]);
        let mut given = std::mem::take(&mut self.given);
        let weight =
            given.weigh(sentence, reader, unit, terms.language, self.nut == Some(unit), |word| self.is_new(unit, word));
        self.given = given;
        weight + if self.calls_one_of_more(reader, unit, terms) { ONE } else { 0.0 }
    }

    /// Whether a unit opens with one thing (`The speech came …`) that a sentence skipped near it told of, and those taken tell of more
    /// only (`speeches`).
    fn calls_one_of_more<'a, S>(&self, reader: &Reader, unit: usize, terms: &Terms<'_, S>) -> bool
    where
        S: Fn(&Unit) -> &'a str,
    {
        let Definite { words: called, from, .. } = reader.units[unit].definite;
        let content = reader.units[unit].content.start;
        let both = |&word: &u32| self.covered[word as usize] < unit as u32 && self.is_near(reader, unit, word);
        let things = reader.content.get(content..content + usize::from(called)).unwrap_or_default();
        // Few things stand in both, and what number they have is read of those only.
        if from > 0 || !terms.language.is_english() || !things.iter().any(both) {
            return false;
        }
        let text = |unit: usize| (terms.sentence)(&reader.units[unit]);
        let words = |unit: usize| text(unit).split(|c: char| !c.is_alphanumeric());
        let Some(rest) = text(unit).strip_prefix("The ") else { return false };
        let mut things = rest.split(' ').filter(|thing| !thing.is_empty()).take(usize::from(called));
        let more = |word: &str, thing: &str| word.strip_prefix(thing).is_some_and(|rest| matches!(rest, "s" | "es"));
        things.any(|thing| {
            let before = || (self.first()..unit).filter(|&other| self.taken[other]).flat_map(words);
            let skipped = (0..unit).rev().take_while(|&other| !self.taken[other]).take(NEAR).flat_map(words);
            before().any(|word| more(word, thing))
                && !before().any(|word| word == thing)
                && skipped.into_iter().any(|word| word == thing)
        })
    }

    /// Whether what stands before a unit is taken, but for what is none of the story: captions, calls, lines and short
    /// quotations that stand alone.
    pub(super) fn is_beside(&self, reader: &Reader, unit: usize) -> bool {
        let parts = |other: &usize| {
            let Unit { bare, words, whole, opens_block, kicker, calls, no_news, .. } = reader.units[*other];
            let alone = opens_block && reader.units.get(other + 1).is_none_or(|next| next.opens_block);
            let none = bare && words <= SHORT || kicker || calls || no_news || alone && !whole && words <= LINE;
            self.taken[*other] || !reader.cased || !none
        };
        (0..unit).rev().find(parts).is_some_and(|before| self.taken[before])
            || self.goes_on_behind(reader, unit)
            || self.names_called(reader, unit)
    }

    /// Whether a unit is a short sentence between two that are taken.
    fn joins(&self, reader: &Reader, unit: usize, weights: &Weights) -> bool {
        let taken = |other: Option<usize>| other.and_then(|other| self.taken.get(other)).is_some_and(|taken| *taken);
        reader.cased
            && reader.units[unit].words < weights.short_words
            && taken(unit.checked_sub(1))
            && taken(Some(unit + 1))
    }
}
