//! The summary looked at as a whole: a sentence that leans on one that was skipped is mended by taking that one along, by
//! taking another in its place, or by the story's first sentences in a row; and what the headline promises is told.
//!
//! The choice takes one sentence after the other, and what a sentence takes for known may be told by one that nobody took
//! yet. Here whole summaries are weighed against each other.

use crate::choosing::choice::{Choice, NOWHERE, Terms};
use crate::choosing::worth::JOINS;
use crate::sentences::units::unit::{Reader, Unit};

/// Longer summaries skip little; and time must stay proportional to the story.
const LONGEST: usize = 8;
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
                    let untold = choice.unexplained(reader, unit) > 0.0 || choice.ungiven(reader, unit, terms) > 0.0;
                    untold || choice.is_unfinished(reader, unit)
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
            let rows = self.rows_with_nut(reader, chosen);
            let sound = leaning.is_empty() && turned.is_empty() && promising.is_empty() && rows.is_empty();
            if sound && !(apart && (reader.cased || reader.foreign)) {
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
                // The sentence behind it, or the one that names what it calls, in place of another.
                let behind = reader.named_behind(unit).unwrap_or(unit + 1);
                if !self.twins[behind] {
                    for &other in chosen.iter().filter(|&&other| other != unit && other > first) {
                        exchange(chosen, other, behind, &mut trial);
                        weigh(self, &trial);
                    }
                }
            }
            let open = last.filter(|&unit| unit > first && self.is_left_open(reader, unit, chosen.len()));
            let ends = turned.iter().copied().filter(|&unit| Some(unit) == open);
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
            for &(unit, alone) in &promising {
                // For a surname alone nothing goes with which a chosen one goes on.
                let goes = |other: usize| other > first && !(alone && chosen.contains(&(other + 1)));
                for &other in chosen.iter().filter(|&&other| goes(other)) {
                    exchange(chosen, other, unit, &mut trial);
                    weigh(self, &trial);
                }
            }
            rows.iter().for_each(|row| weigh(self, row));
            trial.clear();
            let field = self.field.iter().map(|&unit| unit as usize);
            // Nor a caption, nor a line with a label in front.
            let tells = |unit: usize| !reader.units[unit].kicker && !reader.units[unit].no_news;
            let field = field.filter(|&unit| chosen.contains(&unit) || !self.twins[unit] && tells(unit));
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
            self.fall_back(reader, chosen, terms);
            self.drop_doubtful(reader, chosen, terms);
        } else {
            self.drop_strange(reader, chosen);
        }
    }

    /// Leaves out of copy in small letters, where marks are told badly and names do not show, what somebody says of himself where the summary
    /// does not begin so, and what opens with one name of somebody whom it does not name.
    fn drop_strange(&mut self, reader: &Reader, chosen: &mut Vec<usize>) {
        let own = |unit: usize| reader.units[unit].own && !reader.units[unit].quotes;
        while let [begins, ref rest @ ..] = chosen[..] {
            let untold = |unit: usize| reader.units[unit].bare_name.is_some_and(|name| self.is_new(unit, name));
            let strange = |unit: usize| own(unit) && !own(begins) || untold(unit);
            let Some(at) = rest.iter().position(|&unit| strange(unit)) else { break };
            self.leave(reader, chosen);
            chosen.remove(at + 1);
            self.take(reader, chosen);
        }
    }

    /// Takes the story's first sentences in a row, where more of those chosen are to be left out than are lost by it.
    fn fall_back<'a, S>(&mut self, reader: &Reader, chosen: &mut Vec<usize>, terms: &Terms<'_, S>)
    where
        S: Fn(&Unit) -> &'a str,
    {
        let (first, units) = (self.first(), chosen.len());
        let puzzles = |&&unit: &&usize| unit > first && self.puzzles(reader, unit, units, terms);
        let left = units - chosen.iter().filter(puzzles).count();
        if left == units || terms.most != (usize::MAX, usize::MAX) {
            return;
        }
        self.leave(reader, chosen);
        let row = self.row(reader, chosen);
        if row.len() > left {
            *chosen = row;
        }
        self.take(reader, chosen);
    }

    /// The story's first sentences in a row, at most as many as are `chosen`, of which none is noted as taken: as far as nothing of the
    /// story is lost between.
    fn row(&mut self, reader: &Reader, chosen: &[usize]) -> Vec<usize> {
        let mut row: Vec<usize> = Vec::with_capacity(chosen.len());
        for (at, unit) in reader.units.iter().enumerate().skip(self.first()) {
            let twin = self.twins[at] && !chosen.contains(&at);
            let tells =
                unit.whole && !(unit.kicker && unit.opens_block || unit.no_news) && !twin && self.stands(reader, at);
            if row.len() == chosen.len() || !row.is_empty() && !self.is_beside(reader, at) {
                break;
            }
            if tells {
                row.push(at);
                self.taken[at] = true;
            }
        }
        // Before somebody is called whom none of them names.
        let unnamed = row.iter().position(|&at| self.is_unfinished(reader, at));
        let left = row.split_off(unnamed.unwrap_or(row.len()));
        row.iter().chain(&left).for_each(|&at| self.taken[at] = false);
        row
    }

    /// Leaves out what is better left out, where all that could be done about it was done: a sentence behind a gap that leans on what is not
    /// told, and at the end a question whose answer is not, or what the next sentence of its paragraph turns. The summary tells less,
    /// and nothing that puzzles.
    fn drop_doubtful<'a, S>(&mut self, reader: &Reader, chosen: &mut Vec<usize>, terms: &Terms<'_, S>)
    where
        S: Fn(&Unit) -> &'a str,
    {
        let (first, units) = (self.first(), chosen.len());
        while let [_, .., last] = chosen[..] {
            let ends = Some(chosen.len() - 1).filter(|_| self.is_left_open(reader, last, chosen.len()));
            let mut behind = (1..chosen.len()).rev().filter(|&at| chosen[at] > first);
            let puzzles = |&at: &usize| self.puzzles(reader, chosen[at], units, terms);
            let Some(at) = ends.or_else(|| behind.find(puzzles)) else { break };
            self.leave(reader, chosen);
            chosen.remove(at);
            self.take(reader, chosen);
        }
        // Behind text that cannot be told, one sentence about somebody unknown tells nothing.
        if let [only] = chosen[..]
            && only > 0
            && self.calls_unknown(reader, only)
        {
            self.leave(reader, chosen);
            chosen.clear();
        }
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

    /// The story's first unit that may be taken.
    pub(super) fn first(&self) -> usize {
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
    use crate::choosing::weights::Weights;
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

    /// The sentences of a story, read, and a choice among them to be made.
    fn read(story: &[&str], cased: bool) -> (Reader, Choice) {
        let mut reader = Reader::default();
        for (block, text) in story.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), story.len() + 1);
        }
        reader.settle(cased);
        let mut choice = Choice::default();
        choice.mark_headline(&[], 0, reader.numbering.len(), true);
        (reader, choice)
    }

    /// The numbers of the three of them that are chosen.
    fn chosen_of<const N: usize>(story: [&str; N], cased: bool, scores: [f32; N]) -> Vec<usize> {
        let (reader, mut choice) = read(&story, cased);
        let told = |unit: &Unit| story[unit.block];
        choice.choose(&reader, &scores, &Weights::default(), Limit::sentences(3), language("en"), told)
    }

    #[test]
    fn sentences_in_a_row_are_preferred_to_others_that_tell_little_more() {
        let story = [
            "The museum of Arnsby bought two gates from Holm Lines on Friday.",
            "Bo Lind, a pilot, watched divers mend a lock on Monday.",
            "Nobody in Norland knows how cold winters were before 1908.",
            "Tickets will be sold at a quay from May on.",
        ];
        let chosen = |cased, last| chosen_of(story, cased, [2.0, 1.0, 0.98, last]);
        assert_eq!(chosen(true, 1.0), [0, 1, 2]);
        assert_eq!(chosen(true, 1.25), [0, 1, 2]);
        assert_eq!(chosen(true, 2.0), [0, 1, 3], "not to one that tells much more");
        assert_eq!(chosen(false, 1.0), [0, 1, 3], "in small letters neighbours need not belong together");
    }

    #[test]
    fn a_story_that_begins_with_no_news_is_told_by_its_beginning() {
        let chosen = |lead: &'static str| {
            let story = [lead, CLERK, "Widows of Norland gave amber to crews.", TICKETS];
            chosen_of(story, true, [2.0, 1.0, 0.5, 1.4])
        };
        assert_eq!(chosen(LEAD), [0, 1, 3]);
        assert_eq!(chosen("Museums of northern ports love old gates more than pilots do."), [0, 1, 2]);
    }

    #[test]
    fn words_that_a_skipped_sentence_brought_in_tell_less_behind_it() {
        let last = |sentence: &'static str| {
            let story = [LEAD, CLERK, "Widows sold amber bracelets to crews at some market.", sentence];
            chosen_of(story, true, [2.0, 1.0, 0.5, 1.4])
        };
        assert_eq!(last("Crews bought amber bracelets of widows at some market."), [0, 1, 2]);
        assert_eq!(last("Nobody in Norland knows how cold winters were before 1908."), [0, 1, 3]);
    }

    #[test]
    fn a_short_sentence_joins_two_that_are_taken() {
        let chosen = |joins: &'static str| {
            let story = [LEAD, joins, "Nobody in Norland knows how cold winters were before 1908.", TICKETS];
            chosen_of(story, true, [2.0, 0.6, 1.0, 1.2])
        };
        assert_eq!(chosen("Divers cheered at a quay."), [0, 1, 2]);
        assert_eq!(chosen("Divers who had come from Holm cheered at a quay."), [0, 2, 3], "not a longer one");
    }

    const LEAD: &str = "The museum of Arnsby bought the old gates of the northern port on Friday.";
    const CLERK: &str = "A clerk had come upon drawings in a cupboard behind some stairs.";
    const LEANING: &str = "According to an expert, those drawings are worth forty times what they cost.";
    const CUPBOARD: &str = "Nobody had opened this closet since a war ended in 1945.";
    const TICKETS: &str = "Tickets will be sold at a quay from May on, with children coming in free.";

    #[test]
    fn the_sentence_that_another_leans_on_is_taken_along() {
        let story = [LEAD, CLERK, LEANING, CUPBOARD, TICKETS];
        assert_eq!(chosen(story, [2.0, 0.3, 1.6, 0.1, 0.6]), [0, 1, 2]);
        assert_eq!(
            chosen(story, [2.0, -0.5, 1.6, -0.5, 1.7]),
            [0, 2, 4],
            "where that costs too much, nothing is mended"
        );
    }

    #[test]
    fn the_first_in_a_row_end_where_something_of_the_story_is_lost() {
        let row = |second: &'static str| {
            let story = [LEAD, second, LEANING, TICKETS];
            let (reader, mut choice) = read(&story, true);
            let told = |unit: &Unit| story[unit.block];
            let limit = Limit::sentences(1);
            choice.choose(&reader, &[2.0, 0.1, 0.1, 0.1], &Weights::default(), limit, language("en"), told);
            choice.leave(&reader, &[0]);
            choice.row(&reader, &[0, 2, 3])
        };
        assert_eq!(row(CLERK), [0, 1, 2]);
        assert_eq!(row("A clerk had come upon drawings in a cupboard behind some"), [0]);
        assert_eq!(row("Getty."), [0, 2, 3]);
    }
}
