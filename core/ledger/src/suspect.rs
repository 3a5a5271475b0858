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
    /// The signal that the stage's own call raised, if it was that which ended the process.
    pub signal: Option<i32>,
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
    /// How many processes died of a signal that the stage's own call raised.
    pub crashes: u32,
    /// The last such signal.
    pub signal: Option<i32>,
    /// How many processes were ended from outside while they had it.
    pub kills: u32,
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
