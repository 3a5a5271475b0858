//! A progress line, on a terminal only.

use copydesk_runtime::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Shows how far a run is, until dropped.
pub(crate) struct Shown(Option<(Arc<AtomicBool>, JoinHandle<()>)>);

/// Shows the progress where standard error is a terminal and standard output does not write to it too.
pub(crate) fn show(progress: Arc<Progress>, stdout_is_output: bool) -> Shown {
    let both = stdout_is_output && std::io::stdout().is_terminal();
    if !std::io::stderr().is_terminal() || both {
        return Shown(None);
    }
    let over = Arc::new(AtomicBool::new(false));
    let seen = over.clone();
    let draw = move || {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
            bar.set_style(style);
        }
        while !seen.load(Ordering::Relaxed) {
            let (finished, dead) = (progress.finished(), progress.dead());
            let failed = if dead > 0 { format!(", {dead} dead letters") } else { String::new() };
            bar.set_message(format!("{finished} articles{failed}"));
            bar.tick();
            std::thread::sleep(Duration::from_millis(100));
        }
        bar.finish_and_clear();
    };
    Shown(std::thread::Builder::new().name("progress".to_owned()).spawn(draw).ok().map(|thread| (over, thread)))
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some((over, thread)) = self.0.take() {
            over.store(true, Ordering::Relaxed);
            let _ = thread.join();
        }
    }
}
