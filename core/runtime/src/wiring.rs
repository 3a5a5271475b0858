//! The ends of a run: its sources and sinks, opened.

use crate::replay::Replay;
use crate::source_context::SourceContext;
use copydesk_endpoints::{Disk, OpenError, Sink, SinkPlan, Source, sink_kinds, source_kinds};
use copydesk_pipeline::{Plan, SinkPolicy, SourceDefaults};
use std::sync::Arc;

/// An open source, and how its articles are completed.
pub struct OpenSource {
    /// Gives the documents.
    pub source: Box<dyn Source>,
    /// Defaults for what the articles do not say.
    pub(crate) context: Arc<SourceContext>,
}

/// An open sink, and how articles are made ready for it.
pub struct OpenSink {
    /// Names it in messages.
    pub name: String,
    /// Where it writes, for people: a path as the definition has it; none where the name says all.
    pub place: Option<String>,
    /// Says where it writes, the same from run to run.
    pub identity: String,
    /// How articles are made ready.
    pub plan: SinkPlan,
    /// What happens when it cannot take them.
    pub policy: SinkPolicy,
    /// Takes them.
    pub sink: Box<dyn Sink>,
}

/// Why the ends of a run cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum WiringError {
    /// The definition is wrong.
    #[error("{0}")]
    Definition(String),
    /// What a source should read is not there, or may not be read.
    #[error("{0}")]
    Source(String),
}

/// The ends of a run.
#[derive(Default)]
pub struct Wiring {
    /// Read one after another.
    pub sources: Vec<OpenSource>,
    /// Dead letters that come again instead of what the sources have.
    pub replay: Option<Replay>,
    /// Each article goes to all of them.
    pub sinks: Vec<OpenSink>,
}

impl Wiring {
    /// Opens the sources and sinks of a plan.
    ///
    /// # Errors
    /// The first that cannot be opened.
    pub fn open(plan: &Plan, disk: &Arc<dyn Disk>) -> Result<Wiring, WiringError> {
        let mut wiring = Wiring::open_sinks(plan, disk)?;
        for source in &plan.sources {
            let kinds = source_kinds();
            let kind = kinds.iter().find(|kind| kind.name == source.uses);
            let kind = kind.ok_or_else(|| WiringError::Definition(format!("there is no source `{}`", source.uses)))?;
            let open = (kind.open)(&source.config).map_err(|error| {
                let words = format!("source `{}`: {error}", source.uses);
                match error {
                    OpenError::Config(_) => WiringError::Definition(words),
                    OpenError::Endpoint(_) => WiringError::Source(words),
                }
            })?;
            wiring.push_source(open, &source.defaults);
        }
        Ok(wiring)
    }

    /// Opens what replaying dead letters takes: a plan's sinks, and the letters instead of its sources.
    ///
    /// # Errors
    /// The first sink that cannot be opened.
    pub fn open_to_replay(plan: &Plan, disk: &Arc<dyn Disk>, replay: Replay) -> Result<Wiring, WiringError> {
        Ok(Wiring { replay: Some(replay), ..Wiring::open_sinks(plan, disk)? })
    }

    fn open_sinks(plan: &Plan, disk: &Arc<dyn Disk>) -> Result<Wiring, WiringError> {
        let mut wiring = Wiring::default();
        for sink in &plan.sinks {
            let kinds = sink_kinds();
            let kind = kinds.iter().find(|kind| kind.name == sink.uses);
            let kind = kind.ok_or_else(|| WiringError::Definition(format!("there is no sink `{}`", sink.uses)))?;
            let failed = |error: String| WiringError::Definition(format!("sink `{}`: {error}", sink.uses));
            let form = (kind.plan)(&sink.config).map_err(|error| failed(error.to_string()))?;
            let open = (kind.open)(&sink.config, disk.clone()).map_err(failed)?;
            let (name, identity) = (sink.uses.clone(), sink.identity.clone());
            let place = sink.written.get("path").and_then(|path| path.as_str()).map(str::to_owned);
            wiring.sinks.push(OpenSink { name, place, identity, plan: form, policy: sink.on_error, sink: open });
        }
        Ok(wiring)
    }

    /// Adds a source whose articles are completed from a definition's `defaults`.
    pub fn push_source(&mut self, source: Box<dyn Source>, defaults: &SourceDefaults) {
        let context = SourceContext::new(Some(self.sources.len()), defaults);
        self.sources.push(OpenSource { source, context: Arc::new(context) });
    }

    /// Adds what stands in for a definition's sources.
    pub fn push_stand_in(&mut self, source: Box<dyn Source>) {
        let context = SourceContext::new(None, &SourceDefaults::default());
        self.sources.push(OpenSource { source, context: Arc::new(context) });
    }
}
