//! Cross-validation parts the articles, so that each is judged by what was learned from the others.

use super::corpus::{Corpus, Labelled};
use super::vectors::Vectors;

/// Learning takes time for each; three leave two thirds to learn from.
const FOLDS: u8 = 3;

/// Articles to learn from, and how many of them have each feature.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) articles: Vec<u32>,
    pub(super) counts: Vec<u32>,
}

/// All articles, and for each part those outside it.
#[derive(Debug)]
pub(super) struct Folds {
    pub(super) all: Part,
    pub(super) without: Vec<Part>,
    /// By article: its part.
    pub(super) of: Vec<u8>,
}

impl Folds {
    pub(super) fn new(corpus: &Corpus, topics: &[Labelled<'_>], vectors: &Vectors) -> Folds {
        let of = parted(corpus, topics);
        let part = |articles: Vec<u32>| Part { counts: vectors.count(articles.iter().copied()), articles };
        let others = |part: u8| (0..corpus.len() as u32).filter(|article| of[*article as usize] != part).collect();
        let (all, without) =
            (part((0..corpus.len() as u32).collect()), (0..FOLDS).map(|at| part(others(at))).collect());
        Folds { all, without, of }
    }
}

/// The part of every article. The articles of each topic, the rarest first, are dealt out in turn, so that no part has
/// all of them.
fn parted(corpus: &Corpus, topics: &[Labelled<'_>]) -> Vec<u8> {
    const NONE: u8 = u8::MAX;
    let mut parts = vec![NONE; corpus.len()];
    let mut rarest: Vec<&Labelled<'_>> = topics.iter().collect();
    rarest.sort_by_key(|topic| topic.articles.len());
    let mut next = 0;
    let mut deal = |part: &mut u8| {
        if *part == NONE {
            *part = next;
            next = (next + 1) % FOLDS;
        }
    };
    for topic in rarest {
        topic.articles.iter().for_each(|article| deal(&mut parts[*article as usize]));
    }
    parts.iter_mut().for_each(deal);
    parts
}
