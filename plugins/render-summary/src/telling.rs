//! What a summary gives out: the sentences chosen for a brief, with the strongest quotation where it asks for one, each so that it stands
//! where it is.

use crate::alone::{name_of_speaker, opening, place_for_here, without_here};
use crate::choosing::choice::{Limit, measure};
use crate::choosing::nut::opens_with_now;
use crate::choosing::unexplained::NAMELESS;
use crate::choosing::worth::FEW;
use crate::full_names::with_full_names;
use crate::language::{Language, language};
use crate::sentences::bytes::angles::without_angles;
use crate::sentences::bytes::spaces::{clean, mend_initial, without_number};
use crate::sentences::no_story::pictured::without_pointers;
use crate::sentences::openings::quoted_opening::{LEANS, leans};
use crate::sentences::units::unit::Unit;
use crate::story::Story;
use crate::summary::{Brief, Summariser};

/// People are named in full in the first sentences of a longer summary.
const NAMED: usize = 8;
/// A shorter sentence holds no quotation that is worth adding.
const SHORTEST_QUOTATION: u32 = 8;

impl Summariser {
    /// The sentences of a summary of the story that was read last, in story order, each a part of one block but for
    /// white space.
    pub fn tell(&mut self, story: &Story<'_>, brief: &Brief) -> Vec<String> {
        self.briefed.clear();
        self.briefed.extend_from_slice(&self.scores);
        // Where length matters, short sentences of such words would win, that tell little.
        if !brief.limit.measures() {
            self.briefed.iter_mut().zip(&self.recurrence).for_each(|(score, recurrence)| *score += recurrence);
            if brief.limit.sentences >= FEW {
                self.briefed.iter_mut().zip(&self.edited).for_each(|(score, edited)| *score += edited);
            }
        }
        let language = language(story.language);
        self.choice.loosened.clear();
        let mut marks = Vec::new();
        let mut weights = self.weights;
        if !brief.focus.is_empty() {
            weights.promised = 0.0; // the brief asks for something else
            marks = brief.focus.marks(story, &self.reader.units);
            let focus = self.weights.focus;
            self.briefed.iter_mut().zip(&marks).for_each(|(score, is)| *score += if *is { focus } else { 0.0 });
            // What is asked for need not stay out for its `But`.
            let loose = |(unit, is): (&Unit, bool)| is && unit.answers && opening(story, unit, language).is_some();
            self.choice.loosened.extend(self.reader.units.iter().zip(marks.iter().copied()).map(loose));
        }
        let sentence = |unit: &Unit| story.sentence(unit);
        self.choice.nut = None;
        let mut chosen = self.choice.choose(&self.reader, &self.briefed, &weights, brief.limit, language, sentence);
        if let Some(nut) = self.nut.filter(|_| brief.focus.is_empty()) {
            self.tell_nut(story, brief.limit, &mut chosen, nut);
        }
        if marks.contains(&true) && !chosen.iter().any(|&unit| marks[unit]) {
            self.dwell(story, brief.limit, &mut chosen, &marks);
        }
        if brief.quotation && !chosen.iter().any(|&unit| self.spoken[unit].is_some()) {
            chosen.extend(self.best_quotation(story, brief.limit, &chosen, language));
            chosen.sort_unstable();
        }
        self.give_out(story, brief.limit, &chosen, language)
    }

    /// Chooses again, so that what the story is about is told, if need be without its `But`: as long as no less is told by it.
    fn tell_nut(&mut self, story: &Story<'_>, limit: Limit, chosen: &mut Vec<usize>, nut: usize) {
        let language = language(story.language);
        let unit = &self.reader.units[nut];
        let cut = unit.answers && opening(story, unit, language).is_some();
        if cut || unit.leans && opens_with_now(story.sentence(unit), language) {
            self.choice.loosened.resize(self.reader.units.len(), false);
            self.choice.loosened[nut] = true;
        }
        self.raise_nut(nut);
        self.choice.nut = Some(nut);
        let sentence = |unit: &Unit| story.sentence(unit);
        let other = self.choice.choose(&self.reader, &self.briefed, &self.weights, limit, language, sentence);
        if other.contains(&nut) && other.len() >= chosen.len() {
            *chosen = other;
            return;
        }
        self.choice.loosened.clear();
        self.choice.leave(&self.reader, &other);
        self.choice.take(&self.reader, chosen);
    }

