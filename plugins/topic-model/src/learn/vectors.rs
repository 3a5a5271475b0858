//! Articles as vectors: what they have of each feature, weighed by how rare it is, of length one.

use super::corpus::Corpus;
use crate::model::value;

/// A feature of fewer articles teaches nothing that holds elsewhere; the more articles there are, the likelier two of them
/// share by chance what means nothing.
fn least_articles(articles: usize) -> u32 {
    const MANY: usize = 4_000;
    if articles < MANY { 2 } else { 3 }
}

/// All articles, and the features they are told in: common ones have low numbers, so that what is asked for all the time
/// lies close together.
#[derive(Debug)]
pub(super) struct Vectors {
    /// Hashes of the features.
    pub(super) keys: Vec<u32>,
    pub(super) idf: Vec<f32>,
    starts: Vec<usize>,
    entries: Vec<(u32, f32)>,
}

impl Vectors {
    pub(super) fn new(corpus: &Corpus) -> Vectors {
        let least = least_articles(corpus.len());
        let mut all: Vec<u32> = corpus.features().iter().map(|feature| feature.0).collect();
        all.sort_unstable();
        let sorted: Vec<(u32, u32)> = all
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0], same.len() as u32))
            .filter(|(_, articles)| *articles >= least)
            .collect();
        let mut common: Vec<u32> = (0..sorted.len() as u32).collect();
        common.sort_by_key(|at| std::cmp::Reverse(sorted[*at as usize].1));
        let mut number = vec![0; sorted.len()];
        (0..).zip(&common).for_each(|(new, at)| number[*at as usize] = new);
        let told = common.iter().map(|at| sorted[*at as usize]);
        // By the root, for the rarest words are names and figures of one week.
        let idf = |articles: u32| (1.0 + (corpus.len() as f32 / articles as f32).ln()).sqrt();
        let mut vectors = Vectors {
            keys: told.clone().map(|feature| feature.0).collect(),
            idf: told.map(|feature| idf(feature.1)).collect(),
            starts: vec![0],
            entries: Vec::new(),
        };
        for at in 0..corpus.len() {
            let from = vectors.entries.len();
            let mut place = 0;
            for &(key, count) in corpus.article(at) {
                // Both are sorted: what is left of the features is searched.
                place += sorted[place..].partition_point(|known| known.0 < key);
                if sorted.get(place).is_some_and(|known| known.0 == key) {
                    let feature = number[place];
                    vectors.entries.push((feature, value(u32::from(count)) * vectors.idf[feature as usize]));
                }
            }
            let new = &mut vectors.entries[from..];
            new.sort_unstable_by_key(|entry| entry.0);
            let length = new.iter().map(|entry| entry.1 * entry.1).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            new.iter_mut().for_each(|entry| entry.1 /= length);
            vectors.starts.push(vectors.entries.len());
        }
        vectors
    }

    /// An article's features and what it has of each.
    #[inline]
    pub(super) fn of(&self, article: u32) -> &[(u32, f32)] {
        &self.entries[self.starts[article as usize]..self.starts[article as usize + 1]]
    }

    /// How many of these articles have each feature.
    pub(super) fn count(&self, articles: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut counts = vec![0; self.features()];
        articles.for_each(|article| self.of(article).iter().for_each(|entry| counts[entry.0 as usize] += 1));
        counts
    }

    pub(super) fn articles(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn features(&self) -> usize {
        self.keys.len()
    }
}
