//! A plan becomes a run.
//!
//! ```text
//! sources ─▶ intake ─▶ [ decode ▸ stages ▸ make ready ] × workers ─▶ order ─▶ delivery ─▶ sinks, dead letters
//!               └────────── in flight: articles and bytes, given back at delivery ─────────┘
//! ```
//!
//! Between tasks stand bounded channels that carry batches. Adjacent stages with the same workers are one task. A failure
//! concerns one article; what becomes of each is counted in the [`Account`], which adds up.
#![forbid(unsafe_code)]

mod account;
mod assembly;
mod backoff;
mod batch;
mod breaker;
mod catalogue;
mod clock;
mod commit;
mod control;
mod cut;
mod dead_letters;
mod delivery;
mod durable;
mod error;
mod fields;
mod history;
mod hold;
mod in_flight;
mod intake;
mod item_key;
mod letters;
mod meter;
mod order;
mod ready;
mod replay;
mod report;
mod run;
mod source_context;
mod stage;
mod sync;
mod tally;
mod task;
mod ticket;
mod unread;
mod watchdog;
mod wiring;

pub use account::Account;
pub use catalogue::PluginCatalogue;
pub use clock::{Clock, SystemClock};
pub use control::{Control, Process, Progress, Step, Stop, StopReason};
pub use error::RunError;
pub use meter::Timing;
pub use replay::Replay;
pub use report::{DeadNote, HeldNote, Report, SeenOtherwise, SinkNote, StepTime};
pub use run::run;
pub use watchdog::Hang;
pub use wiring::{OpenSink, OpenSource, Wiring, WiringError};
