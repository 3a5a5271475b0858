//! Where a stage ended the run: what came in behind that is not taken through the stages any more.

use std::sync::atomic::{AtomicU64, Ordering};

/// The first batch, in the input's order, in which a stage ended the run.
#[derive(Debug)]
pub(crate) struct Cut(AtomicU64);

impl Default for Cut {
    fn default() -> Cut {
        Cut(AtomicU64::new(u64::MAX))
    }
}

impl Cut {
    /// The run ends within this batch, or where it was to end before that.
    pub(crate) fn within(&self, batch: u64) {
        self.0.fetch_min(batch, Ordering::Relaxed);
    }

    /// Whether a batch comes behind the one in which the run ends. What is taken for going on by a late look is held back at delivery.
    pub(crate) fn is_before(&self, batch: u64) -> bool {
        self.0.load(Ordering::Relaxed) < batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_batch_in_which_the_run_ends_counts_whichever_is_told_first() {
        let cut = Cut::default();
        assert!(!cut.is_before(u64::MAX - 1));
        for (told, cut_at) in [(7, 7), (3, 3), (5, 3)] {
            cut.within(told);
            assert!(!cut.is_before(cut_at) && cut.is_before(cut_at + 1), "{told}");
        }
    }
}
