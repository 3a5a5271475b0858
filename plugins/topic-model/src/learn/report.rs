//! How good a model is, by cross-validation: each article judged by what was learned from the others.

use std::fmt;

use super::corpus::{Corpus, Labelled};
use super::decision::Given;
use crate::languages::Language;

/// One topic's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicReport {
    /// Its code.
    pub qcode: String,
    /// Its name; empty where the archive gave none.
    pub name: String,
    /// Articles that have it.
    pub articles: usize,
    /// Articles that got it.
    pub given: usize,
    /// Articles that got it and have it.
    pub right: usize,
}

/// The figures of a whole model.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Articles that were learned from.
    pub articles: usize,
    /// Their languages, as far as they are known.
    pub languages: Vec<Language>,
    /// Of those, how many have no topic.
    pub without: usize,
    /// Articles that came after the most that are taken.
    pub left: usize,
    /// Topics with too few articles to be learned.
    pub too_rare: usize,
    /// By code.
    pub topics: Vec<TopicReport>,
}

/// Of fewer articles than this no figure is sure.
const FEW: usize = 20;
/// One article of so many at least should be about none of the topics, so that the model learns what that looks like.
const OTHERS: usize = 50;

/// No archive of articles that differ is learned so well.
const TOO_GOOD: f64 = 0.98;

fn f1(right: usize, given: usize, articles: usize) -> f64 {
    if right == 0 { 0.0 } else { 2.0 * right as f64 / (given + articles) as f64 }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl TopicReport {
    /// Of the articles that got it, how many have it; 0 where none got it.
    pub fn precision(&self) -> f64 {
        share(self.right, self.given)
    }

    /// Of the articles that have it, how many got it.
    pub fn recall(&self) -> f64 {
        share(self.right, self.articles)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        f1(self.right, self.given, self.articles)
    }
}

impl Report {
    pub(super) fn new(corpus: &Corpus, topics: &[Labelled<'_>], given: &[Given]) -> Report {
        let mut labelled = vec![false; corpus.len()];
        topics.iter().flat_map(|topic| topic.articles).for_each(|article| labelled[*article as usize] = true);
        let figures = |topic: &Labelled<'_>| TopicReport {
            qcode: topic.qcode.to_owned(),
            name: topic.name.to_owned(),
            articles: topic.articles.len(),
            given: 0,
            right: 0,
        };
        let mut figures: Vec<TopicReport> = topics.iter().map(figures).collect();
        for one in given {
            figures[one.topic].given += 1;
            figures[one.topic].right += usize::from(one.right);
        }
        Report {
            articles: corpus.len(),
            languages: corpus.languages(),
            without: labelled.iter().filter(|labelled| !**labelled).count(),
            left: corpus.left(),
            too_rare: corpus.too_rare(),
            topics: figures,
        }
    }

    fn sums(&self) -> (usize, usize, usize) {
        let sum = |of: fn(&TopicReport) -> usize| self.topics.iter().map(of).sum();
        (sum(|topic| topic.right), sum(|topic| topic.given), sum(|topic| topic.articles))
    }

    /// F1 over all topics given: common topics count more.
    pub fn micro_f1(&self) -> f64 {
        let (right, given, articles) = self.sums();
        f1(right, given, articles)
    }

    /// The mean of the topics' F1: rare topics count as much as common ones.
    pub fn macro_f1(&self) -> f64 {
        self.topics.iter().map(TopicReport::f1).sum::<f64>() / self.topics.len().max(1) as f64
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (right, given, articles) = self.sums();
        writeln!(
            f,
            "learned {} from {}, {} of them without a topic",
            counted(self.topics.len(), "topic"),
            counted(self.articles, "article"),
            self.without
        )?;
        if !self.languages.is_empty() {
            let languages: Vec<String> =
                self.languages.iter().map(|language| format!("{} ({})", language.tag, language.articles)).collect();
            writeln!(f, "languages: {}; an article in another gets no topic by this model", languages.join(", "))?;
        }
        if self.too_rare > 0 {
            writeln!(f, "not learned: {} with too few articles", counted(self.too_rare, "topic"))?;
        }
        if self.left > 0 {
            writeln!(f, "not learned from: {} beyond the most that are taken", counted(self.left, "article"))?;
        }
        let rare = self.topics.iter().filter(|topic| topic.articles < FEW).count();
        if rare > 0 {
            writeln!(
                f,
                "with care: {rare} {} fewer than {FEW} articles, so that their figures are chance as much as skill",
                if rare == 1 { "topic has" } else { "topics have" }
            )?;
        }
        if self.articles > 0 && self.without * OTHERS < self.articles {
            writeln!(
                f,
                "with care: nearly all articles have one of these topics, so that a story about something else gets the likeliest; \
                 let the archive hold such stories, without subjects, or set min_confidence"
            )?;
        }
        if self.articles > 0 && self.micro_f1() > TOO_GOOD {
            writeln!(
                f,
                "with care: next to no errors, as where articles are told in the same sentences; the figures hold for articles that are like these, \
                 in length and wording too, and for no others"
            )?;
        }
        writeln!(f, "by cross-validation: each article was judged by what was learned from the others")?;
        writeln!(f)?;
        writeln!(f, "{:>9} {:>9} {:>7} {:>9} {:>9}  topic", "precision", "recall", "F1", "articles", "given")?;
        let mut row = |precision: f64, recall: f64, f1: f64, articles: usize, given: usize, topic: &str| {
            writeln!(f, "{precision:>9.3} {recall:>9.3} {f1:>7.3} {articles:>9} {given:>9}  {topic}")
        };
        row(share(right, given), share(right, articles), self.micro_f1(), articles, given, "all together (micro)")?;
        let mean =
            |of: fn(&TopicReport) -> f64| self.topics.iter().map(of).sum::<f64>() / self.topics.len().max(1) as f64;
        row(
            mean(TopicReport::precision),
            mean(TopicReport::recall),
            self.macro_f1(),
            articles,
            given,
            "mean of topics (macro)",
        )?;
        let mut most: Vec<&TopicReport> = self.topics.iter().collect();
        most.sort_by(|a, b| b.articles.cmp(&a.articles).then(a.qcode.cmp(&b.qcode)));
        for topic in most {
            let name =
                if topic.name.is_empty() { topic.qcode.clone() } else { format!("{} {}", topic.qcode, topic.name) };
            row(topic.precision(), topic.recall(), topic.f1(), topic.articles, topic.given, &name)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_a_small_archive_says_with_what_care_it_is_to_be_read() {
        let topic = |articles| TopicReport {
            qcode: "desk:a".to_owned(),
            name: String::new(),
            articles,
            given: articles,
            right: articles,
        };
        let report = |articles, without, topics| {
            let languages = vec![Language { tag: "en".to_owned(), articles: 30 }];
            Report { articles, languages, without, left: 0, too_rare: 1, topics }.to_string()
        };
        let small = report(40, 0, vec![topic(10), topic(30)]);
        assert!(
            small.contains("1 topic has fewer than 20 articles") && small.contains("nearly all articles have one"),
            "{small}"
        );
        assert!(small.contains("next to no errors"), "{small}");
        let with_errors = |articles| TopicReport { right: articles * 9 / 10, ..topic(articles) };
        let large = report(1000, 100, vec![with_errors(400), with_errors(500)]);
        assert!(!large.contains("with care"), "{large}");
        assert!(large.contains("languages: en (30);") && large.contains("1 topic with too few"), "{large}");
    }
}
