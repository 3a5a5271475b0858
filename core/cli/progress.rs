//! How far a run is, while it goes on: a line on a terminal, else an event of the log every ten seconds.

use copydesk_runtime::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often the line on a terminal is drawn.
const DRAWN: Duration = Duration::from_millis(100);
/// How often the log tells of it (level `info`).
const LOGGED: Duration = Duration::from_secs(10);

/// Tells how far a run is, until dropped.
pub(crate) struct Shown(Option<(Sender<()>, JoinHandle<()>)>);

/// Tells of the progress: by a line where standard error is a terminal and standard output does not write to it too.
pub(crate) fn show(progress: Arc<Progress>, stdout_is_output: bool) -> Shown {
    let both = stdout_is_output && std::io::stdout().is_terminal();
    let (over, ended) = channel();
    let thread = std::thread::Builder::new().name("progress".to_owned());
    let started = if std::io::stderr().is_terminal() && !both {
        thread.spawn(move || draw(&progress, &ended))
    } else {
        thread.spawn(move || log(&progress, &ended, LOGGED))
    };
    // Without a thread to spare nothing is told, and the run goes on.
    Shown(started.ok().map(|thread| (over, thread)))
}

/// Whether the run goes on after that time.
fn goes_on(ended: &Receiver<()>, time: Duration) -> bool {
    ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
}

fn draw(progress: &Progress, ended: &Receiver<()>) {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
        bar.set_style(style);
    }
    loop {
        let (finished, dead) = (progress.finished(), progress.dead());
        let failed = if dead > 0 { format!(", {dead} dead letters") } else { String::new() };
        bar.set_message(format!("{finished} articles{failed}"));
        bar.tick();
        if !goes_on(ended, DRAWN) {
            break;
        }
    }
    bar.finish_and_clear();
}

fn log(progress: &Progress, ended: &Receiver<()>, every: Duration) {
    let begun = Instant::now();
    while goes_on(ended, every) {
        tracing::info!(
            seconds = begun.elapsed().as_secs(),
            read = progress.read(),
            settled = progress.finished(),
            dead_letters = progress.dead(),
            "the run goes on"
        );
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some((over, thread)) = self.0.take() {
            drop(over);
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::Mutex;

    /// Ends the run once something is written.
    struct EndsWhenTold(Mutex<Option<Sender<()>>>, Arc<Mutex<Vec<u8>>>);

    impl Write for &EndsWhenTold {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("no panic").take();
            self.1.lock().expect("no panic").write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_log_tells_how_far_a_run_is_until_it_ends() {
        let (over, ended) = channel();
        let told = Arc::new(Mutex::new(Vec::new()));
        let writer = Arc::new(EndsWhenTold(Mutex::new(Some(over)), told.clone()));
        let log_to = tracing_subscriber::fmt().with_writer(writer).with_ansi(false).finish();
        tracing::subscriber::with_default(log_to, || log(&Progress::default(), &ended, Duration::from_millis(1)));
        let told = String::from_utf8(told.lock().expect("no panic").clone()).expect("text");
        assert_eq!(told.lines().count(), 1, "{told}");
        for part in ["the run goes on", "read=0", "settled=0", "dead_letters=0"] {
            assert!(told.contains(part), "{told}");
        }
    }
}
