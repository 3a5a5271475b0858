//! The account of a run: what came in, and what became of it. It adds up.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What came in and what became of it, in articles; a record that is no article counts as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// What came in.
    pub received: u64,
    /// What every sink has taken.
    pub delivered: u64,
    /// What a stage dropped, or an error policy: stage → reason → how many.
    pub dropped: BTreeMap<String, BTreeMap<String, u64>>,
    /// What may not be put out (yet): state → how many.
    pub held: BTreeMap<String, u64>,
    /// What failed and was put aside.
    pub dead_lettered: u64,
    /// What was received before at the same version, and is settled.
    pub skipped: u64,
    /// What came after a newer version of the same story.
    pub superseded: u64,
    /// What a run that had to stop did not finish.
    pub unfinished: u64,
}

/// Of the reasons that one stage gives, so many are counted each by itself: reasons are a plugin's words, and memory stays flat.
const MOST_REASONS: usize = 50;

impl Account {
    pub(crate) fn drop_one(&mut self, stage: &str, reason: &str) {
        self.drop_some(stage, reason, 1);
    }

    fn drop_some(&mut self, stage: &str, reason: &str, count: u64) {
        let reasons = self.dropped.entry(stage.to_owned()).or_default();
        let known = reasons.contains_key(reason) || reasons.len() < MOST_REASONS;
        *reasons.entry(if known { reason } else { "other reasons" }.to_owned()).or_default() += count;
    }

    pub(crate) fn hold_one(&mut self, state: &str) {
        *self.held.entry(state.to_owned()).or_default() += 1;
    }

    /// Adds another account.
    pub(crate) fn add(&mut self, other: &Account) {
        self.received += other.received;
        self.delivered += other.delivered;
        self.dead_lettered += other.dead_lettered;
        self.skipped += other.skipped;
        self.superseded += other.superseded;
        self.unfinished += other.unfinished;
        for (state, count) in &other.held {
            *self.held.entry(state.clone()).or_default() += count;
        }
        for (stage, reasons) in &other.dropped {
            for (reason, count) in reasons {
                self.drop_some(stage, reason, *count);
            }
        }
    }

    /// How many were dropped.
    pub fn dropped_total(&self) -> u64 {
        self.dropped.values().flat_map(BTreeMap::values).sum()
    }

    /// How many are held back.
    pub fn held_total(&self) -> u64 {
        self.held.values().sum()
    }

    /// All that is settled, or known to be unfinished.
    pub fn accounted(&self) -> u64 {
        self.delivered
            + self.dropped_total()
            + self.held_total()
            + self.dead_lettered
            + self.skipped
            + self.superseded
            + self.unfinished
    }

    /// Whether what came in is what became of it.
    pub fn adds_up(&self) -> bool {
        self.received == self.accounted()
    }
}
