//! The plan: what a run will do, with every default filled in and stages chained into tasks.

mod shown;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::catalogue::SinkOutput;
use crate::definition::{Editing, HeldState, Order, SinkThen, SourceDefaults, Then};
use crate::quantities::{ByteSize, Timespan};

/// Where dead letters go when a definition does not say.
pub const DEFAULT_DEAD_LETTERS: &str = "dead-letters";

/// How long one article may take at a stage whose definition does not say, in a pipeline with a state: nobody may be watching, and
/// the run that follows goes on past an article that hangs.
pub(crate) const UNATTENDED_TIMEOUT: Timespan = Timespan::from_millis(600_000);

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
    /// What stages may do to articles of what stands in for the sources: nothing where no source lets them.
    #[serde(skip)]
    pub edit: Editing,
    /// All in the definition that decides what becomes of an article, as canonical JSON: what sources give and allow, stages with their
    /// plugins and conditions, sinks. The same whatever stands in for sources and sinks. May hold what comes from the environment.
    #[serde(skip)]
    pub terms: String,
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
    /// The folder for articles that failed, where there is no `state`.
    pub dead_letters: String,
    /// The whole pipeline's policy, for what fails outside a stage and a sink (decoding).
    pub on_error: ErrorPolicy,
    /// The folder of the ledger; `None` where nothing is remembered from run to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// How long the ledger keeps what it remembers.
    pub retention: Retention,
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
    /// What stages may do to its articles.
    pub edit: Editing,
}

/// One sink.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SinkPlan {
    /// The kind of sink.
    pub uses: String,
    /// Tells the sink from all others of the pipeline, in this run and later ones: the place that it writes to, or its kind and
    /// number where that cannot be told. May hold what comes from the environment, so it is not serialised.
    #[serde(skip)]
    pub identity: String,
    /// What it puts out; `None` where its kind does not say.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub output: Option<SinkOutput>,
    /// Whether the sink takes part in commits, so that it gets each article exactly once; else at least once.
    pub exactly_once: bool,
    /// What happens when it cannot take articles.
    pub on_error: SinkPolicy,
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
    /// The back-off before the first retry; it doubles for each that follows. Each wait lies between half and the whole of it, by
    /// chance, so that many pipelines do not try again at one moment.
    pub backoff: Timespan,
    /// What happens then.
    pub then: Then,
    /// So many failures in a row at a stage end the run; `None` where no number does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop_after: Option<u32>,
}

impl Default for ErrorPolicy {
    fn default() -> Self {
        Self { retry: 3, backoff: Timespan::from_millis(200), then: Then::DeadLetter, stop_after: None }
    }
}

/// What happens when a sink cannot take articles. A sync that fails always stops the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SinkPolicy {
    /// How often a delivery is tried again.
    pub retry: u32,
    /// The back-off before the first retry; it doubles for each that follows. Each wait lies between half and the whole of it.
    pub backoff: Timespan,
    /// What happens then.
    pub then: SinkThen,
}

impl From<ErrorPolicy> for SinkPolicy {
    /// What a sink does that says nothing of it in this pipeline.
    fn from(pipeline: ErrorPolicy) -> Self {
        Self { retry: pipeline.retry, backoff: pipeline.backoff, then: SinkThen::default() }
    }
}

/// How long the ledger keeps what it remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// What is older goes.
    pub age: Timespan,
    /// The oldest goes where the ledger is larger than this; `None` where it may be of any size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<ByteSize>,
}

impl Default for Retention {
    fn default() -> Self {
        Self { age: Timespan::from_millis(90 * 24 * 60 * 60 * 1000), size: None }
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
