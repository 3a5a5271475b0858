//! Which topics the articles would have got that each was judged without having been learned from.

use super::corpus::Labelled;
use super::one_topic::Learned;
use crate::model::Rule;

/// A topic that an article would have got.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Given {
    /// Its place among the topics.
    pub(super) topic: usize,
    /// How far the score lies above what was asked for.
    pub(super) above: f32,
    /// Whether the article has it.
    pub(super) right: bool,
}

/// What more is asked of the functions learned from all articles, which are surer of new ones than those learned from a
/// part, for which thresholds are tuned. Which topic is the surest is no different.
const SURER: f32 = 0.1;

/// How far below its threshold the score of an article's only topic may lie: the last of these that costs little is taken.
const ALONE: [f32; 3] = [0.0, -0.05, -0.1];
/// What it may cost in F1: an article that lies nowhere is the greater nuisance.
const LITTLE: f64 = 0.003;

/// How scores of the functions that are left to the model become topics: as those of the parts do, but surer.
pub(super) fn of_model(rule: Rule) -> Rule {
    Rule { beside: rule.beside + SURER, ..rule }
}

/// How scores of these articles become topics, and what each would have got by that.
pub(super) fn tuned(learned: &[Learned], topics: &[Labelled<'_>], thresholds: &[f32]) -> (Rule, Vec<Given>) {
    let tried = ALONE.map(|alone| {
        let rule = Rule { beside: 0.0, alone };
        let given = given(learned, topics, thresholds, rule);
        (f1(&given, topics), rule, given)
    });
    let most = tried.iter().map(|tried| tried.0).fold(0.0, f64::max);
    let last = tried.into_iter().rev().find(|tried| tried.0 >= most - LITTLE);
    last.map_or((Rule { beside: 0.0, alone: 0.0 }, Vec::new()), |(_, rule, given)| (rule, given))
}

fn f1(given: &[Given], topics: &[Labelled<'_>]) -> f64 {
    let right = given.iter().filter(|given| given.right).count();
    let wanted: usize = topics.iter().map(|topic| topic.articles.len()).sum();
    2.0 * right as f64 / (given.len() + wanted).max(1) as f64
}

fn given(learned: &[Learned], topics: &[Labelled<'_>], thresholds: &[f32], rule: Rule) -> Vec<Given> {
    let articles = learned.first().map_or(0, |one| one.held_out.len());
    let mut above = vec![0.0; learned.len()];
    let mut all = Vec::new();
    for article in 0..articles {
        for ((above, one), threshold) in above.iter_mut().zip(learned).zip(thresholds) {
            *above = one.held_out[article] - threshold;
        }
        all.extend(rule.given(&above).into_iter().map(|(topic, above)| {
            let right = topics[topic].articles.binary_search(&(article as u32)).is_ok();
            Given { topic, above, right }
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two topics and four articles: 0 and 1 have the first, 2 has the second, 3 what the test says.
    fn learned(scores: [[f32; 4]; 2]) -> Vec<Learned> {
        scores.map(|held_out| Learned { weights: Vec::new(), bias: 0.0, held_out: held_out.to_vec() }).into()
    }

    fn topics<'a>(first: &'a [u32], second: &'a [u32]) -> [Labelled<'a>; 2] {
        [first, second].map(|articles| Labelled { qcode: "a:b", name: "", articles })
    }

    #[test]
    fn an_article_without_a_topic_gets_its_surest_where_that_is_seldom_wrong() {
        let learned = learned([[0.5, 0.4, -1.0, -0.04], [-1.0, -1.0, 0.3, -0.5]]);
        let guessed = tuned(&learned, &topics(&[0, 1, 3], &[2]), &[0.0, 0.0]);
        assert_eq!(guessed.0.alone, -0.1);
        assert!(guessed.1.contains(&Given { topic: 0, above: -0.04, right: true }));
        let kept = tuned(&learned, &topics(&[0, 1], &[2]), &[0.0, 0.0]);
        assert_eq!(kept.0.alone, 0.0);
        assert_eq!(kept.1.len(), 3);
    }

    #[test]
    fn more_is_asked_of_the_model_for_topics_beside_others_alone() {
        let rule = of_model(Rule { beside: 0.0, alone: -0.05 });
        assert!(rule.beside > 0.0);
        assert_eq!(rule.alone, -0.05);
    }
}