    /// Puts a sentence of what is `marked` in the place of one that is chosen, the last but where there is one only: who asks to dwell on
    /// somebody asks for a sentence about him, where one can stand alone.
    fn dwell(&mut self, story: &Story<'_>, limit: Limit, chosen: &mut Vec<usize>, marked: &[bool]) {
        let Some(gone) = chosen.pop() else { return };
        self.choice.leave(&self.reader, &[gone]);
        self.choice.take(&self.reader, chosen);
        let mut best: Option<(f32, usize)> = None;
        for at in (0..marked.len()).filter(|&at| marked[at]) {
            let unit = &self.reader.units[at];
            if !unit.whole || !self.choice.stands(&self.reader, at) {
                continue;
            }
            let value = self.briefed[at] - self.weights.unexplained * self.choice.unexplained(&self.reader, at);
            let others = chosen.iter().map(|&unit| story.sentence(&self.reader.units[unit]));
            if best.is_none_or(|(most, _)| value > most) && fits(others.chain([story.sentence(unit)]), limit) {
                best = Some((value, at));
            }
        }
        chosen.push(best.map_or(gone, |(_, at)| at));
        self.choice.take(&self.reader, chosen);
        chosen.sort_unstable();
    }

    /// The text of the chosen units, with single spaces. Where the one before was skipped, the speaker's name stands for the pronoun, and no
    /// `But` opens what may stand without it; the dateline's place stands for `here`. All that where the limit has room for it.
    fn give_out(&self, story: &Story<'_>, limit: Limit, chosen: &[usize], language: &Language) -> Vec<String> {
        let mut out: Vec<String> = Vec::with_capacity(chosen.len());
        let introduced = |name: &str| self.reader.is_surname(name);
        for (index, &at) in chosen.iter().enumerate() {
            let unit = &self.reader.units[at];
            let sentence = story.sentence(unit);
            let before = index.checked_sub(1).map(|before| chosen[before]);
            let apart = before.is_none_or(|before| before + 1 < at);
            let loosened = self.choice.loosened.get(at).is_some_and(|&is| is);
            let mut changed = match apart {
                false => None,
                true if loosened => opening(story, unit, language).map(|change| change.made_in(sentence)),
                true => self.named(story, limit, chosen, at, language),
            };
            let refers = unit.refers.unwrap_or_default();
            if refers.placed {
                let told = changed.as_deref().unwrap_or(sentence);
                let placed = place_for_here(told, &self.reader.place, language).map(|change| change.made_in(told));
                changed = placed.filter(|placed| self.has_room(story, limit, chosen, at, placed)).or(changed);
            }
            if !refers.placed && (refers.namable && refers.here || refers.bound && !refers.here) {
                let told = changed.as_deref().unwrap_or(sentence);
                changed = without_here(told).map(|change| change.made_in(told)).or(changed);
            }
            if unit.pointers {
                changed = Some(without_pointers(changed.as_deref().unwrap_or(sentence)));
            }
            if let Some(plain) = without_angles(changed.as_deref().unwrap_or(sentence)) {
                changed = Some(plain);
            }
            let sentence = clean(changed.as_deref().unwrap_or(sentence));
            let names = index < NAMED && self.choice.brings_in_surname(&self.reader, at);
            let full = names.then(|| with_full_names(&sentence, &out, story, language, introduced)).flatten();
            let full = full.filter(|full| self.has_room(story, limit, chosen, at, full));
            let sentence = full.unwrap_or(sentence);
            let mends = unit.opens_block && language.is_english();
            out.push(match mends {
                true => without_number(mend_initial(sentence, language, |word| self.reader.is_name(word)), language),
                false => sentence,
            });
        }
        out
    }

