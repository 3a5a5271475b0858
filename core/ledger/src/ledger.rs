//! The writer.

use crate::{Group, Holder, LedgerError, LetterFilter, LetterId, PipelineId, Run, SeenReader, SinkId, StoredLetter};
use std::path::Path;

/// The only writer of a state directory; holds its lock for its life.
pub struct Ledger {}

/// A sink, as the ledger knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinkState {
    /// The sink.
    pub id: SinkId,
    /// The committed length in bytes of a sink that appends; what lies beyond it was never committed.
    pub length: Option<u64>,
}

impl Ledger {
    /// Makes the folder where it is missing, takes its lock, opens the ledger and brings it up to date.
    pub fn open(state: &Path, holder: &Holder) -> Result<Ledger, LedgerError> {
        todo!("{state:?} {holder:?}")
    }

    /// The sink's row, made where it is new. `identity` says where the sink writes (`lines:out/all.jsonl`).
    pub fn sink(&mut self, pipeline: PipelineId, identity: &str) -> Result<SinkState, LedgerError> {
        todo!("{pipeline:?} {identity:?}")
    }

    /// Whether the pipeline has any item; if not, workers need not ask.
    pub fn has_items(&self, pipeline: PipelineId) -> Result<bool, LedgerError> {
        todo!("{pipeline:?}")
    }

    /// A read-only connection of its own, for a worker: it may be used from another thread while the writer writes.
    pub fn seen_reader(&self, pipeline: PipelineId, sinks: &[SinkId]) -> Result<SeenReader, LedgerError> {
        todo!("{pipeline:?} {sinks:?}")
    }

    /// Begins a group. `sinks` are all that the definition has now.
    pub fn group<'a>(&'a mut self, run: &'a Run, sinks: &'a [SinkId]) -> Result<Group<'a>, LedgerError> {
        todo!("{run:?} {sinks:?}")
    }

    /// The pipeline's next open dead letter after `after`, with its bytes: in the order in which they came, one in memory at a time.
    pub fn next_letter(
        &self,
        pipeline: PipelineId,
        after: Option<LetterId>,
        filter: &LetterFilter,
    ) -> Result<Option<StoredLetter>, LedgerError> {
        todo!("{pipeline:?} {after:?} {filter:?}")
    }
}
