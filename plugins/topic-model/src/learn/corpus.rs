//! The articles that are learned from: features with their counts, and topics.

use std::collections::BTreeMap;

use super::LearnError;
use crate::features::{Text, keys};
use crate::languages::{Language, of_tag};

/// What is taken up and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A topic with fewer articles is not learned.
    pub least_articles: usize,
    /// What comes after so many articles is counted and not learned from: all of them lie in memory.
    pub most_articles: usize,
}

/// A model numbers its topics with 16 bits.
const MOST_TOPICS: usize = 65_000;

/// Articles gathered for learning.
#[derive(Debug)]
pub struct Corpus {
    limits: Limits,
    /// Where an article's features begin; one more than there are articles.
    starts: Vec<usize>,
    features: Vec<(u32, u16)>,
    /// By code: name, and the articles that have it.
    topics: BTreeMap<String, (String, Vec<u32>)>,
    /// By tag without region: how many articles are in it.
    languages: BTreeMap<String, u32>,
    left: usize,
    buffer: Vec<u32>,
}

/// A topic as it is learned.
#[derive(Debug)]
pub(super) struct Labelled<'a> {
    pub(super) qcode: &'a str,
    pub(super) name: &'a str,
    /// The articles that have it, ascending.
    pub(super) articles: &'a [u32],
}

impl Corpus {
    /// An empty one.
    pub fn new(limits: Limits) -> Corpus {
        Corpus {
            limits,
            starts: vec![0],
            features: Vec::new(),
            topics: BTreeMap::new(),
            languages: BTreeMap::new(),
            left: 0,
            buffer: Vec::new(),
        }
    }

    /// Adds an article with its language, where it is known, and its topics: code and name. One without topics counts as having none
    /// of any.
    pub fn add<'t>(
        &mut self,
        language: Option<&str>,
        text: &Text<'_>,
        topics: impl Iterator<Item = (&'t str, Option<&'t str>)>,
    ) {
        if self.len() >= self.limits.most_articles {
            self.left += 1;
            return;
        }
        let number = self.len() as u32;
        if let Some(tag) = language.and_then(of_tag) {
            *self.languages.entry(tag).or_default() += 1;
        }
        let buffer = &mut self.buffer;
        buffer.clear();
        keys(text, |key, _| buffer.push(key));
        buffer.sort_unstable();
        for same in buffer.chunk_by(|a, b| a == b) {
            self.features.push((same[0], u16::try_from(same.len()).unwrap_or(u16::MAX)));
        }
        self.starts.push(self.features.len());
        for (qcode, name) in topics {
            let (known, articles) = self.topics.entry(qcode.to_owned()).or_default();
            if known.is_empty() {
                name.unwrap_or_default().clone_into(known);
            }
            if articles.last() != Some(&number) {
                articles.push(number);
            }
        }
    }

    /// How many articles there are to learn from.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many articles came after the last that was taken.
    pub fn left(&self) -> usize {
        self.left
    }

    /// An article's features, ascending, and how often it has each.
    pub(super) fn article(&self, at: usize) -> &[(u32, u16)] {
        &self.features[self.starts[at]..self.starts[at + 1]]
    }

    /// Every feature of every article.
    pub(super) fn features(&self) -> &[(u32, u16)] {
        &self.features
    }

    /// The topics that are learned, by code, and those that are too rare.
    pub(super) fn topics(&self) -> Result<Vec<Labelled<'_>>, LearnError> {
        if self.topics.is_empty() {
            return Err(LearnError::NoTopics);
        }
        let enough = |entry: &(&String, &(String, Vec<u32>))| entry.1.1.len() >= self.limits.least_articles;
        let labelled: Vec<_> = self
            .topics
            .iter()
            .filter(enough)
            .take(MOST_TOPICS)
            .map(|(qcode, (name, articles))| Labelled { qcode, name, articles })
            .collect();
        match labelled.is_empty() {
            true => Err(LearnError::TooRare { least: self.limits.least_articles, articles: self.len() }),
            false => Ok(labelled),
        }
    }

    /// The languages of the articles, as far as they are known, by tag.
    pub fn languages(&self) -> Vec<Language> {
        self.languages.iter().map(|(tag, articles)| Language { tag: tag.clone(), articles: *articles }).collect()
    }

    /// How many topics had too few articles.
    pub fn too_rare(&self) -> usize {
        self.topics.values().filter(|topic| topic.1.len() < self.limits.least_articles).count()
    }
}
