//! What whoever started a run holds of it: the stop, the progress, and the means that the run takes from outside.

use crate::clock::{Clock, SystemClock};
use crate::meter::Timing;
use crate::watchdog::Hang;
use copydesk_endpoints::{Disk, SystemDisk};
use crossbeam_channel::{Receiver, Sender, bounded};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Why a run ends before its sources do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// Someone asked for it: the name of the signal.
    Asked(String),
    /// It cannot go on.
    Failed(String),
}

/// Ends a run in order: nothing more is taken in, what is in flight is finished.
#[derive(Clone)]
pub struct Stop {
    reason: Arc<OnceLock<StopReason>>,
    /// Dropped to wake whoever waits on `stopped`.
    open: Arc<Mutex<Option<Sender<()>>>>,
    stopped: Receiver<()>,
}

impl Default for Stop {
    fn default() -> Stop {
        let (sender, stopped) = bounded(0);
        Stop { reason: Arc::default(), open: Arc::new(Mutex::new(Some(sender))), stopped }
    }
}

impl Stop {
    /// Asks for the end. The first reason counts.
    pub fn stop(&self, reason: StopReason) {
        if self.reason.set(reason).is_ok() {
            self.open.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
    }

    /// Why the run ends early, if it does.
    pub fn reason(&self) -> Option<&StopReason> {
        self.reason.get()
    }

    /// Whether the end was asked for.
    pub fn is_set(&self) -> bool {
        self.reason.get().is_some()
    }

    /// Disconnects when the end is asked for.
    pub(crate) fn signal(&self) -> &Receiver<()> {
        &self.stopped
    }
}

/// How far a run is; may be read while it goes on.
#[derive(Debug, Default)]
pub struct Progress {
    pub(crate) read: AtomicU64,
    pub(crate) finished: AtomicU64,
    pub(crate) dead: AtomicU64,
    /// The sources came to their end, or the dead letters that are replayed.
    pub(crate) all_read: AtomicBool,
}

impl Progress {
    /// Records that were read.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Articles whose fate is settled.
    pub fn finished(&self) -> u64 {
        self.finished.load(Ordering::Relaxed)
    }

    /// Dead letters among them.
    pub fn dead(&self) -> u64 {
        self.dead.load(Ordering::Relaxed)
    }
}

/// Who runs it: what a ledger writes down, so that a second one can name the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// The process's number.
    pub pid: u32,
    /// The machine's name.
    pub host: String,
    /// The program's version.
    pub program: String,
    /// The definition's path.
    pub definition: String,
}

/// What a run takes from outside, besides its plan.
#[derive(Clone)]
pub struct Control {
    /// Ends the run.
    pub stop: Stop,
    /// How far it is.
    pub progress: Arc<Progress>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// How many workers a plan means that asks for one a core.
    pub cores: usize,
    /// How often steps are timed.
    pub timing: Timing,
    /// The disk of sinks and dead letters.
    pub disk: Arc<dyn Disk>,
    /// A number from 0 up to 1, anew with each call: spreads retries in time, and decides nothing else.
    pub chance: Arc<dyn Fn() -> f64 + Send + Sync>,
    /// Who runs it.
    pub process: Process,
    /// Process anew what was seen before, and deliver it to every sink again.
    pub again: bool,
    /// Leave every document where it is, also one that is settled: for rehearsals.
    pub leaves_sources: bool,
    /// Told of each step of a group's way into the ledger, before it is taken; a test ends the process there.
    pub on_step: Arc<dyn Fn(Step) + Send + Sync>,
    /// Told of a stage's call that does not end; expected to end the process, for the call cannot be ended otherwise.
    pub on_hang: Arc<dyn Fn(Hang) + Send + Sync>,
}

impl Control {
    /// The system's clock and this many cores.
    pub fn new(cores: usize) -> Control {
        Control {
            stop: Stop::default(),
            progress: Arc::default(),
            clock: Arc::new(SystemClock),
            cores: cores.max(1),
            timing: Timing::Sampled,
            disk: Arc::new(SystemDisk),
            chance: Arc::new(fastrand::f64),
            process: Process { pid: std::process::id(), ..Process::default() },
            again: false,
            leaves_sources: false,
            on_step: Arc::new(drop),
            on_hang: Arc::new(|hang| tracing::error!(stage = hang.stage, uri = hang.uri, "a call does not end")),
        }
    }

    /// Whether the run ends before all was read, or because it cannot go on. A signal that came after that has stopped nothing.
    pub(crate) fn ends_early(&self) -> bool {
        match self.stop.reason() {
            None => false,
            Some(StopReason::Asked(_)) => !self.progress.all_read.load(Ordering::Acquire),
            Some(StopReason::Failed(_)) => true,
        }
    }

    /// Waits, in slices, so that a stop ends the wait; `false` where it did.
    pub(crate) fn wait(&self, time: Duration) -> bool {
        const SLICE: Duration = Duration::from_millis(50);
        let mut left = time;
        while !self.stop.is_set() && !left.is_zero() {
            self.clock.sleep(left.min(SLICE));
            left = left.saturating_sub(SLICE);
        }
        !self.stop.is_set()
    }
}

/// A step of a group's way into the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The group is gathered, and nothing of it is done.
    Gathered,
    /// One sink is about to put out its part.
    Sink(usize),
    /// Every sink has synced, the ledger has not committed.
    Synced,
    /// The ledger has committed, documents are not done with.
    Committed,
    /// A document, all of which is settled, is about to be done with.
    Done,
    /// Everything is done, the end of the run is not noted.
    Ended,
}