    /// A unit with its speaker's name in place of a pronoun, where the limit has room for it beside those chosen.
    fn named(
        &self,
        story: &Story<'_>,
        limit: Limit,
        chosen: &[usize],
        at: usize,
        language: &Language,
    ) -> Option<String> {
        let unit = &self.reader.units[at];
        let named = name_of_speaker(story, unit, language)?.made_in(story.sentence(unit));
        self.has_room(story, limit, chosen, at, &named).then_some(named)
    }

    /// Whether the limit has room for a unit told so, beside the others chosen.
    fn has_room(&self, story: &Story<'_>, limit: Limit, chosen: &[usize], at: usize, told: &str) -> bool {
        let others = chosen.iter().filter(|&&unit| unit != at).map(|&unit| story.sentence(&self.reader.units[unit]));
        fits(others.chain([told]), limit)
    }

    /// The unit with the strongest quotation that stands alone, if need be by its speaker's name, and fits beside what is chosen.
    fn best_quotation(&self, story: &Story<'_>, limit: Limit, chosen: &[usize], language: &Language) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for (at, (unit, strength)) in self.reader.units.iter().zip(&self.spoken).enumerate() {
            let Some(strength) = *strength else { continue };
            let sentence = story.sentence(unit);
            let asks = asks(sentence);
            if !unit.whole || unit.words < SHORTEST_QUOTATION || asks || chosen.contains(&at) {
                continue;
            }
            let follows = at > 0 && chosen.contains(&(at - 1));
            let named = if follows { None } else { self.named(story, limit, chosen, at, language) };
            let stands = if named.is_some() { !unit.answers && !unit.tied } else { !unit.leans };
            let others = chosen.iter().map(|&unit| story.sentence(&self.reader.units[unit]));
            if !stands || named.is_none() && !fits(others.chain([story.sentence(unit)]), limit) {
                continue;
            }
            let unexplained = self.choice.unexplained(&self.reader, at) - if named.is_some() { NAMELESS } else { 0.0 };
            let quoted = sentence.starts_with(|c: char| !c.is_alphanumeric());
            let leans = if quoted && !follows && leans(sentence, language) { LEANS } else { 0.0 };
            let value = strength - leans - self.weights.unexplained * unexplained.max(0.0);
            if best.is_none_or(|(most, _)| value > most) {
                best = Some((value, at));
            }
        }
        best.map(|(_, at)| at)
    }
}

/// Whether a sentence, or a quotation in it that is one sentence, ends with a question: it needs its answer.
fn asks(sentence: &str) -> bool {
    const MARKS: [char; 8] = ['"', '”', '“', '„', '»', '«', '’', '‘'];
    let ends = |rest: &str| rest.trim_start().is_empty() || rest.trim_start().starts_with(MARKS);
    sentence.match_indices('?').any(|(at, mark)| {
        let begins = sentence[..at].rsplit(MARKS).next().unwrap_or_default();
        ends(&sentence[at + mark.len()..]) && !begins.contains(". ")
    })
}

/// Whether sentences, with a space between them, keep to a limit of words and characters.
fn fits<'a>(sentences: impl Iterator<Item = &'a str>, limit: Limit) -> bool {
    let (mut words, mut characters, mut spaces) = (0, 0, 0_usize);
    for (w, c) in sentences.map(measure) {
        (words, characters, spaces) = (words + w, characters + c, spaces + 1);
    }
    words <= limit.words && characters + spaces.saturating_sub(1) <= limit.characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_that_ask_are_told() {
        for text in ["“Who will pay?” asked Rowe.", "Rowe asked: „Wer zahlt?“", "« Qui paie ? », a demandé Rowe."]
        {
            assert!(asks(text), "{text}");
        }
        assert!(!asks("“Will it pay? It will,” said Rowe."));
        assert!(!asks("“Pilots pay. The port does. Who else?” said Rowe."));
    }
}
