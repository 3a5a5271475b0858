//! Phrases that ship and are judged apart, while the vocabulary is compiled: figures of speech, what people and houses are called by,
//! titles, sources, and what games have in common.

use std::collections::HashSet;

use crate::lexicon::phrase::{Tells, Uses};
use crate::lexicon::shape::{ByHash, Shape};
use crate::lexicon::{Demands, FIGURE, PLAYED, SHARED, extend};
use crate::taxonomy::ConceptId;

/// Phrases by their keys.
pub(crate) type Keys = HashSet<u64, ByHash>;

/// What is judged apart; nothing by default, as what a newsroom adds it means.
#[derive(Debug, Default)]
pub(crate) struct Apart {
    /// Phrases that are said in figures.
    pub(crate) figures: Keys,
    /// Phrases of what games play.
    pub(crate) played: Keys,
    /// The concepts by whose words people, houses and things are called.
    pub(crate) callers: HashSet<ConceptId>,
    /// Words that are surnames as well.
    pub(crate) surnames: Keys,
    /// Phrases that titles end in.
    pub(crate) titles: Keys,
    /// Names of people in politics.
    pub(crate) people: Keys,
    /// The concepts whose words name where news comes from.
    pub(crate) sources: HashSet<ConceptId>,
    /// Phrases that games have in common.
    pub(crate) shared: Keys,
    /// The games.
    pub(crate) games: HashSet<ConceptId>,
}

impl Apart {
    /// The number of the company that a phrase needs for a concept, by what it would need otherwise; 0 is none.
    pub(crate) fn company(&self, key: u64, concept: ConceptId, otherwise: u16) -> u16 {
        let is_shared = self.games.contains(&concept) && self.shared.contains(&key);
        let needs = match otherwise {
            0 if self.figures.contains(&key) => FIGURE,
            0 if self.played.contains(&key) => PLAYED,
            _ => otherwise,
        };
        needs | if is_shared { SHARED } else { 0 }
    }

    /// What a phrase tells of the news.
    pub(crate) fn tells(&self, shape: &Shape) -> Tells {
        if self.people.contains(&shape.key()) { Tells::NAME } else { shape.tells }
    }

    /// What a phrase is used for that speaks for a concept. One that tells an event is no title: who "becomes president" is news.
    pub(crate) fn uses(&self, shape: &Shape, concept: ConceptId) -> Uses {
        let words = &shape.words[..shape.len];
        let is_title = |words: &[u64]| {
            let key = words.iter().copied().reduce(extend);
            key.is_some_and(|key| self.titles.contains(&key))
        };
        let calls = shape.len == 1
            && shape.demands == Demands::NONE
            && (self.callers.contains(&concept) || self.surnames.contains(&shape.key()));
        let titles = shape.tells != Tells::EVENT && (0..shape.len).any(|from| is_title(&words[from..]));
        let of = |uses: Uses, has: bool| if has { uses } else { Uses::default() };
        of(Uses::CALL, calls).and(of(Uses::TITLE, titles)).and(of(Uses::SOURCE, self.sources.contains(&concept)))
    }
}
