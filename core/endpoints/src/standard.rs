//! Standard input and output.

use crate::EndpointError;
use crate::config::{default, detail, schema_of, typed, wanted, written_format};
use crate::kind::{SinkKind, SourceKind};
use crate::outgoing::Outgoing;
use crate::sink::{Delivery, Sink, SinkPlan};
use crate::source::{Document, Source};
use copydesk_formats::{Origin, Wanted};
use schemars::JsonSchema;
use serde::Deserialize;
use std::io;
use std::path::Path;

/// Reads standard input.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Input {
    /// `auto` tells the format by the bytes; or the name of a format.
    #[serde(default = "default::auto")]
    format: String,
}

pub(crate) static STDIN: SourceKind = SourceKind {
    name: "stdin",
    doc: "reads standard input",
    schema: schema_of::<Input>,
    check: |config| wanted(&typed::<Input>(config)?.format).map(drop),
    open: |config| {
        let wanted =
            typed::<Input>(config).and_then(|config| wanted(&config.format)).map_err(|error| error.to_string())?;
        Ok(Box::new(Stdin { wanted, read: false }))
    },
};

struct Stdin {
    wanted: Wanted,
    read: bool,
}

impl Source for Stdin {
    fn next(&mut self) -> Option<Document> {
        let first = !std::mem::replace(&mut self.read, true);
        first.then(|| Document { origin: Origin::stdin(), wanted: self.wanted, reader: Ok(Box::new(io::stdin())) })
    }
}

/// Writes articles to standard output, a line each.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Output {
    /// The format: `article` or `ninjs`.
    #[serde(default = "default::article")]
    format: String,
    /// `full` gives out everything; `published` what may be published.
    #[serde(default = "default::full")]
    detail: String,
}

pub(crate) static STDOUT: SinkKind = SinkKind {
    name: "stdout",
    doc: "writes articles to standard output, a line each",
    schema: schema_of::<Output>,
    templates: &[],
    plan: |config| {
        let config: Output = typed(config)?;
        Ok(SinkPlan { format: written_format(&config.format)?, detail: detail(&config.detail)?, path: None })
    },
    open: |_| Ok(Box::<Stdout>::default()),
};

#[derive(Default)]
struct Stdout {
    waiting: Outgoing,
}

impl Sink for Stdout {
    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        // Before the line is added: a delivery that fails is tried again, and must not add it twice.
        if self.waiting.is_full() {
            self.flush()?;
        }
        self.waiting.push(delivery.bytes);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), EndpointError> {
        self.waiting.write_to(&mut io::stdout().lock()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => EndpointError::Closed,
            _ => EndpointError::io(Path::new("standard output"), "write", error),
        })
    }
}
