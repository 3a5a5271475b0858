//! What a sentence takes for known that neither the headline nor a sentence chosen before it tells, and how much that puzzles.

use crate::choosing::choice::Choice;
use crate::sentences::units::unit::{Reader, Unit};

/// How much puzzles what neither the headline nor a chosen sentence tells, in measures of `Weights::unexplained`: the
/// surname of a speaker, which stands there as known;
const SPEAKER: f32 = 2.0;
/// a surname as the first word;
const NAME: f32 = 1.0;
/// one within the sentence;
const SURNAME: f32 = 1.0;
/// what `those documents` points at;
const POINTED: f32 = 2.0;
/// the same behind a skipped sentence, where another was told of last: it may be one of that sentence;
const POINTED_APART: f32 = 1.0;
/// a thing that stood in the story before, or is called by another name (`The survey …`, `The move …`), at the beginning;
const THING: f32 = 1.5;
/// what a word near the beginning answers (`The port, however, …`), or somebody who goes on, or replies;
const TIED: f32 = 1.0;
/// one that stood in the story before, further on among the first words (`Rowe called the survey …`);
const WITHIN: f32 = 0.75;
/// a thing that has a new name there, where the sentence before it, which was skipped, names somebody: `The group …`;
const RENAMED: f32 = 0.75;
/// what a sentence that was skipped says is made up;
const SUPPOSED: f32 = 2.0;
/// somebody or something that speaks and stood in the story before: `the group said`;
const TELLER: f32 = 1.0;
/// a person of whom it speaks before it names anybody.
pub(crate) const NAMELESS: f32 = 1.0;
/// `he said`, of whom only a skipped sentence tells by name.
const HE: f32 = 1.5;

impl Choice {
    /// How much a unit takes for known that neither the headline nor a sentence chosen before it tells.
    pub(crate) fn unexplained(&self, reader: &Reader, unit: usize) -> f32 {
        let new = |word: u32| self.is_new(unit, word);
        let Unit {
            bare_name,
            speaker,
            surname,
            points,
            definite,
            tied,
            known,
            teller,
            nameless,
            supposed,
            says_he,
            ..
        } = reader.units[unit];
        let name = |word: u32| reader.names.get(word as usize).copied().unwrap_or_default();
        let mut sum = match speaker {
            Some(word) if name(word).surname && new(word) => SPEAKER,
            _ if bare_name.is_some_and(|word| name(word).within > 0 && new(word)) => NAME,
            _ => surname.filter(|&name| new(name)).map_or(0.0, |_| SURNAME),
        };
        sum += self.refers_back(reader, unit);
        sum += if supposed > 0 && !self.taken[unit - usize::from(supposed)] { SUPPOSED } else { 0.0 };
        // An abstract does not tell what its story’s first sentence points at: `this border town`.
        let begins = unit == reader.above && unit > 0;
        if unit > 0 && (self.taken[unit - 1] || self.names_called(reader, unit)) {
            let points = points.filter(|&word| begins && new(word));
            return sum + if points.is_some() { POINTED } else { 0.0 }; // things are told of in the sentence before
        }
        let away = |word| !self.is_last_told(reader, unit, word);
        sum += match points.filter(|_| unit > 0 || !reader.begins_with_story()) {
            Some(word) if away(word) => POINTED,
            Some(_) => POINTED_APART,
            None => 0.0,
        };
        let from = reader.units[unit].content.start + usize::from(definite.from);
        let thing = reader.content.get(from..from + usize::from(definite.words)).unwrap_or_default();
        let told = definite.label || thing.iter().any(|&word| word < known);
        // `The group`, and the sentence before it, that nobody took, names one.
        let renames = |word: u32| word >= known && self.names_somebody(reader, unit - 1);
        sum += match thing {
            [] => 0.0,
            // `The company`, and the sentence before it, that nobody took, names another.
            _ if definite.body && definite.from == 0 && unit > 0 && self.names_somebody(reader, unit - 1) => THING,
            _ if !thing.iter().all(|&word| new(word)) => 0.0,
            _ if told && definite.from > 0 => WITHIN,
            _ if told => THING,
            _ => {
                if unit > 0 && definite.from == 0 && renames(thing[0]) {
                    RENAMED
                } else {
                    0.0
                }
            }
        };
        sum += match teller.filter(|&word| new(word)) {
            Some(word) if word < known || unit > 0 && renames(word) => TELLER,
            _ => 0.0,
        };
        sum += if nameless && unit > 0 { NAMELESS } else { 0.0 };
        let untold = || unit > 0 && reader.units[unit - 1].sayer.is_some_and(new);
        sum += if says_he && untold() { HE } else { 0.0 };
        sum + if tied && unit > 0 { TIED } else { 0.0 }
    }

    /// Whether a unit calls somebody by the surname whom neither the headline nor a sentence chosen before it names.
    pub(crate) fn calls_unknown(&self, reader: &Reader, unit: usize) -> bool {
        let Unit { speaker, surname, .. } = reader.units[unit];
        let is_surname = |word: u32| reader.names.get(word as usize).is_some_and(|name| name.surname);
        speaker.into_iter().chain(surname).any(|word| is_surname(word) && self.is_new(unit, word))
    }

    /// Whether neither the headline nor a sentence chosen before a unit has a word.
    pub(crate) fn is_new(&self, unit: usize, word: u32) -> bool {
        self.covered[word as usize] >= unit as u32 && !self.headline_tells(word)
    }

    /// Whether a unit is the first of those chosen that has some surname, which the headline does not tell either.
    pub(crate) fn brings_in_surname(&self, reader: &Reader, unit: usize) -> bool {
        let words = &reader.content[reader.units[unit].content.clone()];
        words
            .iter()
            .any(|&word| reader.names.get(word as usize).is_some_and(|name| name.surname) && self.is_new(unit, word))
    }

    /// Whether a unit holds a name that neither the headline nor a sentence chosen up to it has.
    fn names_somebody(&self, reader: &Reader, unit: usize) -> bool {
        reader.content[reader.units[unit].content.clone()].iter().any(|&word| {
            let new = self.covered[word as usize] > unit as u32 && !self.headline_tells(word);
            new && reader.names.get(word as usize).is_some_and(|name| name.within > 0)
        })
    }

    /// Whether the unit that had a word last before this one is chosen, or the headline has it.
    fn is_last_told(&self, reader: &Reader, unit: usize, word: u32) -> bool {
        let holds = |unit: &usize| reader.content[reader.units[*unit].content.clone()].contains(&word);
        self.headline_tells(word) || (0..unit).rev().find(holds).is_some_and(|last| self.taken[last])
    }
}
