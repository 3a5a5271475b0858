//! The ledger: what came in, what became of it, and what is still owed. The only durable writer of Copydesk.
//!
//! One SQLite file in a *state directory* (`ledger.sqlite`, in WAL mode, synced at every commit) holds the runs, the
//! *items* (versions of stories as they came in), to which sinks each was delivered, the dead letters and the lineage.
//! [`Ledger`] is its only writer and holds the directory's lock. What a run settles goes in by [`Group`]s, one
//! transaction each. [`SeenReader`] lets workers ask beside the writer, [`View`] lets commands read beside a run.
//!
//! The crate reads no clock: times come in as arguments, and are kept as RFC 3339 text.
#![forbid(unsafe_code)]

mod connection;
mod database;
mod error;
mod folder;
mod founding;
mod group;
mod holder;
mod ids;
mod item;
mod known;
mod ledger;
mod letter;
mod lock;
mod record;
mod retention;
mod run;
mod schema;
mod seen_reader;
mod stored_letters;
mod story;
mod suspect;
mod values;
mod versions;
mod view;

pub use error::LedgerError;
pub use group::Group;
pub use holder::Holder;
pub use ids::{ItemId, LetterId, PipelineId, RunId, SinkId};
pub use item::{Came, ItemKey, Settled};
pub use known::{Asked, Known, OlderFile, OutAt};
pub use ledger::{Ledger, SinkState};
pub use letter::{Closed, Letter, LetterFilter, LetterSummary, RecordShape, StoredLetter};
pub use retention::{Pruned, Retention};
pub use run::{CutShort, NewRun, Run, RunEnd, RunOutcome};
pub use seen_reader::SeenReader;
pub use suspect::{FoundSuspect, Suspect};
pub use view::{
    DeliverySummary, ItemSummary, PipelineSummary, RunDetail, RunSummary, StateSummary, StorySummary, TableSummary,
    View,
};
