//! The plan: what a run will do, with every default filled in and stages chained into tasks.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::definition::{HeldState, Order, SourceDefaults, Then};
use crate::quantities::{ByteSize, Timespan};

/// Where dead letters go when a definition does not say.
pub const DEFAULT_DEAD_LETTERS: &str = "dead-letters";

/// What a run will do.
///
/// Configurations are kept twice: complete, for the plugins, and `written`, as the definition has them before variables are put in.
/// Only the latter is printed or serialised, so that a plan shows no secret from the environment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The pipeline's name.
    pub name: String,
    /// What the pipeline is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where articles come from; empty where something stands in for the sources.
    pub sources: Vec<SourcePlan>,
    /// The stages, in chains. Never empty: a pipeline without stages has one chain without stages.
    pub chains: Vec<Chain>,
    /// Where articles go; empty where something stands in for the sinks.
    pub sinks: Vec<SinkPlan>,
    /// Whether output keeps the input's order.
    pub order: Order,
    /// How much may be on its way at once.
    pub in_flight: Limits,
    /// Which articles are held back.
    pub hold: Vec<HeldState>,
    /// The folder for articles that failed.
    pub dead_letters: String,
    /// The whole pipeline's policy, for what fails outside a stage (decoding, a sink).
    pub on_error: ErrorPolicy,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourcePlan {
    /// The kind of source.
    pub uses: String,
    /// Its configuration.
    #[serde(skip)]
    pub config: Value,
    /// The configuration as the definition has it, before variables are put in.
    #[serde(rename = "with")]
    pub written: Value,
    /// Header fields for articles that come without them.
    pub defaults: SourceDefaults,
}

/// One sink.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SinkPlan {
    /// The kind of sink.
    pub uses: String,
    /// Its configuration.
    #[serde(skip)]
    pub config: Value,
    /// The configuration as the definition has it, before variables are put in.
    #[serde(rename = "with")]
    pub written: Value,
}

/// Adjacent stages that need the same number of workers: one task, in which articles pass by function call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chain {
    /// How many workers run the chain, each with its own instances of the stages.
    pub workers: Workers,
    /// The stages, in order.
    pub stages: Vec<StagePlan>,
}

/// How many workers a chain has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workers {
    /// As many as the machine has cores.
    Cores,
    /// So many.
    Count(u32),
}

impl Workers {
    /// The number on a machine with so many cores; at least 1.
    pub fn on(self, cores: usize) -> usize {
        match self {
            Self::Cores => cores.max(1),
            Self::Count(count) => usize::try_from(count).unwrap_or(1).max(1),
        }
    }
}

impl fmt::Display for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cores => f.write_str("one worker a core"),
            Self::Count(1) => f.write_str("1 worker"),
            Self::Count(count) => write!(f, "{count} workers"),
        }
    }
}

impl Serialize for Workers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Cores => serializer.serialize_str("cores"),
            Self::Count(count) => serializer.serialize_u32(*count),
        }
    }
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StagePlan {
    /// The stage's name in this pipeline.
    pub id: String,
    /// The name under which the plugin is found.
    pub uses: String,
    /// The plugin that holds it.
    pub plugin: String,
    /// The plugin's version.
    pub version: String,
    /// One instance sees all articles of the run.
    pub stateful: bool,
    /// Which articles pass the stage; all where it is not given.
    #[serde(rename = "if", skip_serializing_if = "Option::is_none")]
    pub condition: Option<ConditionPlan>,
    /// The configuration as canonical JSON (keys sorted, no spaces): what `create` gets.
    #[serde(skip)]
    pub config: String,
    /// The configuration as the definition has it, before variables are put in.
    #[serde(rename = "with")]
    pub written: Value,
    /// How long one article may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<Timespan>,
    /// What happens to an article that fails here.
    pub on_error: ErrorPolicy,
}

/// Which articles pass a stage. Compile `text` with [`crate::Condition::compile`], once per worker or once for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConditionPlan {
    /// The expression.
    pub text: String,
    /// The article's fields that it names, sorted.
    pub fields: Vec<String>,
}

/// What happens to an article that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ErrorPolicy {
    /// How often a failure that may pass is tried again.
    pub retry: u32,
    /// The wait before the first retry; it doubles for each that follows.
    pub backoff: Timespan,
    /// What happens then.
    pub then: Then,
}

