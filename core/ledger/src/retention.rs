//! How long, and how much, the ledger remembers.

use crate::{Ledger, LedgerError};
use jiff::Timestamp;
use serde::Serialize;
use std::time::Duration;

/// What the ledger may forget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// What is older may go.
    pub age: Option<Duration>,
    /// The size in bytes that the file should stay under.
    pub size: Option<u64>,
}

/// What the ledger forgot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pruned {
    /// Lineages.
    pub lineage: u64,
    /// Runs.
    pub runs: u64,
    /// Closed dead letters.
    pub letters: u64,
    /// Items.
    pub items: u64,
    /// The size in bytes before.
    pub bytes_before: u64,
    /// The size in bytes after.
    pub bytes_after: u64,
}

impl Ledger {
    /// Forgets what may go, in short transactions, and gives the space back.
    pub fn prune(&mut self, retention: &Retention, now: Timestamp) -> Result<Pruned, LedgerError> {
        todo!("{retention:?} {now:?}")
    }
}
