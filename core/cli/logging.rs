//! The log: `tracing` events on standard error, for people or machines.

use crate::arguments::{Common, LogFormat};
use crate::output;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// Starts the log. A filter that cannot be read is said so, and `warn` is used.
pub(crate) fn start(common: &Common) {
    let filter = EnvFilter::try_new(&common.log).unwrap_or_else(|error| {
        output::error_line(&format!("--log `{}`: {error}; using `warn`", common.log));
        EnvFilter::new("warn")
    });
    // A reader of the log that goes away must not end the run.
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).log_internal_errors(false);
    let colour = output::colour_on_stderr(common.color);
    // It fails only where a log is running already, which is as good.
    let _ = match common.log_format {
        LogFormat::Text => log.with_ansi(colour).without_time().try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}
