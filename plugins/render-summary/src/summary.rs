//! The summary: which sentences of a story tell it, in story order.
//!
//! News is written so that its beginning tells most. So position leads; then count the words that the story repeats and
//! its headline holds, the evidence of its topics, and quotations with a speaker; against a sentence count great
//! length and what is said already. A sentence that leans on the one before is taken only after that one.

use crate::choice::{Choice, Limit};
use crate::dateline::dateline;
use crate::language::{Language, language};
use crate::prose::is_prose;
use crate::story::{Pointer, Role, Story};
use crate::unit::{Reader, Unit};
use crate::weights::Weights;

/// Makes summaries; keeps its buffers from story to story.
#[derive(Debug, Default)]
pub struct Summariser {
    weights: Weights,
    reader: Reader,
    counts: Vec<u32>,
    last_seen: Vec<u32>,
    weight: Vec<f32>,
    scores: Vec<f32>,
    choice: Choice,
}

impl Summariser {
    /// One with other weights, for measuring.
    pub fn new(weights: Weights) -> Self {
        Self { weights, ..Self::default() }
    }

    /// The sentences of a summary within `limit`, in story order, each a part of one block but for white space.
    pub fn summarise(&mut self, story: &Story<'_>, limit: Limit) -> Vec<String> {
        let language = language(story.language);
        self.read(story, language, Role::Prose);
        if self.reader.units.is_empty() {
            self.read(story, language, Role::Item);
        }
        self.weigh_words(story, language);
        self.score(story);
        let chosen = self.choice.choose(&self.reader, &self.scores, &self.weights, limit, |unit| length(story, unit));
        chosen.iter().map(|&unit| clean(sentence(story, &self.reader.units[unit]))).collect()
    }

    fn read(&mut self, story: &Story<'_>, language: &Language, role: Role) {
        self.reader.restart();
        let mut before = "";
        for (index, passage) in story.passages.iter().enumerate() {
            // A line that stands twice in a row is a caption or a slip; its first place tells.
            if passage.role != role || passage.text == before || !is_prose(passage.text, story.headline) {
                continue;
            }
            before = passage.text;
            let start = dateline(passage.text, story.dateline);
            let first = self.reader.units.len();
            self.reader.read(index, passage.text, start..passage.text.len(), language);
            if is_heading(&self.reader.units[first..]) {
                self.reader.drop_last();
            }
        }
    }

    /// How much each word tells: the logarithm of how often the story uses it, more for names and the headline's words.
    fn weigh_words(&mut self, story: &Story<'_>, language: &Language) {
        let headline = self.reader.number_words(story.headline, language);
        let words = self.reader.numbering.len();
        self.counts.clear();
        self.counts.resize(words, 0);
        for &word in &self.reader.content {
            self.counts[word as usize] += 1;
        }
        let names = &self.reader.names;
        self.weight.clear();
        self.weight.extend(self.counts.iter().enumerate().map(|(word, &count)| {
            let named = u32::from(names.get(word).copied().unwrap_or(0)) * 2 > count;
            logarithm(count) * if named { 1.15 } else { 1.0 }
        }));
        self.last_seen.clear();
        self.last_seen.resize(words, u32::MAX);
        self.choice.mark_headline(&headline, words);
    }

    fn score(&mut self, story: &Story<'_>) {
        let weights = &self.weights;
        let mut position = weights.position;
        let headline = self.choice.headline_len().max(3) as f32;
        let mut evidence = Sweep::new(&story.evidence);
        let mut attributed = Sweep::new(&story.attributed);
        self.scores.clear();
        for (index, unit) in self.reader.units.iter().enumerate() {
            let mut central = 0.0;
            let mut shared = 0;
            for &word in &self.reader.content[unit.content.clone()] {
                let seen = &mut self.last_seen[word as usize];
                if *seen != index as u32 {
                    *seen = index as u32;
                    central += self.weight[word as usize];
                    shared += u32::from(self.choice.in_headline(word));
                }
            }
            let words = unit.words as f32;
            let mut score = position + if index == 0 { weights.lead } else { 0.0 };
            score += weights.centrality * central / length_power(words.max(weights.length_floor));
            score += weights.headline * (shared as f32 / headline).min(1.0);
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
            score -= if unit.asks { weights.question } else { 0.0 };
            score -= if unit.numbers * 10 > unit.words * 3 && unit.words > 5 { weights.numbers } else { 0.0 };
            self.scores.push(score);
            position *= weights.decay;
        }
    }
}

/// Whether the one sentence of a block is a heading that ends with a stop: all its words of weight are capitalised.
fn is_heading(units: &[Unit]) -> bool {
    matches!(units, [only] if only.small == 0 && only.content.len() >= 4 && only.words <= 25)
}

fn sentence<'a>(story: &Story<'a>, unit: &Unit) -> &'a str {
    story.passages.get(unit.block).and_then(|passage| passage.text.get(unit.range.clone())).unwrap_or_default()
}

/// Words and characters of a unit, as a reader would count them.
fn length(story: &Story<'_>, unit: &Unit) -> (usize, usize) {
    let mut words = 0;
    let mut characters = 0;
    for word in sentence(story, unit).split_whitespace() {
        words += 1;
        characters += word.chars().count() + 1;
    }
    (words, characters.saturating_sub(1))
}

/// The text with each run of white space as one space.
fn clean(text: &str) -> String {
    if is_clean(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether surely no white space but single spaces stands in a text, as in most; the marks of news are known.
fn is_clean(mut rest: &[u8]) -> bool {
    if rest.first() == Some(&b' ') || rest.last() == Some(&b' ') {
        return false;
    }
    loop {
        rest = match rest {
            [] => return true,
            [b' ', b' ', ..] => return false,
            // Letters with accents, then dashes, quotation marks and the ellipsis.
            [b' '..0x80, behind @ ..] | [0xC3, _, behind @ ..] | [0xE2, 0x80, 0x90..=0xA6, behind @ ..] => behind,
            _ => return false,
        };
    }
}

/// ln(n), from a table for the counts that occur: the same bits on every machine.
fn logarithm(count: u32) -> f32 {
    static TABLE: [f32; 17] = [
        0.0, 0.0, 0.693, 1.099, 1.386, 1.609, 1.792, 1.946, 2.079, 2.197, 2.303, 2.398, 2.485, 2.565, 2.639, 2.708,
        2.773,
    ];
    TABLE.get(count as usize).copied().unwrap_or_else(|| 2.773 + (count - 16) as f32 / (count + 16) as f32)
}

/// words^1.25 by square roots, which have the same bits on every machine.
fn length_power(words: f32) -> f32 {
    words * words.sqrt().sqrt()
}

/// Counts pointers in units, both in order of the text.
struct Sweep<'a> {
    pointers: Vec<&'a Pointer>,
    next: usize,
}

impl<'a> Sweep<'a> {
    fn new(pointers: &'a [Pointer]) -> Self {
        let mut pointers: Vec<_> = pointers.iter().collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_single_spaces_and_clean_text_stays() {
        for text in ["The “ferry” – à l’heure… left.", "", "a", "(9)"] {
            assert!(is_clean(text.as_bytes()), "{text}");
            assert_eq!(clean(text), text);
        }
        for text in [" a b", "a b ", "a  b", "a\nb", "a\u{a0}b", "a\u{2009}b", "a\u{2028}b", "a\u{3000} b", "a\tb"] {
            assert!(!is_clean(text.as_bytes()), "{text}");
            assert_eq!(clean(text), "a b", "{text:?}");
        }
    }
}
