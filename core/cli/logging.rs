//! The log: `tracing` events on standard error, for people or machines.

use crate::arguments::{Common, LogFormat};
use crate::output;
use std::fmt::{Debug, Write};
use tracing::field::{Field, Visit};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::Writer;

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
        LogFormat::Text => log.fmt_fields(FirstLine).with_ansi(colour).without_time().try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}

/// Fields of an event as text: the message, and behind its first line what else there is, unless it is empty. A report of several lines
/// is not followed by where it came from.
struct FirstLine;

impl<'writer> FormatFields<'writer> for FirstLine {
    fn format_fields<R: RecordFields>(&self, mut writer: Writer<'writer>, fields: R) -> std::fmt::Result {
        let mut line = Line::default();
        fields.record(&mut line);
        let (first, rest) = match line.message.split_once('\n') {
            Some((first, rest)) => (first, Some(rest.trim_end())),
            None => (line.message.as_str(), None),
        };
        write!(writer, "{first}{}", line.others)?;
        rest.map_or(Ok(()), |rest| write!(writer, "\n{rest}"))
    }
}

#[derive(Default)]
struct Line {
    message: String,
    others: String,
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            value.clone_into(&mut self.message);
        } else if !value.is_empty() {
            self.record_debug(field, &value);
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing into a string does not fail.
        let _ = match field.name() {
            "message" => write!(self.message, "{value:?}"),
            name => write!(self.others, " {name}={value:?}"),
        };
    }
}
