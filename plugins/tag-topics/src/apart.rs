//! Phrases that ship and are judged apart, while the vocabulary is compiled: figures of speech, what people and houses are called by, and what
//! games have in common.

use std::collections::HashSet;

use crate::lexicon::{FIGURE, PLAYED, SHARED};
use crate::shape::ByHash;
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
}
