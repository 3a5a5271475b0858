//! The choice among scored sentences: one after the other the best, less what it repeats of those chosen.

use crate::choosing::given::Given;
use crate::choosing::weights::Weights;
use crate::language::Language;
use crate::sentences::openings::abstracts::tells_day;
use crate::sentences::units::unit::{Reader, Unit};

/// Candidates beyond this many for each sentence wanted are not weighed against each other: time stays proportional.
const FIELD: usize = 64;
/// A sentence of whose words those chosen hold so great a share repeats them.
pub(crate) const REPEATED: f32 = 0.7;

/// The unit of a word that no chosen unit holds.
pub(crate) const NOWHERE: u32 = u32::MAX;
/// Under a limit of words or characters, a sentence has so great a share of the best one's score.
const LEAST: f32 = 0.25;
/// Of two sentences so much of what counts against repeating.
const OF_TWO: f32 = 0.5;
/// Sentences of fewer words share too few to be told twins.
const TWIN: usize = 5;

/// How long a summary may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// In sentences.
    pub sentences: usize,
    /// In words, all together.
    pub words: usize,
    /// In characters, all together with the spaces between.
    pub characters: usize,
}

impl Limit {
    /// Whether the length of a sentence matters.
    pub(crate) fn measures(&self) -> bool {
        self.words != usize::MAX || self.characters != usize::MAX
    }

    /// So many sentences, of any length.
    pub fn sentences(sentences: usize) -> Self {
        Self { sentences, words: usize::MAX, characters: usize::MAX }
    }
}

/// Buffers of the choice.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    headline: Vec<bool>,
    /// Its words, each once.
    pub(crate) headline_words: Vec<u32>,
    /// How many of them its main line has: the first.
    pub(crate) line: usize,
    /// Those of these that the story has, where its first sentence does not report.
    pub(crate) promised: Vec<u32>,
    /// Those of these that are surnames.
    pub(crate) surnames: Vec<u32>,
    /// Whether the headline goes out with the summary, and so tells what it holds.
    shown: bool,
    /// By word number: the first chosen unit that holds it.
    pub(crate) covered: Vec<u32>,
    current: Vec<bool>,
    pub(crate) field: Vec<u32>,
    pub(crate) taken: Vec<bool>,
    /// Units that say the same as one that is taken, shorter or longer.
    pub(crate) twins: Vec<bool>,
    /// Units that may stand without the one before though they lean: what leans is cut, or is a `Now`. What the story is about does not begin a summary so.
    pub(crate) loosened: Vec<bool>,
    /// The unit with which the story begins, below a line that cannot stand there: `He needs a lock.` below the headline.
    opening: usize,
    /// Whether a unit other than the first can be understood by itself.
    others: bool,
    /// Whether the story, as features and opinion do, begins with what nobody reports and no day is named for.
    pub(super) soft: bool,
    /// The unit that tells what the story is about, which is to be told.
    pub(crate) nut: Option<usize>,
    /// What units take for given.
    pub(crate) given: Given,
}

/// What the choice was made by.
pub(crate) struct Terms<'a, S> {
    pub(crate) scores: &'a [f32],
    pub(crate) weights: &'a Weights,
    pub(crate) language: &'a Language,
    /// The text of a unit.
    pub(crate) sentence: S,
    /// Most words and characters.
    pub(crate) most: (usize, usize),
    /// No sentence with a lower score is taken.
    pub(crate) least: f32,
}

impl Choice {
    /// Notes the headline's words, the first `line` of them its main line's, among `words` in all. `shown`: whether it goes out with the summary.
    pub(crate) fn mark_headline(&mut self, headline: &[u32], line: usize, words: usize, shown: bool) {
        self.shown = shown;
        self.headline.clear();
        self.headline.resize(words, false);
        self.headline_words.clear();
        for (at, &word) in headline.iter().enumerate() {
            if at == line {
                self.line = self.headline_words.len();
            }
            if !std::mem::replace(&mut self.headline[word as usize], true) {
                self.headline_words.push(word);
            }
        }
        if headline.len() <= line {
            self.line = self.headline_words.len();
        }
    }

    #[inline]
    pub(crate) fn in_headline(&self, word: u32) -> bool {
        self.headline[word as usize]
    }

    /// Whether the headline tells of a word to whoever reads the summary.
    pub(super) fn headline_tells(&self, word: u32) -> bool {
        self.shown && self.headline[word as usize]
    }

    pub(crate) fn headline_len(&self) -> usize {
        self.headline_words.len()
    }

