//! A worker's question, beside the writer: has this been seen?

use crate::{Asked, ItemKey, Known, LedgerError};
use jiff::Timestamp;

/// A read-only connection of its own. Its answers are those of the last commit; what a group decides by is
/// [`Group::look`](crate::Group::look).
pub struct SeenReader {}

impl SeenReader {
    /// What is known of the item.
    pub fn look(&mut self, key: &ItemKey, asked: Asked, now: Timestamp) -> Result<Known, LedgerError> {
        todo!("{key:?} {asked:?} {now:?}")
    }
}
