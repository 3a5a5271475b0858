//! How high a score must be, by the scores of articles that were not learned from.

use super::corpus::Labelled;
use super::decision::Given;
use super::one_topic::Learned;

/// A topic's own best threshold weighs as many as its articles, the one of all rare topics together as many as this.
const OTHERS: f32 = 5.0;
/// Topics with fewer articles than this are asked together where rare ones lie.
const RARE: usize = 20;
/// Where the threshold of all rare topics may lie, and where it lies if no topic is rare.
const USUAL: (f32, f32, f32) = (-0.8, -0.65, -0.3);
/// By so much it is lowered: a topic that has been given twice in a year is missed more than it is in the way.
const LOWERED: f32 = 0.05;

/// Every article's score and whether it has the topic, highest first.
fn ranked(one: &Learned, topic: &Labelled<'_>) -> Vec<(f32, bool)> {
    let mut has = vec![false; one.held_out.len()];
    topic.articles.iter().for_each(|article| has[*article as usize] = true);
    let mut ranked: Vec<(f32, bool)> = one.held_out.iter().copied().zip(has).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    ranked
}

/// The threshold with the best F1: between the last score that is taken and the first that is not.
fn best(ranked: &[(f32, bool)], with: usize) -> Option<f32> {
    let mut found = 0;
    let mut best: Option<(f32, f32)> = None;
    for (at, (score, has)) in ranked.iter().enumerate() {
        found += usize::from(*has);
        let f1 = 2.0 * found as f32 / (at + 1 + with) as f32;
        if found > 0 && best.is_none_or(|best| f1 > best.0) {
            let next = ranked.get(at + 1).map_or(*score, |next| next.0);
            best = Some((f1, (score + next) / 2.0));
        }
    }
    best.map(|best| best.1)
}

/// The threshold of each topic for held-out scores. The best one of few articles is chance, so it is drawn towards that of other rare ones.
pub(super) fn tuned(learned: &[Learned], topics: &[Labelled<'_>]) -> Vec<f32> {
    let mut rare: Vec<(f32, bool)> = Vec::new();
    let mut with = 0;
    let mut own = Vec::with_capacity(topics.len());
    for (one, topic) in learned.iter().zip(topics) {
        let ranked = ranked(one, topic);
        own.push(best(&ranked, topic.articles.len()));
        if topic.articles.len() < RARE {
            with += topic.articles.len();
            // The best few of each: the others are far from any threshold.
            rare.extend_from_slice(&ranked[..ranked.len().min(4 * RARE)]);
        }
    }
    rare.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    let others = best(&rare, with).map_or(USUAL.1, |best| best.clamp(USUAL.0, USUAL.2)) - LOWERED;
    let drawn = |(own, topic): (Option<f32>, &Labelled<'_>)| {
        let count = topic.articles.len() as f32;
        own.map_or(others, |own| (own * count + others * OTHERS) / (count + OTHERS))
    };
    own.into_iter().zip(topics).map(drawn).collect()
}

/// From how far a score lies above what is asked for to the log-odds that the topic is right: a logistic regression over
/// what was given to articles that were not learned from.
pub(super) fn sureness(given: &[Given]) -> (f32, f32) {
    const STEPS: usize = 30;
    /// As if so many of each kind lay on the threshold: few articles make nobody sure.
    const DOUBT: f64 = 2.0;
    /// Where every score is right, as among articles that are nearly alike, the curve would be a step. No archive with errors to learn from has had a
    /// steeper one than this.
    const STEEPEST: f64 = 8.0;
    let given = || given.iter().map(|given| (f64::from(given.above), f64::from(u8::from(given.right))));
    let (mut slope, mut start) = (1.0_f64, 0.0_f64);
    for _ in 0..STEPS {
        // Newton's method: gradient, and the three different entries of the curvature.
        let sure = |above: f64| 1.0 / (1.0 + (-(slope * above + start)).exp());
        let at_nought = sure(0.0);
        let mut gradient = (0.0, DOUBT * (1.0 - 2.0 * at_nought));
        let mut curve = (1e-3, 0.0, 2.0 * DOUBT * at_nought * (1.0 - at_nought) + 1e-9);
        for (above, has) in given() {
            let sure = sure(above);
            let spread = sure * (1.0 - sure);
            gradient = (gradient.0 + (has - sure) * above, gradient.1 + has - sure);
            curve = (curve.0 + spread * above * above, curve.1 + spread * above, curve.2 + spread);
        }
        let whole = curve.0 * curve.2 - curve.1 * curve.1;
        if whole.abs() < 1e-12 {
            break;
        }
        slope = (slope + (curve.2 * gradient.0 - curve.1 * gradient.1) / whole).clamp(0.0, STEEPEST);
        start = (start + (curve.0 * gradient.1 - curve.1 * gradient.0) / whole).clamp(-10.0, 10.0);
    }
    (slope as f32, start as f32)
}
