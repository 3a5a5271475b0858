//! What commands read of dead letters, and how they drop some.

use super::View;
use crate::error::InLedger;
use crate::{
    Closed, LedgerError, LetterFilter, LetterId, LetterSummary, RunId, StoredLetter, database, letter, lock, record,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

impl View {
    /// Dead letters in the order in which they came.
    pub fn letters(&self, filter: &LetterFilter) -> Result<Vec<LetterSummary>, LedgerError> {
        letter::letters(&self.connection, filter).of(&self.path)
    }

    /// A dead letter with its article, if there is one of this number.
    pub fn letter(&self, letter: LetterId) -> Result<Option<StoredLetter>, LedgerError> {
        letter::letter(&self.connection, letter).of(&self.path)
    }

    /// Closes open letters for good: their articles count as dropped. All or none; works while a run goes on, but not while the
    /// letters of the pipeline are replayed.
    pub fn drop_letters(&self, letters: &[LetterId], now: Timestamp) -> Result<(), LedgerError> {
        let mut connection = database::open_beside(&self.path)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).of(&self.path)?;
        // No run begins from here on. Where nobody holds the lock, a replay without an end was killed.
        let held = lock::held(&self.state).is_some();
        for &letter in letters {
            if held && let Some(run) = replaying(&transaction, letter).of(&self.path)? {
                return Err(LedgerError::BeingReplayed { letter, run });
            }
            if !record::close_letter(&transaction, letter, Closed::Dropped, now).of(&self.path)? {
                return Err(LedgerError::NoSuchLetter { letter });
            }
        }
        transaction.commit().of(&self.path)
    }
}

/// The run that replays letters of this one's pipeline.
fn replaying(db: &Connection, letter: LetterId) -> rusqlite::Result<Option<RunId>> {
    let sql = "SELECT r.id FROM dead_letters d JOIN runs r ON r.pipeline = d.pipeline
               WHERE d.id = ?1 AND r.replay = 1 AND r.outcome IS NULL";
    db.query_row(sql, (letter,), |row| row.get(0)).optional()
}
