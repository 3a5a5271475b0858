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

    /// What is left when no more comes. There is a gap before it only where a run was stopped while a batch was on its way
    /// to a worker: that one was not taken in.
    pub(crate) fn rest(self) -> impl Iterator<Item = Batch<T>> {
        self.waiting.into_values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Load;

    fn batch(number: u64) -> Batch<()> {
        Batch { number, items: Vec::new(), load: Load::default() }
    }

    #[test]
    fn batches_come_out_in_their_order_and_none_is_kept_back_at_the_end() {
        let mut order = Order::default();
        order.push(batch(1));
        assert!(order.pop().is_none());
        order.push(batch(0));
        let numbers: Vec<u64> = std::iter::from_fn(|| order.pop()).map(|batch| batch.number).collect();
        assert_eq!(numbers, [0, 1]);
        order.push(batch(4));
        order.push(batch(3));
        assert!(order.pop().is_none());
        assert_eq!(order.rest().map(|batch| batch.number).collect::<Vec<_>>(), [3, 4]);
    }
}
