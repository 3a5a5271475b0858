//! What a kind of source or sink is: its name, its configuration, and how one is opened.

use crate::disk::Disk;
use crate::sink::{Sink, SinkPlan};
use crate::source::Source;
use crate::{ConfigError, OpenError};
use serde_json::Value;
use std::sync::Arc;

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
    pub open: fn(&Value) -> Result<Box<dyn Source>, OpenError>,
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
    /// Where a sink of this configuration writes, the same from run to run: two that are equal write to one place.
    pub identity: fn(&Value) -> Option<String>,
    /// A group that comes again after a crash replaces what came of it before; else an article may go out twice.
    pub exactly_once: bool,
    /// Opens a sink.
    pub open: Opens,
}

/// Opens a sink of a configuration, on a disk; or says in words why it cannot be.
pub type Opens = fn(&Value, Arc<dyn Disk>) -> Result<Box<dyn Sink>, String>;
