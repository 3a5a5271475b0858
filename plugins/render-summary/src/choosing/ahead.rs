//! Whether what follows turns what a sentence says (`But …`), or is bound to, where that grants a point (`Of course …`): told without it,
//! the summary says what the story does not. And whether it asks, so that the answer follows.

use crate::choosing::choice::Choice;
use crate::sentences::units::unit::{Reader, Unit};

/// How much it distorts where a sentence is told and the next, which turns it, is skipped, in measures of `Weights::unexplained`.
const TURNED: f32 = 1.0;
/// The same of the story's first: the turn is its news.
const TURNED_LEAD: f32 = 2.0;
/// The same of the last, where the paragraph goes on with the turn.
const TURNED_LAST: f32 = 0.7;
/// The same where the next paragraph does.
const TURNED_NEXT: f32 = 0.6;
/// The same where the next paragraph is a few words that only deny it: told without them it is the contrary of what the story says.
const DENIED: f32 = 3.0;
/// The same where it calls somebody whom only a later one names.
const UNNAMED: f32 = 2.0;

/// A sentence of fewer words tells no more than half of what the one before only calls.
const SHORT: u32 = 8;

impl Choice {
    /// How much is lost of what a unit that is taken says, because the next is skipped. Behind the `last` one taken the story goes
    /// on as it may, but for a turn; in small letters neighbours need not belong together.
    pub(crate) fn turned(&self, reader: &Reader, unit: usize, last: bool) -> f32 {
        if last && reader.units[unit].concedes && !reader.units[unit].quotes && unit + 1 < reader.units.len() {
            return TURNED_LAST;
        }
        if self.is_unnamed(reader, unit) {
            return UNNAMED;
        }
        if self.is_half_told(reader, unit) {
            return match unit == self.first() {
                _ if last => TURNED_LAST,
                true => TURNED_LEAD,
                false => TURNED,
            };
        }
        let turns = reader
            .units
            .get(unit + 1)
            .filter(|next| (next.turns || next.denies) && next.whole && !self.taken[unit + 1]);
        match turns {
            Some(next) if next.denies => {
                if last {
                    TURNED_LAST
                } else {
                    DENIED
                }
            }
            Some(next) if reader.cased && last && next.block == reader.units[unit].block => TURNED_LAST,
            Some(_) if reader.cased && last => TURNED_NEXT,
            Some(_) if reader.cased && !last && unit == self.first() => TURNED_LEAD,
            Some(_) if reader.cased && !last => TURNED,
            _ => 0.0,
        }
    }
}

impl Choice {
    /// Whether what a unit announces, counts, calls or says to be there is told by later ones of which one at least is not taken. A short next
    /// sentence does not tell all of it.
    #[inline]
    fn is_half_told(&self, reader: &Reader, unit: usize) -> bool {
        let Unit { promises, announces, .. } = reader.units[unit];
        if announces && self.taken.get(unit + 1) == Some(&false) {
            return true;
        }
        let promises = usize::from(promises);
        if promises == 0 {
            return false; // nearly all
        }
        let short = |next: &Unit| next.words < SHORT;
        let more = usize::from(promises == 1 && reader.units.get(unit + 1).is_some_and(short));
        (1..=promises + more).any(|next| self.taken.get(unit + next) == Some(&false))
    }

    /// Whether a unit other than the first is told by half, or by nobody's name.
    #[inline]
    pub(super) fn is_unfinished(&self, reader: &Reader, unit: usize) -> bool {
        self.is_unnamed(reader, unit) || unit != self.first() && self.is_half_told(reader, unit)
    }

    /// Whether a unit calls somebody, or goes on about him, whom a later one names that is not taken.
    #[inline]
    pub(super) fn is_unnamed(&self, reader: &Reader, unit: usize) -> bool {
        !reader.called.is_empty()
            && reader.named_behind(unit).is_some_and(|named| self.taken.get(named) == Some(&false))
    }