impl Default for ErrorPolicy {
    fn default() -> Self {
        Self { retry: 3, backoff: Timespan::from_millis(200), then: Then::DeadLetter }
    }
}

/// How much may be on its way through a pipeline at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// At most so many articles.
    pub articles: u32,
    /// At most so many bytes; an article larger than that passes alone.
    pub bytes: ByteSize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { articles: 1024, bytes: ByteSize::from_bytes(64 << 20) }
    }
}

impl Plan {
    /// All stages in order, whatever their chain.
    pub fn stages(&self) -> impl Iterator<Item = &StagePlan> {
        self.chains.iter().flat_map(|chain| &chain.stages)
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "pipeline {}", self.name)?;
        if let Some(description) = &self.description {
            writeln!(f, "  {}", description.trim_end())?;
        }
        for source in &self.sources {
            writeln!(f, "\nsource {}{}", source.uses, Settings(&source.written))?;
            if source.defaults != SourceDefaults::default()
                && let Ok(defaults) = serde_json::to_value(&source.defaults)
            {
                writeln!(f, "  defaults{}", Settings(&defaults))?;
            }
        }
        for (number, chain) in self.chains.iter().enumerate() {
            writeln!(f, "\nchain {}: {}", number + 1, chain.workers)?;
            if chain.stages.is_empty() {
                writeln!(f, "  no stages: articles pass as they are")?;
            }
            for stage in &chain.stages {
                self.write_stage(f, stage)?;
            }
        }
        for sink in &self.sinks {
            writeln!(f, "\nsink {}{}", sink.uses, Settings(&sink.written))?;
        }
        let order = match self.order {
            Order::Input => "as the input",
            Order::Any => "as articles become ready",
        };
        let held = self.hold.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        writeln!(f, "\norder         {order}")?;
        writeln!(f, "in flight     at most {} articles, {}", self.in_flight.articles, self.in_flight.bytes)?;
        writeln!(f, "held back     {}", if held.is_empty() { "nothing" } else { &held })?;
        writeln!(f, "on error      {}", self.on_error)?;
        writeln!(f, "dead letters  {}", self.dead_letters)
    }
}

impl Plan {
    fn write_stage(&self, f: &mut fmt::Formatter<'_>, stage: &StagePlan) -> fmt::Result {
        write!(f, "  {}", stage.id)?;
        if stage.id != stage.uses {
            write!(f, " ({})", stage.uses)?;
        }
        writeln!(f, "  [{} {}]{}", stage.plugin, stage.version, Settings(&stage.written))?;
        if let Some(condition) = &stage.condition {
            writeln!(f, "    if        {}", condition.text.trim_end())?;
        }
        if let Some(timeout) = stage.timeout {
            writeln!(f, "    timeout   {timeout}")?;
        }
        if stage.stateful {
            writeln!(f, "    stateful  one instance sees all articles")?;
        }
        if stage.on_error != self.on_error {
            writeln!(f, "    on error  {}", stage.on_error)?;
        }
        Ok(())
    }
}

impl fmt::Display for ErrorPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.retry {
            0 => f.write_str("no retry, then ")?,
            1 => write!(f, "1 retry after {}, then ", self.backoff)?,
            count => write!(f, "{count} retries, the first after {}, then ", self.backoff)?,
        }
        f.write_str(match self.then {
            Then::DeadLetter => "dead letter",
            Then::Drop => "drop",
            Then::Pass => "pass on as it was",
            Then::Stop => "stop the run",
        })
    }
}

impl fmt::Display for HeldState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Withheld => "withheld",
            Self::Canceled => "canceled",
            Self::Embargoed => "embargoed",
        })
    }
}

/// A configuration on one line: `  path=out/x.json format=article`.
struct Settings<'a>(&'a Value);

impl fmt::Display for Settings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (key, value)) in self.0.as_object().into_iter().flatten().enumerate() {
            let gap = if number == 0 { "  " } else { " " };
            match value {
                Value::String(text) if !text.is_empty() && !text.contains(char::is_whitespace) => {
                    write!(f, "{gap}{key}={text}")?;
                }
                other => write!(f, "{gap}{key}={other}")?,
            }
        }
        Ok(())
    }
}
