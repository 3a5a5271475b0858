//! The choice among scored sentences: one after the other the best, less what it repeats of those chosen.

use crate::unit::{Reader, Unit};
use crate::weights::Weights;

/// Candidates beyond this many for each sentence wanted are not weighed against each other: time stays proportional.
const FIELD: usize = 64;
/// A sentence of whose words those chosen hold so great a share repeats them.
const REPEATED: f32 = 0.7;

/// Under a limit of words or characters, a sentence has so great a share of the best one's score.
const LEAST: f32 = 0.25;
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
    headline_len: usize,
    covered: Vec<bool>,
    current: Vec<bool>,
    field: Vec<u32>,
    taken: Vec<bool>,
    /// Units that say the same as one that is taken, shorter or longer.
    twins: Vec<bool>,
    /// Whether a unit other than the first can be understood by itself.
    others: bool,
}

impl Choice {
    /// Notes the headline's words, among `words` in all.
    pub(crate) fn mark_headline(&mut self, headline: &[u32], words: usize) {
        self.headline.clear();
        self.headline.resize(words, false);
        self.headline_len = 0;
        for &word in headline {
            self.headline_len += usize::from(!std::mem::replace(&mut self.headline[word as usize], true));
        }
    }

    #[inline]
    pub(crate) fn in_headline(&self, word: u32) -> bool {
        self.headline[word as usize]
    }

    pub(crate) fn headline_len(&self) -> usize {
        self.headline_len
    }

    /// The chosen units, in story order. `length` gives the words and characters of a unit.
    pub(crate) fn choose(
        &mut self,
        reader: &Reader,
        scores: &[f32],
        weights: &Weights,
        limit: Limit,
        length: impl Fn(&Unit) -> (usize, usize),
    ) -> Vec<usize> {
        self.covered.clear();
        self.covered.resize(reader.numbering.len(), false);
        self.taken.clear();
        self.taken.resize(reader.units.len(), false);
        self.twins.clear();
        self.twins.resize(reader.units.len(), false);
        self.others = reader.units.iter().skip(1).any(|unit| unit.whole && !unit.leans);
        self.enter(reader, scores, limit);
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
                let mut value = scores[unit] - weights.redundancy * repeats;
                value -= weights.bare_name * self.strangers(reader, unit);
                let beats = best.is_none_or(|(other, ..)| value > other);
                if repeats >= REPEATED && reader.units[unit].content.len() > 2 || !beats {
                    continue;
                }
                let (w, c) = if limit.measures() { length(&reader.units[unit]) } else { (0, 0) };
                let space = usize::from(!chosen.is_empty());
                if words + w <= limit.words && characters + space + c <= limit.characters {
                    best = Some((value, unit, (w, space + c)));
                }
            }
            let Some((_, unit, (w, c))) = best else { break };
            (words, characters) = (words + w, characters + c);
            self.taken[unit] = true;
            for &word in &reader.content[reader.units[unit].content.clone()] {
                self.covered[word as usize] = true;
            }
            chosen.push(unit);
            if chosen.len() < limit.sentences {
                self.mark_twins(reader, unit);
            }
        }
        chosen.sort_unstable();
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
    fn stands(&self, reader: &Reader, at: usize) -> bool {
        let unit = &reader.units[at];
        !unit.leans || if at == 0 { unit.named || !self.others } else { self.taken[at - 1] }
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
            let shared = other.iter().filter(|&&word| self.current[word as usize]).count();
            self.twins[unit as usize] |= least >= TWIN && shared * 10 >= least * 9;
        }
    }

    /// How much a unit speaks of people as if they were known: by a surname that neither the headline nor a chosen
    /// sentence has introduced, as its first word, or, which puzzles the more, as the speaker's name; or of a thing (`those
    /// documents`).
    pub(crate) fn strangers(&self, reader: &Reader, unit: usize) -> f32 {
        let new = |name: u32| !self.covered[name as usize] && !self.headline[name as usize];
        let Unit { bare_name, speaker, points, .. } = reader.units[unit];
        let opens =
            bare_name.is_some_and(|name| reader.names.get(name as usize).is_some_and(|&count| count > 0) && new(name));
        match speaker {
            Some(name) if reader.surnames.get(name as usize) == Some(&true) && new(name) => 2.0,
            _ if opens => 1.0,
            // `those documents`, of which the sentence before would tell
            _ if unit > 0 && !self.taken[unit - 1] && points.is_some_and(new) => 1.0,
            _ => 0.0,
        }
    }

    /// The share of a unit's words that those chosen hold.
    fn repeated(&self, reader: &Reader, unit: usize) -> f32 {
        let content = &reader.content[reader.units[unit].content.clone()];
        let known = content.iter().filter(|&&word| self.covered[word as usize]).count();
        if content.is_empty() { 0.0 } else { known as f32 / content.len() as f32 }
    }
}
