//! The summary looked at as a whole: a sentence that leans on one that was skipped is mended by taking that one along, by
//! taking another in its place, or by the story's first sentences in a row; and what the headline promises is told.
//!
//! The choice takes one sentence after the other, and what a sentence takes for known may be told by one that nobody took
//! yet. Here whole summaries are weighed against each other.

use crate::choosing::choice::{Choice, NOWHERE, REPEATED, Terms, measure, repetition};
use crate::choosing::weights::Weights;
use crate::sentences::unit::{Reader, Unit};

/// Longer summaries skip little; and time must stay proportional to the story.
const LONGEST: usize = 8;
/// A sentence apart from the one before it may lean on that in ways that do not show (readers of two hundred summaries found
/// it in every second or third of those with a gap): so much of `Weights::unexplained`.
const APART: f32 = 1.2;
/// The same of the second of two: it is half of what is told.
const APART_OF_TWO: f32 = 0.35;
/// What is known to lean across a gap puzzles so many times as much as elsewhere: nothing near tells it.
const ACROSS: f32 = 2.0;
/// What so much of it leans on is not told: the summary may end before it.
const DOUBTFUL: f32 = 1.0;
/// A short sentence between two that are taken joins them, so that it tells more than its length.
const JOINS: f32 = 0.5;
/// A line of so few words that stands alone, and is no sentence, parts no sentences: `Getty.`
const LINE: u32 = 2;
/// No longer is a quotation that parts none.
const SHORT: u32 = 7;
/// The same in copy in small letters, where a summary is mended only if something shows: names do not, and what stood on the
/// page beside the story runs into it, so that neighbours need not belong together.
const APART_SMALL: f32 = 0.25;
/// So often a summary is mended.
const ROUNDS: usize = 3;

