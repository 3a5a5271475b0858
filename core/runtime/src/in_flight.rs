//! Backpressure: how much may be on its way at once, in articles and in bytes.

use crate::batch::Load;
use crate::sync::{Condvar, Mutex, PoisonError};
use copydesk_pipeline::Limits;
use std::time::Duration;

/// Keeps what is in flight within limits. What is larger than a limit passes alone.
pub(crate) struct InFlight {
    most: Load,
    now: Mutex<Load>,
    freed: Condvar,
}

impl InFlight {
    pub(crate) fn new(limits: Limits) -> InFlight {
        let most = Load { articles: u64::from(limits.articles), bytes: limits.bytes.bytes() };
        InFlight { most, now: Mutex::default(), freed: Condvar::new() }
    }

    fn fits(&self, now: &Load, load: Load) -> bool {
        let within = now.articles + load.articles <= self.most.articles && now.bytes + load.bytes <= self.most.bytes;
        within || *now == Load::default()
    }

    /// Takes a share if it is there.
    pub(crate) fn try_take(&self, load: Load) -> bool {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = self.fits(&now, load);
        if fits {
            now.add(load);
        }
        fits
    }

    /// Waits for a share; `false` where `given_up` says so first.
    pub(crate) fn take(&self, load: Load, given_up: impl Fn() -> bool) -> bool {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        while !self.fits(&now, load) {
            if given_up() {
                return false;
            }
            // The wait ends now and then to ask whether it has been given up.
            let (guard, _) =
                self.freed.wait_timeout(now, Duration::from_millis(100)).unwrap_or_else(PoisonError::into_inner);
            now = guard;
        }
        now.add(load);
        true
    }

    /// How many articles are in flight.
    pub(crate) fn articles(&self) -> u64 {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).articles
    }

    /// Gives a share back.
    pub(crate) fn give_back(&self, load: Load) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.articles = now.articles.saturating_sub(load.articles);
        now.bytes = now.bytes.saturating_sub(load.bytes);
        drop(now);
        self.freed.notify_all();
    }
}

#[cfg(all(test, not(feature = "shuttle")))]
mod tests {
    use super::*;
    use copydesk_pipeline::ByteSize;

    #[test]
    fn what_is_larger_than_the_limit_passes_alone() {
        let flight = InFlight::new(Limits { articles: 2, bytes: ByteSize::from_bytes(100) });
        let load = |bytes| Load { articles: 1, bytes };
        assert!(flight.try_take(load(1000)));
        assert!(!flight.try_take(load(1)));
        flight.give_back(load(1000));
        assert!(flight.try_take(load(60)) && !flight.try_take(load(60)) && flight.try_take(load(40)));
        assert!(!flight.try_take(load(0)), "two articles are the most");
    }
}

#[cfg(all(test, feature = "shuttle"))]
mod interleavings {
    use super::*;
    use copydesk_pipeline::ByteSize;
    use shuttle::sync::Arc;
    use shuttle::sync::atomic::{AtomicU64, Ordering};
    use shuttle::thread;

    #[test]
    fn the_limit_holds_and_nobody_waits_for_ever_in_any_order_of_the_threads() {
        let test = || {
            let flight = Arc::new(InFlight::new(Limits { articles: 2, bytes: ByteSize::from_bytes(100) }));
            let (now, most) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
            // One of them is larger than the limit, and passes alone.
            let threads = [30, 1000, 60].map(|bytes| {
                let (flight, now, most) = (flight.clone(), now.clone(), most.clone());
                thread::spawn(move || {
                    let load = Load { articles: 1, bytes };
                    assert!(flight.take(load, || false));
                    let together = now.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(together, Ordering::SeqCst);
                    assert!(bytes < 100 || together == 1, "what is too large passes alone");
                    now.fetch_sub(1, Ordering::SeqCst);
                    flight.give_back(load);
                })
            });
            threads.into_iter().for_each(|thread| thread.join().unwrap());
            assert!(most.load(Ordering::SeqCst) <= 2 && flight.try_take(Load { articles: 2, bytes: 100 }));
        };
        shuttle::check_random(test, 5_000);
        shuttle::check_pct(test, 5_000, 3);
    }
}
