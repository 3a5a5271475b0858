//! A model and how it judges an article.

use crate::features::{Place, Text, keys};
use crate::languages::{Language, articles};
use crate::small_words::SmallWords;

/// A topic that a model knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// Its code, as the archive gave it.
    pub qcode: String,
    /// Its name; empty where the archive gave none.
    pub name: String,
    /// How many articles it was learned from.
    pub articles: u32,
    /// What a score is compared with: [`Rule`] tells how.
    pub threshold: f32,
    /// What a score is without any evidence.
    pub bias: f32,
    /// What the whole numbers of its weights are multiplied by.
    pub scale: f32,
}

/// How scores become topics. An article gets those that reach their threshold; news is seldom about nothing, so that
/// less is asked of the surest one of an article that would get none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// How far above its threshold the score of any topic must lie.
    pub beside: f32,
    /// How far the score of the surest must lie above its threshold to be given alone: less than `beside`, and below
    /// nought where guessing pays.
    pub alone: f32,
}

impl Rule {
    /// The topics that are given, by how far above its threshold the score of each lies; and how far above what was asked
    /// for that is.
    pub(crate) fn given(&self, above: &[f32]) -> Vec<(usize, f32)> {
        let reach = above.iter().enumerate().filter(|(_, above)| **above >= self.beside);
        let given: Vec<(usize, f32)> = reach.map(|(topic, above)| (topic, above - self.beside)).collect();
        if !given.is_empty() {
            return given;
        }
        let surest =
            above.iter().copied().enumerate().reduce(|best, other| if other.1 > best.1 { other } else { best });
        surest.filter(|(_, above)| *above >= self.alone).into_iter().collect()
    }
}

/// One feature's weight for one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Place of the topic in the model.
    pub(crate) topic: u16,
    /// To be multiplied by the topic's scale.
    pub(crate) value: i16,
}

/// What was learned from an archive.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// How many articles it was learned from.
    pub articles: u32,
    /// Their languages, as far as they are known, sorted by tag.
    pub languages: Vec<Language>,
    /// Its topics, sorted by code.
    pub topics: Vec<Topic>,
    /// How scores become topics.
    pub rule: Rule,
    /// From how far a score lies above what is asked for to the log-odds that the topic is right: factor and summand.
    pub sureness: (f32, f32),
    /// The features, ascending.
    pub(crate) keys: Vec<u32>,
    /// What a feature counts: the rarer the more.
    pub(crate) idf: Vec<f32>,
    /// Where the weights of a feature begin; one more than there are features.
    pub(crate) rows: Vec<u32>,
    pub(crate) weights: Vec<Weight>,
}

impl Model {
    /// How many features it knows.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    /// How many weights it holds.
    pub fn weights(&self) -> usize {
        self.weights.len()
    }

    fn row(&self, feature: usize) -> &[Weight] {
        self.rows
            .get(feature)
            .zip(self.rows.get(feature + 1))
            .and_then(|(from, to)| self.weights.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }
}

/// A topic that an article gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Place of the topic in the model.
    pub topic: usize,
    /// How likely it is right, from 0 to 1.
    pub confidence: f64,
    /// What speaks most for it, strongest first, each place once.
    pub evidence: Vec<Place>,
}

/// What words that mean something must at least add to a topic's score: small words and what most articles are about are no reason to
/// give one. Half of what lies between no evidence and the threshold of a common topic.
const EVIDENCE: f32 = 0.2;

/// Reads articles with a model. Keeps its tables between articles; one for each thread.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Features by hash: place in the model plus one, by the key's upper bits.
    table: Vec<(u32, u32)>,
    shift: u32,
    /// The upper bits of the features as a set, small enough to be close at hand: most pairs of words are in no model.
    known: Vec<u64>,
    known_shift: u32,
    /// By feature: how often, and where first; only what `met` names is not nought.
    counts: Vec<u16>,
    met: Vec<(u32, Place)>,
    values: Vec<f32>,
    /// By topic: how far its score lies above its threshold.
    scores: Vec<f32>,
}

impl Reader {
    /// A reader for this model alone.
    pub fn new(model: &Model) -> Reader {
        let bits = (model.keys.len() * 3 / 2).next_power_of_two().max(16).trailing_zeros();
        let mut table = vec![(0, 0); 1 << bits];
        for (index, &key) in model.keys.iter().enumerate() {
            let mut at = (key >> (32 - bits)) as usize;
            while table[at].1 != 0 {
                at = (at + 1) & (table.len() - 1);
            }
            table[at] = (key, index as u32 + 1);
        }
        let known_bits = (bits + 2).min(32);
        let mut known = vec![0; 1 << (known_bits - 6)];
        for key in &model.keys {
            let bit = key >> (32 - known_bits);
            known[bit as usize / 64] |= 1_u64 << (bit % 64);
        }
        Reader {
            table,
            shift: 32 - bits,
            known,
            known_shift: 32 - known_bits,
            counts: vec![0; model.keys.len()],
            met: Vec::new(),
            values: Vec::new(),
            scores: Vec::new(),
        }
    }

