//! Groups: what a run settles, in transactions.

use crate::record::Recorder;
use crate::values::At;
use crate::{
    Asked, Came, Closed, ItemId, ItemKey, Known, Ledger, LedgerError, Letter, LetterId, OutAt, Run, Settled, SinkId,
    known, record,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// One write transaction. Dropped without [`commit`](Group::commit) it leaves nothing behind. After a call failed, all later
/// ones fail too: begin a new group.
pub struct Group<'a> {
    ledger: &'a mut Ledger,
    run: &'a Run,
    sinks: &'a [SinkId],
    state: GroupState,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum GroupState {
    Open,
    /// A call failed. SQLite may have rolled back already: a later statement would stand alone, and be kept.
    Failed,
    Committed,
}

impl<'a> Group<'a> {
    pub(crate) fn begin(ledger: &'a mut Ledger, run: &'a Run, sinks: &'a [SinkId]) -> Result<Group<'a>, LedgerError> {
        ledger.check()?;
        let begun = ledger.connection.execute_batch("BEGIN IMMEDIATE");
        ledger.note(begun)?;
        Ok(Group { ledger, run, sinks, state: GroupState::Open })
    }
}

impl Group<'_> {
    /// What is known of the item; what this group has recorded counts.
    pub fn look(&mut self, key: &ItemKey, asked: Asked, now: Timestamp) -> Result<Known, LedgerError> {
        let (pipeline, sinks) = (self.run.pipeline, self.sinks);
        self.act(|db| known::look(db, pipeline, sinks, key, asked, now))
    }

    /// Notes that the item was offered again.
    pub fn touch(&mut self, item: ItemId, now: Timestamp) -> Result<(), LedgerError> {
        self.act(|db| {
            let sql = "UPDATE items SET seen_at = ?2 WHERE id = ?1 AND seen_at < ?2";
            db.prepare_cached(sql)?.execute((item, At(now))).map(drop)
        })
    }

    /// Records that these sinks have the item, each with the path of its file where it is one; the file takes the place of what
    /// the sink held of the story. When no sink of the group lacks it, its open letter is closed as replayed.
    ///
    /// Fails with [`FileTaken`](LedgerError::FileTaken) where a file holds another story.
    pub fn deliver(
        &mut self,
        key: &ItemKey,
        from: &Came,
        to: &[(SinkId, Option<&str>)],
        lineage: Option<&str>,
    ) -> Result<ItemId, LedgerError> {
        let sinks = self.sinks;
        let done = self.record(|recorder| recorder.deliver(sinks, key, from, to, lineage));
        match done {
            // The tables take no second story in a file: which file, and whose, is asked only then.
            Err(error @ LedgerError::Other { .. }) => Err(self.taken(to, &key.uri).unwrap_or(error)),
            done => done,
        }
    }

    /// Records that the item goes to no sink. Its open letter is closed as replayed.
    pub fn settle(
        &mut self,
        key: &ItemKey,
        from: &Came,
        state: Settled<'_>,
        lineage: Option<&str>,
    ) -> Result<ItemId, LedgerError> {
        self.record(|recorder| recorder.settle(key, from, state, lineage))
    }

    /// Puts the item among the dead letters. It has one open letter: an earlier one is replaced, its tries added up.
    pub fn dead_letter(
        &mut self,
        key: &ItemKey,
        from: &Came,
        letter: &Letter<'_>,
        lineage: Option<&str>,
    ) -> Result<LetterId, LedgerError> {
        self.record(|recorder| recorder.dead_letter(key, from, letter, lineage))
    }

    /// These sinks were to get the item again, and did not: what they have of it no longer counts, and a replay goes to them.
    pub fn take_back(&mut self, key: &ItemKey, sinks: &[SinkId]) -> Result<(), LedgerError> {
        self.record(|recorder| recorder.take_back(key, sinks))
    }

    /// Closes an open letter whose own item is not what a replay settled: its bytes decode now and are items of their own, or a
    /// newer version of the story had come. The item is open again, should a source offer it.
    ///
    /// Fails with [`NoSuchLetter`](LedgerError::NoSuchLetter), which leaves the group as it is, where no such letter is open.
    pub fn close_letter(&mut self, letter: LetterId, how: Closed, now: Timestamp) -> Result<(), LedgerError> {
        match self.act(|db| record::close_letter(db, letter, how, now))? {
            true => Ok(()),
            false => Err(LedgerError::NoSuchLetter { letter }),
        }
    }

    /// The uri of the story that the sink's file holds, where it is another than `uri`: two stories never share a file.
    pub fn owner_of(&mut self, sink: SinkId, path: &str, uri: &str) -> Result<Option<String>, LedgerError> {
        self.act(|db| owner(db, sink, path, uri))
    }

    /// Where versions of the story are, by the pipeline's deliveries that are remembered.
    pub fn out_at(&mut self, uri: &str) -> Result<Vec<OutAt>, LedgerError> {
        let pipeline = self.run.pipeline;
        self.act(|db| known::places(db, pipeline, uri))
    }

    /// Notes the length in bytes of a sink that appends, as it is synced.
    pub fn sink_length(&mut self, sink: SinkId, length: u64) -> Result<(), LedgerError> {
        self.act(|db| {
            let sql = "UPDATE sinks SET length = ?2 WHERE id = ?1";
            db.prepare_cached(sql)?.execute((sink, i64::try_from(length).unwrap_or(i64::MAX))).map(drop)
        })
    }

    /// Makes it durable: when this returns, it is on the disk. Where it fails, nothing of the group is kept; only where the sync
    /// failed ([`SyncFailed`](LedgerError::SyncFailed)) nobody knows before the ledger is opened again, and then all of it or nothing
    /// is there.
    pub fn commit(mut self) -> Result<(), LedgerError> {
        self.act(|db| db.execute_batch("COMMIT"))?;
        self.state = GroupState::Committed;
        self.ledger.checkpoint();
        Ok(())
    }

    fn taken(&self, to: &[(SinkId, Option<&str>)], uri: &str) -> Option<LedgerError> {
        to.iter().find_map(|&(sink, path)| {
            let (path, file) = (self.ledger.path.clone(), path?);
            let owner = owner(&self.ledger.connection, sink, file, uri).ok().flatten()?;
            Some(LedgerError::FileTaken { path, file: file.to_owned(), owner })
        })
    }

    fn record<T>(&mut self, record: impl FnOnce(Recorder<'_>) -> rusqlite::Result<T>) -> Result<T, LedgerError> {
        let (run, has_suspects) = (self.run, self.ledger.has_suspects);
        self.act(|db| record(Recorder { db, run, has_suspects }))
    }

    fn act<T>(&mut self, act: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, LedgerError> {
        if self.state != GroupState::Open {
            return Err(LedgerError::GroupFailed { path: self.ledger.path.clone() });
        }
        let done = act(&self.ledger.connection);
        let result = self.ledger.note(done);
        if result.is_err() {
            self.state = GroupState::Failed;
        }
        result
    }
}

impl Drop for Group<'_> {
    fn drop(&mut self) {
        if self.state != GroupState::Committed && !self.ledger.connection.is_autocommit() {
            // Where this fails too, the connection is of no more use and the next group says so.
            let _ = self.ledger.connection.execute_batch("ROLLBACK");
        }
    }
}

fn owner(db: &Connection, sink: SinkId, path: &str, uri: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT s.uri FROM files f JOIN stories s ON s.id = f.story WHERE f.sink = ?1 AND f.path = ?2";
    let owner: Option<String> = db.prepare_cached(sql)?.query_row((sink, path), |row| row.get(0)).optional()?;
    Ok(owner.filter(|owner| owner != uri))
}
