//! Batches that were worked on side by side, in the input's order again.

use crate::batch::Batch;
use std::collections::BTreeMap;

/// Holds back batches until those before them have come.
pub(crate) struct Order<T> {
    next: u64,
    waiting: BTreeMap<u64, Batch<T>>,
}

impl<T> Default for Order<T> {
    fn default() -> Order<T> {
        Order { next: 0, waiting: BTreeMap::new() }
    }
}

impl<T> Order<T> {
    pub(crate) fn push(&mut self, batch: Batch<T>) {
        self.waiting.insert(batch.number, batch);
    }

    /// The next batch, if it has come.
    pub(crate) fn pop(&mut self) -> Option<Batch<T>> {
        let batch = self.waiting.remove(&self.next)?;
        self.next += 1;
        Some(batch)
    }
}
