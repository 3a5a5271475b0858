//! The writer.

use crate::error::InLedger;
use crate::lock::Lock;
use crate::{
    Group, Holder, LedgerError, LetterId, PipelineId, Run, RunId, SeenReader, SinkId, connection, database, folder,
};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

/// The journal's pages go into the ledger when there are so many: 4 MiB.
const CHECKPOINT_PAGES: i32 = 1000;

/// The only writer of a state directory; holds its lock for its life.
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// How many pages lie in the journal since the last checkpoint.
    journal_pages: Arc<AtomicI32>,
    /// Why this ledger writes no more: a sync failed.
    broken: Option<String>,
    /// What went wrong after a commit, moving the journal: what was committed stands, so the next call tells.
    owed: Option<LedgerError>,
    /// Whether any pipeline has suspects; settling looks for them only then.
    pub(crate) has_suspects: bool,
    _lock: Lock,
}

/// A sink, as the ledger knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinkState {
    /// The sink.
    pub id: SinkId,
    /// The committed length in bytes of a sink that appends; what lies beyond it was never committed.
    pub length: Option<u64>,
    /// The process of the last run that used it, where that run was cut short or had to give up.
    pub unclean: Option<u32>,
}

impl Ledger {
    /// Makes the folder where it is missing, takes its lock, opens the ledger and brings it up to date.
    pub fn open(state: &Path, holder: &Holder) -> Result<Ledger, LedgerError> {
        folder::make(state)?;
        let lock = Lock::take(state, holder)?;
        let path = database::place(state);
        let mut connection = database::open_to_write(&path)?;
        let journal_pages = Arc::new(AtomicI32::new(0));
        let noted = Arc::clone(&journal_pages);
        // Checkpoints are ours: one that SQLite makes by itself keeps a failed sync to itself.
        let hook = connection.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, pages| {
            noted.store(pages, Ordering::Relaxed);
            Ok(())
        }));
        hook.of(&path)?;
        let has_suspects =
            connection.query_row("SELECT EXISTS (SELECT 1 FROM suspects)", [], |row| row.get(0)).of(&path)?;
        Ok(Ledger { connection, path, journal_pages, broken: None, owed: None, has_suspects, _lock: lock })
    }

    /// The sink's row, made where it is new; notes that the run uses it. `identity` says where the sink writes (`lines:out/all.jsonl`).
    pub fn sink(&mut self, run: &Run, identity: &str) -> Result<SinkState, LedgerError> {
        self.write(|tx| {
            let insert = "INSERT INTO sinks (pipeline, identity) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            tx.execute(insert, (run.pipeline, identity))?;
            let find = "SELECT s.id, s.length, CASE WHEN r.outcome IN ('cut short', 'failed') THEN r.pid END
                        FROM sinks s LEFT JOIN runs r ON r.id = s.used_by WHERE s.pipeline = ?1 AND s.identity = ?2";
            let state = tx.query_row(find, (run.pipeline, identity), |row| {
                Ok(SinkState { id: row.get(0)?, length: row.get(1)?, unclean: row.get(2)? })
            })?;
            tx.execute("UPDATE sinks SET used_by = ?2 WHERE id = ?1", (state.id, run.id))?;
            Ok(state)
        })
    }

    /// Whether the pipeline has any item; if not, workers need not ask.
    pub fn has_items(&self, pipeline: PipelineId) -> Result<bool, LedgerError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM stories WHERE pipeline = ?1)";
        self.connection.query_row(sql, (pipeline,), |row| row.get(0)).of(&self.path)
    }

    /// Of these runs, those whose definition was another than this one's: `config` is its digest. A run whose row is forgotten is none.
    pub fn with_another_config(
        &self,
        config: &str,
        runs: impl IntoIterator<Item = RunId>,
    ) -> Result<Vec<RunId>, LedgerError> {
        let found = || {
            let mut statement = self.connection.prepare_cached("SELECT config <> ?2 FROM runs WHERE id = ?1")?;
            let mut found = Vec::new();
            for run in runs {
                if statement.query_row((run, config), |row| row.get(0)).optional()? == Some(true) {
                    found.push(run);
                }
            }
            Ok(found)
        };
        found().of(&self.path)
    }

    /// Open letters of the pipeline of which no byte came in, each with the document that could not be read.
    pub fn unread(&self, pipeline: PipelineId) -> Result<Vec<(LetterId, String)>, LedgerError> {
        // An empty document is one that was read: its record has a number.
        let sql = "SELECT d.id, i.source FROM dead_letters d JOIN items i ON i.id = d.item
                   WHERE d.pipeline = ?1 AND d.closed IS NULL AND length(d.bytes) = 0 AND d.record ->> 'number' = 0";
        let found = || {
            let mut statement = self.connection.prepare(sql)?;
            let letters = statement.query_map((pipeline,), |row| Ok((row.get(0)?, row.get(1)?)))?;
            letters.collect::<rusqlite::Result<Vec<_>>>()
        };
        found().of(&self.path)
    }

    /// A read-only connection of its own, for a worker: it may be used from another thread while the writer writes.
    pub fn seen_reader(&self, pipeline: PipelineId, sinks: &[SinkId]) -> Result<SeenReader, LedgerError> {
        SeenReader::open(&self.path, pipeline, sinks)
    }

    /// Begins a group. `sinks` are all that the definition has now.
    pub fn group<'a>(&'a mut self, run: &'a Run, sinks: &'a [SinkId]) -> Result<Group<'a>, LedgerError> {
        Group::begin(self, run, sinks)
    }

    /// One short write transaction.
    pub(crate) fn write<T>(
        &mut self,
        act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        self.check()?;
        let done = (|| {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = act(&transaction)?;
            transaction.commit()?;
            Ok(result)
        })();
        let result = self.note(done)?;
        self.checkpoint();
        Ok(result)
    }

    /// Fails once a sync has failed, and tells what an earlier call left to tell.
    pub(crate) fn check(&mut self) -> Result<(), LedgerError> {
        if let Some(message) = &self.broken {
            return Err(LedgerError::SyncFailed { path: self.path.clone(), message: message.clone() });
        }
        self.owed.take().map_or(Ok(()), Err)
    }

    /// After a failed sync nobody knows what the disk holds, and a second sync may claim success: nothing is written any more,
    /// not even when the file is closed.
    pub(crate) fn note<T>(&mut self, result: rusqlite::Result<T>) -> Result<T, LedgerError> {
        let result = result.of(&self.path);
        if let Err(LedgerError::SyncFailed { message, .. }) = &result {
            self.broken = Some(message.clone());
            // Only an unknown option could fail.
            let _ = connection::checkpoint_on_close(&self.connection, false);
        }
        result
    }

    /// After a commit: moves the journal into the ledger where it has grown long.
    pub(crate) fn checkpoint(&mut self) {
        if self.journal_pages.load(Ordering::Relaxed) >= CHECKPOINT_PAGES {
            self.owed = self.checkpoint_now("PRAGMA wal_checkpoint(PASSIVE)").err();
        }
    }

    pub(crate) fn checkpoint_now(&mut self, pragma: &str) -> Result<(), LedgerError> {
        // Readers in the way are not waited for: what cannot be moved now is moved next time.
        let result = (|| {
            self.connection.busy_timeout(Duration::ZERO)?;
            let moved = self.connection.query_row(pragma, [], |_| Ok(()));
            self.connection.busy_timeout(connection::PATIENCE)?;
            moved
        })();
        match self.note(result) {
            Ok(()) => self.journal_pages.store(0, Ordering::Relaxed),
            // What was committed lies in the journal, synced. The journal grows until there is space again, or no reader in the way.
            Err(LedgerError::Full { .. } | LedgerError::Busy { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
