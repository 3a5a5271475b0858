//! Groups: what a run settles, in transactions.

use crate::{Asked, Came, Closed, ItemId, ItemKey, Known, LedgerError, Letter, LetterId, Run, Settled, SinkId};
use jiff::Timestamp;

/// One write transaction. Dropped without [`commit`](Group::commit) it leaves nothing behind. After a call failed, all later
/// ones fail too: begin a new group.
pub struct Group<'a> {
    run: &'a Run,
    sinks: &'a [SinkId],
}

impl Group<'_> {
    /// What is known of the item; what this group has recorded counts.
    pub fn look(&mut self, key: &ItemKey, asked: Asked, now: Timestamp) -> Result<Known, LedgerError> {
        todo!("{key:?} {asked:?} {now:?} {:?} {:?}", self.run, self.sinks)
    }

    /// Notes that the item was offered again.
    pub fn touch(&mut self, item: ItemId, now: Timestamp) -> Result<(), LedgerError> {
        todo!("{item:?} {now:?}")
    }

    /// Records that these sinks have the item, each with the path of its file where it is one; the file takes the place of what
    /// the sink held of the story. When no sink of the group lacks it, its open letter is closed as replayed.
    pub fn deliver(
        &mut self,
        key: &ItemKey,
        from: &Came,
        to: &[(SinkId, Option<&str>)],
        lineage: Option<&str>,
    ) -> Result<ItemId, LedgerError> {
        todo!("{key:?} {from:?} {to:?} {lineage:?}")
    }

    /// Records that the item goes to no sink. Its open letter is closed as replayed.
    pub fn settle(
        &mut self,
        key: &ItemKey,
        from: &Came,
        state: Settled<'_>,
        lineage: Option<&str>,
    ) -> Result<ItemId, LedgerError> {
        todo!("{key:?} {from:?} {state:?} {lineage:?}")
    }

    /// Puts the item among the dead letters. It has one open letter: an earlier one is replaced, its tries added up.
    pub fn dead_letter(
        &mut self,
        key: &ItemKey,
        from: &Came,
        letter: &Letter<'_>,
        lineage: Option<&str>,
    ) -> Result<LetterId, LedgerError> {
        todo!("{key:?} {from:?} {letter:?} {lineage:?}")
    }

    /// Closes a letter whose own item is not what a replay settled: its bytes decode now and are items of their own, or a newer
    /// version of the story had come.
    pub fn close_letter(&mut self, letter: LetterId, how: Closed, now: Timestamp) -> Result<(), LedgerError> {
        todo!("{letter:?} {how:?} {now:?}")
    }

    /// The uri of the story that the sink's file holds, where it is another than `uri`: two stories never share a file.
    pub fn owner_of(&mut self, sink: SinkId, path: &str, uri: &str) -> Result<Option<String>, LedgerError> {
        todo!("{sink:?} {path:?} {uri:?}")
    }

    /// Notes the length in bytes of a sink that appends, as it is synced.
    pub fn sink_length(&mut self, sink: SinkId, length: u64) -> Result<(), LedgerError> {
        todo!("{sink:?} {length:?}")
    }

    /// Makes it durable: when this returns, it is on the disk.
    pub fn commit(self) -> Result<(), LedgerError> {
        todo!()
    }
}
