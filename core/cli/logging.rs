//! The log: `tracing` events on standard error, for people or machines.

use crate::arguments::{Common, LogFormat};
use crate::output;
use serde_json::Value;
use std::fmt::{Debug, Write};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

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
        LogFormat::Json => log.event_format(OneObject).try_init(),
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
        match field.name() {
            "message" => value.clone_into(&mut self.message),
            // What a plugin named, as the host puts it.
            "fields" => match serde_json::from_str(value) {
                Ok(Value::Object(named)) => named.iter().for_each(|(name, value)| {
                    // Writing into a string does not fail.
                    let _ = write!(self.others, " {name}={value}");
                }),
                _ if value.is_empty() => {}
                _ => self.record_debug(field, &value),
            },
            _ if value.is_empty() => {}
            _ => self.record_debug(field, &value),
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

/// An event as an object of JSON on a line: time, level, and its fields by their names; what a plugin named is an object under `fields`.
struct OneObject;

impl<S, N> FormatEvent<S, N> for OneObject
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'w> FormatFields<'w> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> std::fmt::Result {
        let mut time = String::new();
        SystemTime.format_time(&mut Writer::new(&mut time))?;
        let mut members =
            Members(format!("{{\"timestamp\":{},\"level\":\"{}\"", Value::from(time), event.metadata().level()));
        event.record(&mut members);
        writeln!(writer, "{}}}", members.0)
    }
}

/// The members of an object, without its last brace.
struct Members(String);

impl Members {
    fn add(&mut self, field: &Field, value: impl Into<Value>) {
        let (name, value) = (Value::from(field.name()), value.into());
        // Writing into a string does not fail.
        let _ = write!(self.0, ",{name}:{value}");
    }
}

impl Visit for Members {
    fn record_str(&mut self, field: &Field, value: &str) {
        match serde_json::from_str(value) {
            Ok(named @ Value::Object(_)) if field.name() == "fields" => self.add(field, named),
            _ if value.is_empty() && field.name() != "message" => {}
            _ => self.add(field, value),
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.add(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.add(field, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.add(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.add(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(field, format!("{value:?}"));
    }
}
