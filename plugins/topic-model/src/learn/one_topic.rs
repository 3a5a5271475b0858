//! One topic: its function, learned from all articles, and the scores of each by a function that never saw it.

use super::SAYS_NOTHING;
use super::fold::{Folds, Part};
use super::solver::{Function, solve};
use super::vectors::Vectors;

/// What was learned of one topic.
#[derive(Debug)]
pub(super) struct Learned {
    /// Features and their weights, ascending, without those that say nothing.
    pub(super) weights: Vec<(u32, f32)>,
    pub(super) bias: f32,
    /// By article: its score when its part was left out.
    pub(super) held_out: Vec<f32>,
}

/// How far the function that is learned from all articles is drawn towards the mean of those that are learned from a part: what
/// they agree on holds for new articles more often than what one of them alone has found.
const DRAWN: f32 = 0.3;

fn draw(function: &mut Function, others: &[Function]) {
    let drawn = |own: f32, of: &dyn Fn(&Function) -> f32| {
        let mean = others.iter().map(of).sum::<f32>() / others.len().max(1) as f32;
        own + DRAWN * (mean - own)
    };
    for (at, weight) in function.weights.iter_mut().enumerate() {
        *weight = drawn(*weight, &|other| other.weights[at]);
    }
    function.bias = drawn(function.bias, &|other| other.bias);
}

/// Learns the topic that these articles have.
pub(super) fn learn_topic(vectors: &Vectors, with: &[u32], folds: &Folds) -> Learned {
    let mut has = vec![false; vectors.articles()];
    with.iter().for_each(|article| has[*article as usize] = true);
    let learn_from = |part: &Part| {
        let have: Vec<bool> = part.articles.iter().map(|article| has[*article as usize]).collect();
        solve(vectors, &part.articles, &part.counts, &have)
    };
    let others: Vec<Function> = folds.without.iter().map(learn_from).collect();
    let score = |(article, part): (u32, &u8)| others[usize::from(*part)].score(vectors.of(article));
    let held_out = (0..).zip(&folds.of).map(score).collect();
    let mut function = learn_from(&folds.all);
    draw(&mut function, &others);
    let weights = function.weights.iter().enumerate().filter(|weight| weight.1.abs() >= SAYS_NOTHING);
    Learned {
        weights: weights.map(|(feature, weight)| (feature as u32, *weight)).collect(),
        bias: function.bias,
        held_out,
    }
}