impl Choice {
    /// Mends a choice, which is in story order, as far as that is worth what the other sentences tell less.
    pub(crate) fn mend<'a, S>(&mut self, reader: &Reader, chosen: &mut Vec<usize>, terms: &Terms<'_, S>)
    where
        S: Fn(&Unit) -> &'a str,
    {
        if chosen.len() > LONGEST {
            return;
        }
        let first = self.first();
        for _ in 0..ROUNDS {
            // The story's first sentence leans on none that was skipped.
            let mut leaning: Vec<usize> = Vec::new();
            for &unit in chosen.iter() {
                let leans = |choice: &mut Self| {
                    choice.unexplained(reader, unit) > 0.0 || choice.ungiven(reader, unit, terms) > 0.0
                };
                if unit > first && leans(self) {
                    leaning.push(unit);
                }
            }
            let last = chosen.last().copied();
            let open = |unit: &usize| Some(*unit) == last && chosen.len() > 1 && reader.asks_on(*unit);
            let turned = |unit: &usize| self.turned(reader, *unit, Some(*unit) == last) > 0.0 || open(unit);
            let turned: Vec<usize> = chosen.iter().copied().filter(turned).collect();
            let apart = chosen.windows(2).any(|pair| pair[0] + 1 < pair[1]);
            let promising = self.promising(reader, terms);
            let sound = leaning.is_empty() && turned.is_empty() && promising.is_empty();
            if sound && !(apart && reader.cased) {
                break;
            }
            self.leave(reader, chosen);
            let value = self.value(reader, chosen, terms, f32::MIN).unwrap_or(f32::MIN);
            let mut best: Option<(f32, Vec<usize>)> = None;
            let mut trial = Vec::with_capacity(chosen.len());
            let mut weigh = |choice: &mut Self, trial: &[usize]| {
                let least = best.as_ref().map_or(value, |(other, _)| *other);
                // But for what joins, all else only lowers it.
                let most = trial.iter().map(|&unit| terms.scores[unit]).sum::<f32>();
                let short = |unit: &usize| reader.units[*unit].words < terms.weights.short_words;
                if (most > least || most + JOINS > least && reader.cased && trial.iter().any(short))
                    && let Some(value) = choice.value(reader, trial, terms, least)
                {
                    best = Some((value, trial.to_vec()));
                }
            };
            for &unit in &turned {
                // The sentence behind it, in place of another.
                if !self.twins[unit + 1] {
                    for &other in chosen.iter().filter(|&&other| other != unit && other > first) {
                        exchange(chosen, other, unit + 1, &mut trial);
                        weigh(self, &trial);
                    }
                }
            }
            let ends = turned.iter().copied().filter(|unit| Some(*unit) == last && *unit > first);
            for unit in leaning.iter().copied().chain(ends) {
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
            for &unit in &promising {
                for &other in chosen.iter().filter(|&&other| other > first) {
                    exchange(chosen, other, unit, &mut trial);
                    weigh(self, &trial);
                }
            }
            trial.clear();
            let field = self.field.iter().map(|&unit| unit as usize);
            // Nor a caption, nor a line with a label in front.
            let field = field.filter(|&unit| chosen.contains(&unit) || !self.twins[unit] && !reader.units[unit].kicker);
            trial.extend(field.take(chosen.len()));
            // What is known to lean is worse than what may.
            if self.leans_nowhere(reader, &trial) {
                weigh(self, &trial);
            }
            let mended = best.is_some();
            if let Some((_, better)) = best {
                *chosen = better;
            }
            self.take(reader, chosen);
            if !mended {
                break;
            }
        }
        if reader.cased {
            self.drop_doubtful(reader, chosen, terms);
        }
    }

    /// Ends a summary before a sentence behind a gap that leans on what is not told, before a question whose answer is not, or before what
    /// the next sentence of its paragraph turns, where all that could be done about it was done: it tells less, and nothing that puzzles.
    fn drop_doubtful<'a, S>(&mut self, reader: &Reader, chosen: &mut Vec<usize>, terms: &Terms<'_, S>)
    where
        S: Fn(&Unit) -> &'a str,
    {
        while let [_, .., last] = chosen[..]
            && (reader.asks_on(last) || chosen.len() > 2 && self.misleads(reader, last, terms))
        {
            self.leave(reader, chosen);
            chosen.pop();
            self.take(reader, chosen);
        }
    }

    /// Whether the last unit that is taken is turned by the next, or leans across a gap on what is not told.
    fn misleads<'a, S>(&mut self, reader: &Reader, last: usize, terms: &Terms<'_, S>) -> bool
    where
        S: Fn(&Unit) -> &'a str,
    {
        self.turned(reader, last, true) > 0.0
            || !self.is_beside(reader, last)
                && self.unexplained(reader, last) + self.ungiven(reader, last, terms) >= DOUBTFUL
    }

    /// Whether none of these units, of which none is taken, is known to lean on what they do not tell.
    fn leans_nowhere(&mut self, reader: &Reader, units: &[usize]) -> bool {
        let first = self.first();
        units.iter().for_each(|&unit| self.taken[unit] = true);
        let mut sound = true;
        for &unit in units {
            sound &= unit <= first || self.unexplained(reader, unit) == 0.0;
            self.cover(reader, unit);
        }
        self.leave(reader, units);
        sound
    }

    /// Whether what stands before a unit is taken, but for what is none of the story: captions, calls, lines and short
    /// quotations that stand alone.
    fn is_beside(&self, reader: &Reader, unit: usize) -> bool {
        let parts = |other: &usize| {
            let Unit { bare, words, whole, opens_block, kicker, calls, .. } = reader.units[*other];
            let alone = opens_block && reader.units.get(other + 1).is_none_or(|next| next.opens_block);
            let none = bare && words <= SHORT || kicker || calls || alone && !whole && words <= LINE;
            self.taken[*other] || !reader.cased || !none
        };
        (0..unit).rev().find(parts).is_some_and(|before| self.taken[before])
    }

    /// Whether a unit is a short sentence between two that are taken.
    fn joins(&self, reader: &Reader, unit: usize, weights: &Weights) -> bool {
        let taken = |other: Option<usize>| other.and_then(|other| self.taken.get(other)).is_some_and(|taken| *taken);
        reader.cased
            && reader.units[unit].words < weights.short_words
            && taken(unit.checked_sub(1))
            && taken(Some(unit + 1))
    }

    /// The story's first unit that may be taken.
    fn first(&self) -> usize {
        self.field.first().map_or(0, |&unit| unit as usize)
    }

    /// Notes that these units are taken, and nothing else.
    pub(crate) fn take(&mut self, reader: &Reader, units: &[usize]) {
        for &unit in units {
            self.taken[unit] = true;
            self.cover(reader, unit);
        }
    }

    /// Notes that none is taken any more of these units, which were all.
    pub(crate) fn leave(&mut self, reader: &Reader, units: &[usize]) {
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

    /// How much puzzles, behind a sentence that was skipped, what a unit takes for given and only skipped sentences told of.
    pub(crate) fn ungiven<'a, S>(&mut self, reader: &Reader, unit: usize, terms: &Terms<'_, S>) -> f32
    where
        S: Fn(&Unit) -> &'a str,
    {
        // A summary may begin behind what stands above the story.
        let first = self.first();
        let begins = !self.taken[first..unit].contains(&true);
        if self.taken[unit - 1] || begins && !reader.units[first].asks {
            return 0.0;
        }
        let sentence = (terms.sentence)(&reader.units[unit]);
        let mut given = std::mem::take(&mut self.given);
        let weight = given.weigh(sentence, reader, unit, terms.language, |word| self.is_new(unit, word));
        self.given = given;
        weight
    }

    /// What a summary of these units, which are in story order, is worth; nothing where it may not stand, or is worth no more
    /// than `least`.
    fn value<'a, S>(&mut self, reader: &Reader, units: &[usize], terms: &Terms<'_, S>, least: f32) -> Option<f32>
    where
        S: Fn(&Unit) -> &'a str,
    {
        units.iter().for_each(|&unit| self.taken[unit] = true);
        let mut value = self.value_of_taken(reader, units, terms);
        let first = self.first();
        for &unit in units.iter().filter(|&&unit| unit > first) {
            // What has to be read for it is asked last.
            let Some((told, sound)) = value.filter(|(told, _)| *told > least) else { break };
            let across = terms.weights.unexplained * if reader.cased && units.len() > 2 { ACROSS } else { 1.0 };
            let ungiven = self.ungiven(reader, unit, terms);
            value = Some((told - across * ungiven, sound && ungiven < DOUBTFUL));
        }
        let value = value.map(|(told, sound)| told - terms.weights.promised * self.unkept(sound));
        let value = value.filter(|value| *value > least);
        self.leave(reader, units);
        value
    }

    /// The same for units that are taken, whose words are not noted yet, but for the things they take for given and for the headline; and
    /// whether the summary would end where it does.
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
        let (mut value, mut ends) = (0.0, true);
        for &unit in units {
            let content = &reader.content[reader.units[unit].content.clone()];
            let repeats = self.repeated(reader, unit);
            if repeats >= REPEATED && content.len() > 2 {
                return None;
            }
            self.cover(reader, unit);
            value += terms.scores[unit] - repetition(terms.weights, units.len()) * repeats;
            value += if self.joins(reader, unit, terms.weights) { JOINS } else { 0.0 };
            let turned = self.turned(reader, unit, Some(&unit) == units.last());
            value -= terms.weights.unexplained * turned;
            ends = turned == 0.0 || units.len() < 3 || !reader.cased;
            if unit > self.first() {
                let beside = self.is_beside(reader, unit);
                let (across, apart) = match reader.cased {
                    _ if beside => (1.0, 0.0),
                    true if units.len() > 2 => (ACROSS, APART),
                    true => (1.0, APART_OF_TWO),
                    false => (1.0, APART_SMALL),
                };
                let unexplained = self.unexplained(reader, unit);
                value -= terms.weights.unexplained * (across * unexplained + apart);
                ends &= beside || unexplained < DOUBTFUL || units.len() < 3 || !reader.cased;
            }
            ends &= units.len() < 2 || !reader.cased || !reader.asks_on(unit);
        }
        // What the summary is to end before, it does not tell.
        let dropped = units.last().filter(|_| !ends);
        value -= dropped.map_or(0.0, |&last| terms.scores[last].max(0.0));
        Some((value, ends))
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
    use crate::choosing::choice::Limit;
    use crate::language::language;

    /// The numbers of the three sentences that are chosen, given the scores of all.
    fn chosen<const N: usize>(sentences: [&str; N], scores: [f32; N]) -> Vec<usize> {
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), N + 1);
        }
        let mut choice = Choice::default();
        choice.mark_headline(&[], 0, reader.numbering.len(), true);
        let told = |unit: &Unit| sentences[unit.block];
        choice.choose(&reader, &scores, &Weights::default(), Limit::sentences(3), language("en"), told)
    }

    #[test]
    fn sentences_in_a_row_are_preferred_to_others_that_tell_little_more() {
        let story = [
            "The museum of Arnsby has bought two gates from Holm Lines.",
            "Bo Lind, a pilot, watched divers mend a lock on Monday.",
            "Nobody in Norland knows how cold winters were before 1908.",
            "Tickets will be sold at a quay from May on.",
        ];
        let chosen = |cased, last| {
            let mut reader = Reader::default();
            for (block, text) in story.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), story.len() + 1);
            }
            reader.settle(cased);
            let mut choice = Choice::default();
            choice.mark_headline(&[], 0, reader.numbering.len(), true);
            let told = |unit: &Unit| story[unit.block];
            let scores = [2.0, 1.0, 0.98, last];
            choice.choose(&reader, &scores, &Weights::default(), Limit::sentences(3), language("en"), told)
        };
        assert_eq!(chosen(true, 1.0), [0, 1, 2]);
        assert_eq!(chosen(true, 1.25), [0, 1, 2]);
        assert_eq!(chosen(true, 2.0), [0, 1, 3], "not to one that tells much more");
        assert_eq!(chosen(false, 1.0), [0, 1, 3], "in small letters neighbours need not belong together");
    }

    #[test]
    fn a_short_sentence_joins_two_that_are_taken() {
        let chosen = |joins: &'static str| {
            let story = [LEAD, joins, "Nobody in Norland knows how cold winters were before 1908.", TICKETS];
            let mut reader = Reader::default();
            for (block, text) in story.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), story.len() + 1);
            }
            reader.settle(true);
            let mut choice = Choice::default();
            choice.mark_headline(&[], 0, reader.numbering.len(), true);
            let told = |unit: &Unit| story[unit.block];
            let scores = [2.0, 0.6, 1.0, 1.2];
            choice.choose(&reader, &scores, &Weights::default(), Limit::sentences(3), language("en"), told)
        };
        assert_eq!(chosen("Divers cheered at a quay."), [0, 1, 2]);
        assert_eq!(chosen("Divers who had come from Holm cheered at a quay."), [0, 2, 3], "not a longer one");
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
