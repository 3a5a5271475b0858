//! Time, behind a trait, so that a test can set it.

use jiff::Timestamp;
use std::time::Duration;

/// Tells the time of day and waits. Durations within a run are measured with the monotonic clock and never decide what
/// an article becomes.
pub trait Clock: Send + Sync {
    /// What time it is: decides whether an embargo has passed.
    fn now(&self) -> Timestamp;

    /// Waits: before a retry.
    fn sleep(&self, time: Duration);
}

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
