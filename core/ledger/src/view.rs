//! Reading for commands, without the lock, while a run goes on.

mod explain;
mod letters;
mod runs;
mod state;

pub use explain::{DeliverySummary, ItemSummary, StorySummary};
pub use runs::{RunDetail, RunSummary};
pub use state::{PipelineSummary, StateSummary, TableSummary};

use crate::{LedgerError, database};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A ledger to read. Each answer is that of the last commit.
pub struct View {
    connection: Connection,
    path: PathBuf,
    state: PathBuf,
}

impl View {
    /// Opens the ledger of a state directory, to read.
    pub fn open(state: &Path) -> Result<View, LedgerError> {
        let path = database::place(state);
        Ok(View { connection: database::open_to_read(&path)?, path, state: state.to_owned() })
    }

    /// Several questions of one moment.
    fn at_once<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let transaction = self.connection.unchecked_transaction()?;
        let result = read(&transaction)?;
        transaction.finish()?;
        Ok(result)
    }
}
