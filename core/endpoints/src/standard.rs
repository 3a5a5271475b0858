//! Standard input and output.

use crate::EndpointError;
use crate::config::{default, detail, schema_of, typed, wanted, written_format};
use crate::kind::{SinkKind, SourceKind};
use crate::outgoing::Outgoing;
use crate::sink::{Committed, Delivery, Resume, Sink, SinkPlan};
use crate::source::{Document, Source};
use copydesk_formats::{Origin, Wanted};
use schemars::JsonSchema;
use serde::Deserialize;
use std::io::{self, Write};
use std::path::Path;

/// Reads standard input.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Input {
    /// `auto` tells the format by the bytes; or the name of a format.
    #[serde(default = "default::auto")]
    #[schemars(schema_with = "crate::config::read_formats")]
    format: String,
}

pub(crate) static STDIN: SourceKind = SourceKind {
    name: "stdin",
    doc: "reads standard input",
    schema: schema_of::<Input>,
    check: |config| wanted(&typed::<Input>(config)?.format).map(drop),
    open: |config| {
        let wanted = typed::<Input>(config).and_then(|config| wanted(&config.format))?;
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
        first.then(|| Document {
            origin: Origin::stdin(),
            wanted: self.wanted,
            reader: Ok(Box::new(io::stdin())),
            done: None,
        })
    }
}

/// Writes articles to standard output, a line each.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Output {
    /// The format: article JSON, or ninjs 3.0.
    #[serde(default = "default::article")]
    #[schemars(schema_with = "crate::config::written_formats")]
    format: String,
    /// `published` gives out what may be published; `full` also what was removed, lineage and private notes, for the desk.
    #[serde(default = "default::published")]
    #[schemars(schema_with = "crate::config::details")]
    detail: String,
}

pub(crate) static STDOUT: SinkKind = SinkKind {
    name: "stdout",
    doc: "writes articles to standard output, a line each",
    schema: schema_of::<Output>,
    templates: &[],
    plan: |config| {
        let config: Output = typed(config)?;
        Ok(SinkPlan {
            format: written_format(&config.format)?,
            detail: detail(&config.detail)?,
            rendition: None,
            path: None,
        })
    },
    identity: |_| Some("stdout".to_owned()),
    exactly_once: false,
    open: |_, _| Ok(Box::<Stdout>::default()),
};

#[derive(Default)]
struct Stdout {
    group: Outgoing,
}

impl Sink for Stdout {
    fn resume(&mut self, _: &Resume) -> Result<Committed, EndpointError> {
        Ok(Committed::default())
    }

    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        self.group.push(delivery.bytes);
        Ok(())
    }

    fn commit(&mut self) -> Result<Committed, EndpointError> {
        let mut out = io::stdout().lock();
        let written = self.group.write_to(&mut |bytes| out.write(bytes)).and_then(|()| out.flush());
        written.map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => EndpointError::Closed,
            _ => EndpointError::io(Path::new("standard output"), "write", error),
        })?;
        Ok(Committed::default())
    }

    fn abandon(&mut self) {
        self.group.take_back();
    }

    fn recorded(&mut self) {
        self.group.finish();
    }
}
