//! Learning: articles and their topics in, a model and a report out.
//!
//! `corpus` gathers, `vectors` weighs words by how rare they are, `solver` finds the linear function of one topic,
//! `fold` parts the articles for cross-validation, `threshold` says how high a score must be, `decision` which topics an
//! article gets by that, `report` how good that was on articles that were not learned from. The same articles in the same
//! order give the same model.

mod corpus;
mod decision;
mod fold;
mod one_topic;
mod report;
mod solver;
mod threshold;
mod vectors;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use corpus::{Corpus, Limits};
pub use report::{Report, TopicReport};

use crate::model::{Model, Topic, Weight};
use fold::Folds;
use one_topic::{Learned, learn_topic};
use vectors::Vectors;

/// Why nothing can be learned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LearnError {
    /// No article had a topic.
    #[error("no article carried a subject of the provider's: there is nothing to learn")]
    NoTopics,
    /// Every topic was too rare.
    #[error("no topic has {least} articles or more of {articles} that carry any: there is nothing to learn")]
    TooRare {
        /// What is asked for.
        least: usize,
        /// How many articles there were.
        articles: usize,
    },
}

/// A model may hold so many weights; the least of them go first. With four bytes each it stays well under 20 MB.
const MOST_WEIGHTS: usize = 2_500_000;

/// Learns a model, using so many threads. Their number makes no difference to the model.
///
/// # Errors
/// Where there is nothing to learn from.
pub fn learn(corpus: &Corpus, threads: usize) -> Result<(Model, Report), LearnError> {
    let topics = corpus.topics()?;
    let vectors = Vectors::new(corpus);
    let folds = Folds::new(corpus, &topics, &vectors);
    let learned = in_parallel(topics.len(), threads, |at| learn_topic(&vectors, topics[at].articles, &folds));

    let thresholds = threshold::tuned(&learned, &topics);
    let (rule, given) = decision::tuned(&learned, &topics, &thresholds);
    let sureness = threshold::sureness(&given);
    let report = Report::new(corpus, &topics, &given);

    let least = least_weight(&learned);
    let scale = |one: &Learned| one.weights.iter().fold(0.0_f32, |most, weight| most.max(weight.1.abs())) / 32_000.0;
    let scales: Vec<f32> = learned.iter().map(|one| scale(one).max(f32::MIN_POSITIVE)).collect();
    let mut rows: Vec<Vec<Weight>> = vec![Vec::new(); vectors.keys.len()];
    for (topic, (one, scale)) in learned.iter().zip(&scales).enumerate() {
        for &(feature, weight) in one.weights.iter().filter(|weight| weight.1.abs() >= least) {
            let value = (weight / scale).round() as i16;
            rows[feature as usize].push(Weight { topic: topic as u16, value });
        }
    }
    // In the file features stand by their hashes.
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|feature| vectors.keys[*feature]);
    let rows: Vec<Vec<Weight>> = order.iter().map(|feature| std::mem::take(&mut rows[*feature])).collect();
    let mut starts = vec![0];
    starts.extend(rows.iter().scan(0, |sum, row| {
        *sum += row.len() as u32;
        Some(*sum)
    }));
    let topic = |at: usize| Topic {
        qcode: topics[at].qcode.to_owned(),
        name: topics[at].name.to_owned(),
        articles: topics[at].articles.len() as u32,
        threshold: thresholds[at],
        bias: learned[at].bias,
        scale: scales[at],
    };
    let model = Model {
        articles: corpus.len() as u32,
        languages: corpus.languages(),
        topics: (0..topics.len()).map(topic).collect(),
        rule: decision::of_model(rule),
        sureness,
        keys: order.iter().map(|feature| vectors.keys[*feature]).collect(),
        idf: order.iter().map(|feature| vectors.idf[*feature]).collect(),
        rows: starts,
        weights: rows.into_iter().flatten().collect(),
    };
    Ok((model, report))
}

/// Weights below this decide nothing: without them a model is no worse, smaller by a third, and read sooner.
const SAYS_NOTHING: f32 = 0.03;

/// What a weight must at least be: it says next to nothing below, and there may not be too many.
fn least_weight(learned: &[Learned]) -> f32 {
    let mut sizes: Vec<f32> = learned.iter().flat_map(|one| &one.weights).map(|weight| weight.1.abs()).collect();
    if sizes.len() <= MOST_WEIGHTS {
        return SAYS_NOTHING;
    }
    *sizes.select_nth_unstable_by(MOST_WEIGHTS, |a, b| b.total_cmp(a)).1
}

/// What `work` makes of every number below `count`, in their order.
fn in_parallel<T: Send>(count: usize, threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    let take = || loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        if at >= count {
            return;
        }
        let made = work(at);
        done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, made));
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, count.max(1)) {
            scope.spawn(take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|entry| entry.0);
    done.into_iter().map(|entry| entry.1).collect()
}
