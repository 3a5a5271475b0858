//! Finds calls that take longer than their stage's `timeout`, without a clock reading per call: each worker counts its
//! calls, and a thread looks now and then whether a count stands still.

use crate::batch::{Death, Item};
use copydesk_plugin_host::Cancel;
use crossbeam_channel::{Receiver, RecvTimeoutError};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A call that did not end, also after it was asked to.
#[derive(Clone, Debug)]
pub struct Hang {
    /// At which stage.
    pub stage: String,
    /// With which article.
    pub uri: String,
    /// The stage's `timeout`.
    pub timeout: Duration,
    /// Where the article was put, or why it could not be.
    pub dead_letter: Result<String, String>,
}

/// What one worker shows of itself.
#[derive(Default)]
pub(crate) struct Beat {
    /// Odd within a call.
    turn: AtomicU64,
    stage: AtomicUsize,
    article: Mutex<Option<(Item, String)>>,
}

impl Beat {
    pub(crate) fn article(&self, item: &Item, uri: &str) {
        // Where there is a key it has the uri, and nothing needs to be copied.
        let uri = if item.key.is_some() { String::new() } else { uri.to_owned() };
        *self.article.lock().unwrap_or_else(PoisonError::into_inner) = Some((item.noted(), uri));
    }

    /// Marks a call, until `work` returns.
    pub(crate) fn call<T>(&self, stage: usize, work: impl FnOnce() -> T) -> T {
        self.stage.store(stage, Ordering::Relaxed);
        self.turn.fetch_add(1, Ordering::Release);
        let result = work();
        self.turn.fetch_add(1, Ordering::Release);
        result
    }
}

/// A worker as the watchdog sees it.
pub(crate) struct Watched {
    pub(crate) beat: Arc<Beat>,
    /// For each stage of the worker: id, timeout, and how to ask it to end.
    pub(crate) stages: Vec<(String, Option<Duration>, Cancel)>,
}

/// After its timeout a call is asked to end; it has as long again, and at least this, to do so.
const LEAST_GRACE: Duration = Duration::from_secs(1);

/// Watches until `until` disconnects; `hang` is told of a call that does not end, and is expected to end the process.
/// `put_aside` writes the article's dead letter and says where it is.
pub(crate) fn watch(
    workers: &[Watched],
    until: &Receiver<()>,
    put_aside: &dyn Fn(&Item, &Death) -> Result<String, String>,
    hang: &dyn Fn(Hang),
) {
    let shortest = workers.iter().flat_map(|worker| &worker.stages).filter_map(|(_, timeout, _)| *timeout).min();
    let Some(shortest) = shortest else { return };
    let tick = (shortest / 4).clamp(Duration::from_millis(2), Duration::from_millis(50));
    let mut seen: Vec<(u64, Instant)> = vec![(0, Instant::now()); workers.len()];
    while until.recv_timeout(tick) == Err(RecvTimeoutError::Timeout) {
        let now = Instant::now();
        for (worker, seen) in workers.iter().zip(&mut seen) {
            let turn = worker.beat.turn.load(Ordering::Acquire);
            if turn != seen.0 || turn % 2 == 0 {
                *seen = (turn, now);
                continue;
            }
            let stage = worker.stages.get(worker.beat.stage.load(Ordering::Relaxed));
            let Some((id, Some(timeout), cancel)) = stage else { continue };
            let lasted = now - seen.1;
            if lasted > *timeout && !cancel.is_set() {
                tracing::warn!(stage = id, timeout = ?timeout, "a call is over its time and is asked to end");
                cancel.set(true);
            }
            if lasted > *timeout + LEAST_GRACE.max(*timeout) {
                if let Some(found) = describe(worker, turn, id, *timeout, put_aside) {
                    hang(found);
                }
                *seen = (turn, now);
            }
        }
    }
}

/// Puts the article aside and tells of the hang; `None` where the call has ended just now.
fn describe(
    worker: &Watched,
    turn: u64,
    stage: &str,
    timeout: Duration,
    put_aside: &dyn Fn(&Item, &Death) -> Result<String, String>,
) -> Option<Hang> {
    let article = worker.beat.article.lock().unwrap_or_else(PoisonError::into_inner);
    // The next article is noted only under this lock.
    if worker.beat.turn.load(Ordering::Acquire) != turn {
        return None;
    }
    let (dead_letter, uri) = match &*article {
        None => (Err("no article".to_owned()), String::new()),
        Some((item, uri)) => {
            let uri = item.key.as_ref().map_or(uri, |key| &key.uri);
            let error = format!("the stage took longer than {timeout:?} and did not end when it was asked to");
            let (uri_of, stage) = (Some(uri.clone()), Some(stage.to_owned()));
            let death = Death { uri: uri_of, stage, error, tries: 1, ..Death::default() };
            (put_aside(item, &death), uri.clone())
        }
    };
    Some(Hang { stage: stage.to_owned(), uri, timeout, dead_letter })
}