    /// Whether a unit names whom one that is taken calls, and goes on with that.
    #[inline]
    pub(super) fn names_called(&self, reader: &Reader, unit: usize) -> bool {
        !reader.called.is_empty() && reader.called_for(unit).any(|called| self.taken[called])
    }

    /// Whether the last of so many units that are taken is turned by the next, or asks what it does not tell.
    pub(crate) fn is_left_open(&self, reader: &Reader, last: usize, units: usize) -> bool {
        units > 1 && (reader.asks_on(last) || self.is_unnamed(reader, last))
            || units > 2 && self.turned(reader, last, true) == TURNED_LAST
    }
}

impl Reader {
    /// Whether a unit asks, and the story goes on behind it, with an answer.
    pub(crate) fn asks_on(&self, unit: usize) -> bool {
        self.units[unit].asks && unit + 1 < self.units.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    /// How much is lost of the first of these sentences, where the first and the last are taken.
    fn lost(tag: &str, sentences: [&str; 3], cased: bool) -> f32 {
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language(tag), sentences.len() + 1);
        }
        reader.settle(cased);
        let mut choice = Choice::default();
        choice.taken = vec![true, false, true];
        assert_eq!(choice.turned(&reader, 2, true), 0.0);
        choice.turned(&reader, 0, false)
    }

    #[test]
    fn a_sentence_that_a_skipped_one_turns_loses_by_it() {
        let told = |next| ["Rowe won every vote at the quay.", next, "She had 300 pilots behind her."];
        for next in
            ["But clerks say that she cheated.", "Yet nobody cheered at the quay.", "Instead, clerks laughed at her."]
        {
            assert!(lost("en", told(next), true) > 0.0, "{next}");
        }
        assert!(lost("de", told("Doch die Lotsen lachten nur."), true) > 0.0);
        assert_eq!(lost("en", told("Pilots cheered, but clerks laughed."), true), 0.0);
        assert_eq!(lost("en", told("But why?"), true), 0.0, "what cannot be taken along");
        assert_eq!(lost("en", told("But clerks say that she cheated."), false), 0.0);
    }

    #[test]
    fn the_last_loses_most_by_a_turn_within_its_paragraph() {
        let lost = |text: &str, next: &str| {
            let mut reader = Reader::default();
            reader.read(0, text, 0..text.len(), language("en"), 9);
            reader.read(1, next, 0..next.len(), language("en"), 9);
            reader.settle(true);
            let mut choice = Choice::default();
            choice.taken = vec![false; reader.units.len()];
            choice.turned(&reader, 0, true)
        };
        let told = "Rowe won every vote at the quay.";
        assert_eq!(lost(&format!("{told} But clerks say that she cheated."), ""), TURNED_LAST);
        assert_eq!(lost(told, "But clerks say that she cheated."), TURNED_NEXT);
        assert_eq!(lost(told, "Clerks of Arnsby, however, say that she cheated."), TURNED_NEXT);
        assert_eq!(lost(told, "Clerks of Arnsby say that she cheated."), 0.0);
    }

    #[test]
    fn what_is_counted_takes_two_sentences_at_least() {
        let mut reader = Reader::default();
        for (block, text) in ["There are two reasons for it.", "Mud is one.", "Rain is one, too."].iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), 9);
        }
        let mut choice = Choice::default();
        choice.taken = vec![true, true, true];
        assert_eq!(choice.turned(&reader, 0, false), 0.0);
        choice.taken = vec![true, true, false];
        assert!(choice.turned(&reader, 0, false) > 0.0);
    }

    #[test]
    fn what_is_only_said_to_be_there_takes_more_than_a_short_sentence() {
        let half_told = |next: &str| {
            let mut reader = Reader::default();
            for (block, text) in ["There is a strange gap in it.", next, "Clerks came upon it."].iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), 9);
            }
            let mut choice = Choice::default();
            choice.taken = vec![true, true, false];
            choice.is_half_told(&reader, 0)
        };
        assert!(half_told("Pilots tend to be shy."));
        assert!(!half_told("Nobody at the port knows who pays for the lock of Arnsby in the winter."));
    }
}