    /// The chosen units, in story order. `sentence` gives the text of a unit.
    pub(crate) fn choose<'a>(
        &mut self,
        reader: &Reader,
        scores: &[f32],
        weights: &Weights,
        limit: Limit,
        language: &Language,
        sentence: impl Fn(&Unit) -> &'a str,
    ) -> Vec<usize> {
        self.given.restart(reader.units.len());
        self.covered.clear();
        self.covered.resize(reader.numbering.len(), NOWHERE);
        self.taken.clear();
        self.taken.resize(reader.units.len(), false);
        self.twins.clear();
        self.twins.resize(reader.units.len(), false);
        self.opening = reader.opening();
        self.others = reader.units.iter().skip(1).any(|unit| unit.whole && !unit.leans);
        self.enter(reader, scores, limit);
        self.soft = opens_softly(reader, &sentence);
        // Where the best does not fit, a poor sentence that does is no summary.
        let best = self.field.iter().map(|&unit| scores[unit as usize]).fold(0.0, f32::max);
        let least = if limit.measures() { best * LEAST } else { f32::MIN };
        let (mut words, mut characters) = (0, 0);
        let mut chosen = Vec::new();
        while chosen.len() < limit.sentences {
            let mut best: Option<(f32, usize, (usize, usize))> = None;
            for &unit in &self.field {
                let unit = unit as usize;
                let out = self.taken[unit] || self.twins[unit] || scores[unit] < least;
                // What counts against a sentence beside those chosen only lowers its score.
                let beaten = best.is_some_and(|(other, ..)| scores[unit] <= other);
                if out || beaten || !self.stands(reader, unit) {
                    continue;
                }
                let repeats = self.repeated(reader, unit);
                let mut value = scores[unit] - repetition(weights, limit.sentences) * repeats;
                value -= weights.unexplained * self.unexplained(reader, unit);
                let beats = best.is_none_or(|(other, ..)| value > other);
                if repeats >= REPEATED && reader.units[unit].content.len() > 2 || !beats {
                    continue;
                }
                let (w, c) = if limit.measures() { measure(sentence(&reader.units[unit])) } else { (0, 0) };
                let space = usize::from(!chosen.is_empty());
                if words + w <= limit.words && characters + space + c <= limit.characters {
                    best = Some((value, unit, (w, space + c)));
                }
            }
            let Some((_, unit, (w, c))) = best else { break };
            (words, characters) = (words + w, characters + c);
            self.taken[unit] = true;
            self.cover(reader, unit);
            chosen.push(unit);
            if chosen.len() < limit.sentences {
                self.mark_twins(reader, unit);
            }
        }
        chosen.sort_unstable();
        let most = (limit.words, limit.characters);
        self.mend(reader, &mut chosen, &Terms { scores, weights, language, sentence, most, least });
        chosen
    }

    /// The units worth weighing: those that may be taken, the best of them where they are many.
    fn enter(&mut self, reader: &Reader, scores: &[f32], limit: Limit) {
        self.field.clear();
        self.field.extend((0..reader.units.len() as u32).filter(|&unit| reader.units[unit as usize].whole));
        let most = limit.sentences.saturating_add(1).saturating_mul(FIELD);
        if !limit.measures() && self.field.len() > most {
            self.field.sort_by(|&a, &b| scores[b as usize].total_cmp(&scores[a as usize]).then(a.cmp(&b)));
            self.field.truncate(most);
            self.field.sort_unstable();
        }
    }

    /// Whether a unit can be understood: by itself, or after the one before it, if that is taken. The story's first
    /// sentence may lean where it names somebody itself, or where no other stands.
    pub(crate) fn stands(&self, reader: &Reader, at: usize) -> bool {
        let unit = &reader.units[at];
        let begins = at == 0 || at == reader.above;
        // A lead may go on with the abstract above it.
        let goes_on = || {
            at > 0 && self.taken[at - 1] && (!unit.leans_past || at > 1 && self.taken[at - 2])
                || begins && !self.others
                || self.goes_on_behind(reader, at)
        };
        !unit.leans
            || self.loosened.get(at).is_some_and(|&is| is) && (self.nut.is_none() || self.taken[..at].contains(&true))
            || (begins || at == self.opening) && unit.named && !unit.answers
            || goes_on()
            || self.names_called(reader, at)
    }

    /// Notes which units hold most of the words of `taken`, or it theirs.
    fn mark_twins(&mut self, reader: &Reader, taken: usize) {
        let content = &reader.content[reader.units[taken].content.clone()];
        self.current.clear();
        self.current.resize(reader.numbering.len(), false);
        content.iter().for_each(|&word| self.current[word as usize] = true);
        for &unit in &self.field {
            let other = &reader.content[reader.units[unit as usize].content.clone()];
            let least = content.len().min(other.len());
            // So many words that are not shared tell that it is none: most are no twins from the beginning.
            let most = other.len() - (least * 9).div_ceil(10);
            let own = other.iter().filter(|&&word| !self.current[word as usize]).take(most + 1).count();
            self.twins[unit as usize] |= least >= TWIN && own <= most;
        }
    }

    /// The share of a unit's words that those chosen hold.
    pub(crate) fn repeated(&self, reader: &Reader, unit: usize) -> f32 {
        let content = &reader.content[reader.units[unit].content.clone()];
        let known = content.iter().filter(|&&word| self.covered[word as usize] != NOWHERE).count();
        if content.is_empty() { 0.0 } else { known as f32 / content.len() as f32 }
    }
}

/// Whether a story, as features and opinion do, begins with what nobody reports and no day is named for.
fn opens_softly<'a>(reader: &Reader, sentence: impl Fn(&Unit) -> &'a str) -> bool {
    let news = |unit: usize| reader.units.get(unit).is_some_and(|unit| unit.reports || tells_day(sentence(unit)));
    let first = reader.units.iter().position(|unit| unit.whole).unwrap_or_default();
    reader.cased && !news(first) && (reader.above == 0 || !news(reader.above))
}

/// What it counts against a sentence to say what others say, given of how many the summary is: the second of two may dwell on what
/// the first told, the third should add to it.
pub(crate) fn repetition(weights: &Weights, sentences: usize) -> f32 {
    weights.redundancy * if sentences > 2 { 1.0 } else { OF_TWO }
}

/// Words and characters of a sentence, as a reader would count them.
pub(crate) fn measure(sentence: &str) -> (usize, usize) {
    let mut words = 0;
    let mut characters = 0;
    for word in sentence.split_whitespace() {
        words += 1;
        characters += word.chars().count() + 1;
    }
    (words, characters.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_tells_of_its_words_where_it_goes_out_with_the_summary() {
        let mut choice = Choice { covered: vec![NOWHERE; 2], ..Choice::default() };
        choice.mark_headline(&[0], 1, 2, true);
        assert!(!choice.is_new(1, 0) && choice.is_new(1, 1));
        choice.mark_headline(&[0], 1, 2, false);
        assert!(choice.is_new(1, 0));
    }
}
