//! A worker's question, beside the writer: has this been seen?

use crate::error::InLedger;
use crate::{Asked, ItemKey, Known, LedgerError, PipelineId, SinkId, database, known};
use jiff::Timestamp;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A read-only connection of its own. Its answers are those of the last commit; what a group decides by is
/// [`Group::look`](crate::Group::look).
pub struct SeenReader {
    connection: Connection,
    path: PathBuf,
    pipeline: PipelineId,
    sinks: Vec<SinkId>,
}

impl SeenReader {
    pub(crate) fn open(path: &Path, pipeline: PipelineId, sinks: &[SinkId]) -> Result<SeenReader, LedgerError> {
        let connection = database::open_to_read(path)?;
        // There are as many as workers, and a commit empties their caches: a small one each.
        connection.pragma_update(None, "cache_size", -1024).of(path)?;
        Ok(SeenReader { connection, path: path.to_owned(), pipeline, sinks: sinks.to_vec() })
    }

    /// What is known of the item.
    pub fn look(&mut self, key: &ItemKey, asked: Asked, now: Timestamp) -> Result<Known, LedgerError> {
        known::look(&self.connection, self.pipeline, &self.sinks, key, asked, now).of(&self.path)
    }
}
