//! Two blocks of which one repeats the other.

use crate::similar::Relation;

/// One block repeats another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The earlier block.
    pub(crate) first: usize,
    /// The later one.
    pub(crate) second: usize,
    pub(crate) relation: Relation,
}
