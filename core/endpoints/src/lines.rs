//! The sink `lines`: one file, an article a line.

use crate::config::{default, detail, schema_of, typed, written_format};
use crate::kind::SinkKind;
use crate::outgoing::Outgoing;
use crate::sink::{Delivery, Sink, SinkPlan};
use crate::{ConfigError, EndpointError};
use schemars::JsonSchema;
use serde::Deserialize;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

/// Adds each article to a file as a line.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Config {
    /// The file, mostly `….jsonl`.
    path: PathBuf,
    /// Whether the file goes on where an earlier run ended; else it begins anew.
    #[serde(default = "default::yes")]
    append: bool,
    /// The format: `article` or `ninjs`.
    #[serde(default = "default::article")]
    format: String,
    /// `published` gives out what may be published; `full` also what was removed, lineage and private notes, for the desk.
    #[serde(default = "default::published")]
    detail: String,
}

pub(crate) static LINES_SINK: SinkKind = SinkKind {
    name: "lines",
    doc: "adds each article to one file, a line each",
    schema: schema_of::<Config>,
    templates: &[],
    plan: |config| {
        let config: Config = typed(config)?;
        Ok(SinkPlan { format: written_format(&config.format)?, detail: detail(&config.detail)?, path: None })
    },
    open: |config| {
        let config: Config = typed(config).map_err(|error: ConfigError| error.to_string())?;
        Lines::open(&config.path, config.append)
            .map(|sink| Box::new(sink) as Box<dyn Sink>)
            .map_err(|error| error.to_string())
    },
};

struct Lines {
    path: PathBuf,
    file: File,
    /// Whole lines that have not been written yet.
    waiting: Outgoing,
}

impl Lines {
    fn open(path: &Path, append: bool) -> Result<Lines, EndpointError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| EndpointError::io(folder, "make the folder", error))?;
        }
        let file = OpenOptions::new().create(true).write(true).append(append).truncate(!append).open(path);
        let file = file.map_err(|error| EndpointError::io(path, "open", error))?;
        Ok(Lines { path: path.to_owned(), file, waiting: Outgoing::default() })
    }
}

impl Sink for Lines {
    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        // Before the line is added: a delivery that fails is tried again, and must not add it twice.
        if self.waiting.is_full() {
            self.flush()?;
        }
        self.waiting.push(delivery.bytes);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), EndpointError> {
        self.waiting.write_to(&mut self.file).map_err(|error| EndpointError::io(&self.path, "write", error))
    }
}
