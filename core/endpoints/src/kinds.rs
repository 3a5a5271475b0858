//! The kinds of sources and sinks: a row each. What a definition names under `uses`.

use crate::ConfigError;
use crate::files::{FILES_SINK, FILES_SOURCE};
use crate::lines::LINES_SINK;
use crate::sink::{Sink, SinkPlan};
use crate::source::Source;
use crate::standard::{STDIN, STDOUT};
use copydesk_article::Detail;
use copydesk_formats::{Format, Wanted};
use serde_json::Value;

/// A kind of source.
pub struct SourceKind {
    /// What a definition names under `uses`.
    pub name: &'static str,
    /// One line for people.
    pub doc: &'static str,
    /// The JSON Schema of its configuration.
    pub schema: fn() -> Value,
    /// What the schema cannot say of a configuration. Opens nothing.
    pub check: fn(&Value) -> Result<(), ConfigError>,
    /// Opens a source.
    pub open: fn(&Value) -> Result<Box<dyn Source>, String>,
}

/// A kind of sink.
pub struct SinkKind {
    /// What a definition names under `uses`.
    pub name: &'static str,
    /// One line for people.
    pub doc: &'static str,
    /// The JSON Schema of its configuration.
    pub schema: fn() -> Value,
    /// JSON pointers to what is a template over the article's fields.
    pub templates: &'static [&'static str],
    /// How articles are made ready, or what is wrong with the configuration. Opens nothing.
    pub plan: fn(&Value) -> Result<SinkPlan, ConfigError>,
    /// Opens a sink.
    pub open: fn(&Value) -> Result<Box<dyn Sink>, String>,
}

/// Every kind of source.
pub fn source_kinds() -> [&'static SourceKind; 2] {
    [&FILES_SOURCE, &STDIN]
}

/// Every kind of sink.
pub fn sink_kinds() -> [&'static SinkKind; 3] {
    [&FILES_SINK, &LINES_SINK, &STDOUT]
}

pub(crate) fn schema_of<T: schemars::JsonSchema>() -> Value {
    schemars::schema_for!(T).to_value()
}

pub(crate) fn written_format(name: &str) -> Result<&'static Format, ConfigError> {
    Format::from_name(name).filter(|format| format.writes()).ok_or_else(|| {
        let names: Vec<&str> =
            Format::all().iter().filter(|format| format.writes()).map(|format| format.name).collect();
        ConfigError::at(
            "/format",
            format!("there is no format `{name}` that can be written; there are {}", names.join(", ")),
        )
    })
}

pub(crate) fn detail(name: &str) -> Result<Detail, ConfigError> {
    match name {
        "published" => Ok(Detail::Published),
        "full" => Ok(Detail::Full),
        _ => Err(ConfigError::at("/detail", format!("must be `published` or `full`, not `{name}`"))),
    }
}

pub(crate) fn wanted(name: &str) -> Result<Wanted, ConfigError> {
    Wanted::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::all().iter().filter(|format| format.reads()).map(|format| format.name).collect();
        let known = names.join(", ");
        ConfigError::at(
            "/format",
            format!("there is no format `{name}` that can be read; there are {}, {known}", Wanted::AUTO),
        )
    })
}