    fn read(&mut self, text: &Text<'_>) {
        for (feature, _) in self.met.drain(..) {
            self.counts[feature as usize] = 0;
        }
        let Reader { table, shift, known, known_shift, counts, met, .. } = self;
        keys(text, |key, place| {
            let bit = key >> *known_shift;
            if known[bit as usize / 64] >> (bit % 64) & 1 == 0 {
                return;
            }
            let mut at = (key >> *shift) as usize;
            loop {
                match table[at] {
                    (_, 0) => return,
                    (known, number) if known == key => {
                        let count = &mut counts[number as usize - 1];
                        if *count == 0 {
                            met.push((number - 1, place));
                        }
                        *count = count.saturating_add(1);
                        return;
                    }
                    _ => at = (at + 1) & (table.len() - 1),
                }
            }
        });
    }

    /// The topics of an article in a language, in the order of the model; `most` places are shown for each. One in a language that the
    /// archive did not have gets none.
    pub fn judge(&mut self, model: &Model, language: Option<&str>, text: &Text<'_>, most: usize) -> Vec<Decision> {
        let of_language = articles(&model.languages, language);
        if of_language == Some(0) {
            return Vec::new();
        }
        self.read(text);
        if self.met.is_empty() {
            // What most articles are about is no reason to say it of one that says nothing.
            return Vec::new();
        }
        let counts = &self.counts;
        self.values.clear();
        self.values.extend(self.met.iter().map(|&(feature, _)| {
            value(u32::from(counts[feature as usize])) * model.idf.get(feature as usize).copied().unwrap_or(0.0)
        }));
        let length = self.values.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        self.scores.clear();
        self.scores.resize(model.topics.len(), 0.0);
        for (&(feature, _), value) in self.met.iter().zip(&self.values) {
            for weight in model.row(feature as usize) {
                self.scores[usize::from(weight.topic)] += f32::from(weight.value) * value;
            }
        }
        for (sum, topic) in self.scores.iter_mut().zip(&model.topics) {
            *sum = topic.bias + topic.scale * *sum / length - topic.threshold;
        }
        let small = SmallWords::of(language);
        let decision = |(topic, above): (usize, f32)| {
            let (gathered, evidence) = self.evidence(model, topic, text, small, most);
            if gathered * model.topics[topic].scale / length < EVIDENCE {
                return None;
            }
            let log_odds = f64::from(model.sureness.0 * above + model.sureness.1);
            let confidence = 1.0 / (1.0 + (-log_odds).exp());
            let seen = model.topics[topic].articles.min(of_language.unwrap_or(u32::MAX));
            let confidence = confidence.min(most_sure(seen));
            Some(Decision { topic, confidence, evidence })
        };
        model.rule.given(&self.scores).into_iter().filter_map(decision).collect()
    }

    /// What speaks for a topic: how much, without small words, and where, strongest first.
    fn evidence(
        &self,
        model: &Model,
        topic: usize,
        text: &Text<'_>,
        small: SmallWords,
        most: usize,
    ) -> (f32, Vec<Place>) {
        let speaks = |(&(feature, place), value): (&(u32, Place), &f32)| {
            let weight = model.row(feature as usize).iter().find(|weight| usize::from(weight.topic) == topic)?;
            (weight.value > 0).then(|| (f32::from(weight.value) * value, place))
        };
        let mut all: Vec<(f32, Place)> = self.met.iter().zip(&self.values).filter_map(speaks).collect();
        let says = |place: &Place| !small.are_all_of(text.at(place));
        let gathered = all.iter().filter(|(_, place)| says(place)).map(|(weight, _)| weight).sum();
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut places: Vec<Place> = Vec::new();
        for (_, place) in all {
            if places.len() == most {
                break;
            }
            if !places.iter().any(|at| at.block == place.block && at.start < place.end && place.start < at.end) {
                places.push(place);
            }
        }
        (gathered, places)
    }
}

/// How sure a topic that was seen in so many articles, or in a language of which so many were, can be: what held n times holds once more with n + 1 in n + 2 by
/// Laplace's rule of succession.
fn most_sure(articles: u32) -> f64 {
    let articles = f64::from(articles);
    (articles + 1.0) / (articles + 2.0)
}

/// What so many mentions of a feature count.
pub(crate) fn value(count: u32) -> f32 {
    1.0 + (count.max(1) as f32).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_that_reach_their_threshold_are_given_and_the_surest_of_others_only_alone() {
        let rule = Rule { beside: 0.25, alone: -0.5 };
        assert_eq!(rule.given(&[0.75, -1.0, 0.25, 0.2]), [(0, 0.5), (2, 0.0)]);
        assert_eq!(rule.given(&[-0.75, -0.5, -2.0]), [(1, -0.5)]);
        assert_eq!(rule.given(&[-1.0, 0.2, 0.1]), [(1, 0.2)]);
        assert!(rule.given(&[-0.75, -0.6]).is_empty());
        assert!(rule.given(&[]).is_empty());
    }
}
