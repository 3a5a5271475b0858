//! SIGINT and SIGTERM end a run in order; a second one ends it at once.

use crate::failure::Failure;
use crate::output;
use copydesk_runtime::{Stop, StopReason};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// How a run that SIGINT stopped names it.
pub(crate) const INTERRUPT: &str = "SIGINT";
const TERMINATE: &str = "SIGTERM";

/// Listens from now on.
pub(crate) fn listen(stop: Stop) -> Result<(), Failure> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The handler of the second signal comes first, so that the first signal only arms it.
        signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, asked.clone())
            .map_err(Failure::Signals)?;
        signal_hook::flag::register(signal, asked.clone()).map_err(Failure::Signals)?;
    }
    let mut signals = Signals::new([SIGINT, SIGTERM]).map_err(Failure::Signals)?;
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            let name = if signal == SIGINT { INTERRUPT } else { TERMINATE };
            stop.stop(StopReason::Asked(name.to_owned()));
            output::error_line(&format!(
                "{name}: what is in flight is finished, then the run ends; a second one ends it at once"
            ));
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(wait).map(drop).map_err(Failure::Signals)
}
