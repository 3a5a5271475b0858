//! Words that stand beside others and change what those are used for, from a data file of lines that begin with `before:` or `behind:`.

use copydesk_topic_model::words::{Word, words};

/// So many words before may be of its own: "told the French television station".
const NEAR: usize = 4;

/// Words by their hashes, sorted.
#[derive(Debug)]
pub(crate) struct Beside {
    before: Vec<u64>,
    behind: Vec<u64>,
}

impl Beside {
    /// Those of a list.
    pub(crate) fn listed(text: &str) -> Self {
        let of = |head| {
            let lines = text.lines().filter_map(|line| line.strip_prefix(head));
            let mut hashes: Vec<u64> = lines.flat_map(words).map(|word| word.hash).collect();
            hashes.sort_unstable();
            hashes
        };
        Self { before: of("before:"), behind: of("behind:") }
    }

    /// Whether one stands right behind the word at `last`.
    pub(crate) fn is_behind(&self, passage: &[Word], last: usize) -> bool {
        passage.get(last + 1).is_some_and(|word| self.behind.binary_search(&word.hash).is_ok())
    }

    /// Whether one stands right before the word at `first`.
    pub(crate) fn is_right_before(&self, passage: &[Word], first: usize) -> bool {
        first.checked_sub(1).is_some_and(|at| self.before.binary_search(&passage[at].hash).is_ok())
    }

    /// Whether one stands near before the word at `first`, in the same part of a sentence.
    pub(crate) fn is_near_before(&self, passage: &[Word], first: usize) -> bool {
        let joined = (first.saturating_sub(NEAR) + 1..=first).rev().take_while(|at| passage[*at].joined());
        joined.map(|at| passage[at - 1].hash).any(|hash| self.before.binary_search(&hash).is_ok())
    }
}
