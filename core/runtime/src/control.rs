//! What whoever started a run holds of it: the stop, the progress, and the means that the run takes from outside.

use crate::clock::{Clock, SystemClock};
use crate::meter::Timing;
use crate::watchdog::Hang;
use crossbeam_channel::{Receiver, Sender, bounded};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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
            on_hang: Arc::new(|hang| tracing::error!(stage = hang.stage, uri = hang.uri, "a call does not end")),
        }
    }
}
