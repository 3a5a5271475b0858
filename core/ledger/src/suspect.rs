//! Suspects: what a process was at work on when it died.

use crate::{Ledger, LedgerError, PipelineId};
use jiff::Timestamp;

/// An article that a process was at work on when it died.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSuspect {
    /// The story, or the place of what was not yet decoded.
    pub uri: String,
    /// The digest of the article, as in [`ItemKey`](crate::ItemKey).
    pub content: [u8; 16],
    /// The stage that had it.
    pub stage: Option<String>,
    /// When it was found.
    pub at: Timestamp,
}

/// A suspect, and how often it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The story, or the place of what was not yet decoded.
    pub uri: String,
    /// The digest of the article.
    pub content: [u8; 16],
    /// The stage that had it last.
    pub stage: Option<String>,
    /// How many processes died while they had it.
    pub attempts: u32,
    /// When it was found last.
    pub at: Timestamp,
}

impl Ledger {
    /// The suspects of a pipeline. Settling an item clears it.
    pub fn suspects(&self, pipeline: PipelineId) -> Result<Vec<Suspect>, LedgerError> {
        todo!("{pipeline:?}")
    }

    /// After an unclean end: counts one more attempt for each.
    pub fn note_suspects(&mut self, pipeline: PipelineId, found: &[FoundSuspect]) -> Result<(), LedgerError> {
        todo!("{pipeline:?} {found:?}")
    }

    /// Clears a suspect that turned out to be none.
    pub fn forget_suspect(&mut self, pipeline: PipelineId, uri: &str, content: [u8; 16]) -> Result<(), LedgerError> {
        todo!("{pipeline:?} {uri:?} {content:?}")
    }
}
