//! Ends the process at a chosen step of its way into the ledger, for `crashtest` and the tests: as hard as a `kill -9` does, at a
//! point that a kill from outside would hardly ever hit.

use copydesk_runtime::Step;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The variable of the environment: `kill:N` ends the process before its step N (from 1), `count:FILE` writes the number of steps
/// into the file.
pub(crate) const VARIABLE: &str = "COPYDESK_KILL_POINT";

/// What is to be done at each step, where the environment asks for it.
pub(crate) fn from_environment() -> Option<Arc<dyn Fn(Step) + Send + Sync>> {
    let wish = std::env::var(VARIABLE).ok()?;
    let steps = AtomicU64::new(0);
    if let Some(at) = wish.strip_prefix("kill:").and_then(|at| at.parse::<u64>().ok()) {
        return Some(Arc::new(move |_| {
            if steps.fetch_add(1, Ordering::Relaxed) + 1 == at {
                let _ = signal_hook::low_level::raise(signal_hook::consts::SIGKILL);
            }
        }));
    }
    let file = PathBuf::from(wish.strip_prefix("count:")?);
    Some(Arc::new(move |_| {
        let count = steps.fetch_add(1, Ordering::Relaxed) + 1;
        // Where it cannot be written, nobody learns the number: they kill from outside alone.
        let _ = std::fs::write(&file, count.to_string());
    }))
}
