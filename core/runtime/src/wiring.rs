//! The ends of a run: its sources and sinks, opened.

use copydesk_article::{Field, Header};
use copydesk_endpoints::{Sink, SinkPlan, Source, sink_kinds, source_kinds};
use copydesk_formats::Context;
use copydesk_pipeline::{Plan, SourceDefaults};
use std::sync::Arc;

/// An open source, and how its articles are completed.
pub struct OpenSource {
    /// Gives the documents.
    pub source: Box<dyn Source>,
    /// Defaults for what the articles do not say.
    pub(crate) context: Arc<SourceContext>,
}

/// Defaults for what the articles of a source do not say.
pub(crate) struct SourceContext {
    pub(crate) formats: Context,
    pub(crate) urgency: Option<u8>,
}

/// An open sink, and how articles are made ready for it.
pub struct OpenSink {
    /// Names it in messages.
    pub name: String,
    /// How articles are made ready.
    pub plan: SinkPlan,
    /// Takes them.
    pub sink: Box<dyn Sink>,
}

/// The ends of a run.
#[derive(Default)]
pub struct Wiring {
    /// Read one after another.
    pub sources: Vec<OpenSource>,
    /// Each article goes to all of them.
    pub sinks: Vec<OpenSink>,
}

impl Wiring {
    /// Opens the sources and sinks of a plan.
    ///
    /// # Errors
    /// The first that cannot be opened, in words.
    pub fn open(plan: &Plan) -> Result<Wiring, String> {
        let mut wiring = Wiring::default();
        for source in &plan.sources {
            let kinds = source_kinds();
            let kind = kinds.iter().find(|kind| kind.name == source.uses);
            let kind = kind.ok_or_else(|| format!("there is no source `{}`", source.uses))?;
            let open = (kind.open)(&source.config).map_err(|error| format!("source `{}`: {error}", source.uses))?;
            wiring.sources.push(OpenSource::new(open, &source.defaults));
        }
        for sink in &plan.sinks {
            let kinds = sink_kinds();
            let kind = kinds.iter().find(|kind| kind.name == sink.uses);
            let kind = kind.ok_or_else(|| format!("there is no sink `{}`", sink.uses))?;
            let failed = |error: String| format!("sink `{}`: {error}", sink.uses);
            let plan = (kind.plan)(&sink.config).map_err(|error| failed(error.to_string()))?;
            let open = (kind.open)(&sink.config).map_err(failed)?;
            wiring.sinks.push(OpenSink { name: sink.uses.clone(), plan, sink: open });
        }
        Ok(wiring)
    }
}

impl OpenSource {
    /// A source whose articles are completed from a definition's `defaults`.
    pub fn new(source: Box<dyn Source>, defaults: &SourceDefaults) -> OpenSource {
        let mut header = Header::default();
        let given = [
            (Field::Source, &defaults.source),
            (Field::Language, &defaults.language),
            (Field::Slugline, &defaults.slugline),
            (Field::Byline, &defaults.byline),
            (Field::Dateline, &defaults.dateline),
            (Field::Creditline, &defaults.creditline),
            (Field::Copyright, &defaults.copyright),
            (Field::Usageterms, &defaults.usageterms),
        ];
        for (field, text) in given {
            header.set(field, text.clone().unwrap_or_default());
        }
        let formats = Context { defaults: header, ..Context::default() };
        OpenSource { source, context: Arc::new(SourceContext { formats, urgency: defaults.urgency }) }
    }
}
