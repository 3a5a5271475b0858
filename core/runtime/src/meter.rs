//! What each step of the way costs. A pair of clock readings costs twelve times a call of a plugin, so steps are sampled.

use std::time::{Duration, Instant};

/// How often steps are timed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// The first articles of each worker, then one in seventeen.
    #[default]
    Sampled,
    /// Every article: for benchmarks.
    Every,
}

const ALL_OF_THE_FIRST: u64 = 32;
/// Has no divisor in common with how many articles take a step together: the first of these finds the caches full of another step, and
/// would be timed every time.
const ONE_IN: u64 = 17;

/// Measures one step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meter {
    timing: Timing,
    pub(crate) calls: u64,
    timed: u64,
    time: Duration,
}

impl Meter {
    pub(crate) fn new(timing: Timing) -> Meter {
        Meter { timing, ..Meter::default() }
    }

    /// Runs one step, and times it if it is this one's turn.
    pub(crate) fn step<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let turn = self.timing == Timing::Every || self.calls < ALL_OF_THE_FIRST || self.calls.is_multiple_of(ONE_IN);
        self.calls += 1;
        if !turn {
            return work();
        }
        let start = Instant::now();
        let result = work();
        self.time += start.elapsed();
        self.timed += 1;
        result
    }

    /// Adds what another worker measured of the same step.
    pub(crate) fn add(&mut self, other: &Meter) {
        // Each worker's share is scaled before it is added: one that began late has timed more of its articles.
        let (time, calls) = (self.total() + other.total(), self.calls + other.calls);
        *self = Meter { timing: self.timing, calls, timed: calls, time };
    }

    /// The time of all calls, by the ones that were timed.
    pub(crate) fn total(&self) -> Duration {
        if self.timed == 0 { Duration::ZERO } else { self.time.mul_f64(self.calls as f64 / self.timed as f64) }
    }
}
