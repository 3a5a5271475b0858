//! What a definition may hold: the typed shape of its YAML, and the JSON Schema that is made from it.
//!
//! Flat on purpose: flattened, untagged and internally tagged types lose the path of a fault.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::quantities::{ByteSize, Timespan};

/// A pipeline: where articles come from, the stages they pass, and where they go.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The pipeline's name in reports and logs; the file's name where it is not given.
    pub name: Option<String>,
    /// What the pipeline is for, in a sentence.
    pub description: Option<String>,
    /// The only source; `sources` is for more than one.
    pub source: Option<Source>,
    /// Where articles come from.
    pub sources: Option<Vec<Source>>,
    /// What is done to each article, in order.
    pub stages: Option<Vec<Stage>>,
    /// Where articles go. Each article goes to all of them.
    pub sinks: Option<Vec<Sink>>,
    /// What happens to an article at which a stage fails. A sink that says nothing else takes `retry` and `backoff` from here.
    pub on_error: Option<OnError>,
    /// How many workers each stage has; as many as there are cores where it is not given.
    #[schemars(range(min = 1, max = 1024))]
    pub workers: Option<u32>,
    /// Whether articles go out in the order in which they came in.
    pub order: Option<Order>,
    /// How much may be on its way through the pipeline at once.
    pub in_flight: Option<InFlight>,
    /// Which articles are held back. All three states where it is not given; an empty list lets everything out.
    pub hold: Option<Vec<HeldState>>,
    /// The folder for articles that failed, where the pipeline has no `state`; with `state` they are kept in the ledger.
    pub dead_letters: Option<String>,
    /// When the pipeline runs by itself.
    pub schedule: Option<Schedule>,
    /// Examples that show what the pipeline does to an article.
    pub tests: Option<Vec<Test>>,
    /// The folder of the ledger, which remembers from run to run what was delivered and what failed. `--state` stands in for it.
    #[schemars(length(min = 1))]
    pub state: Option<String>,
    /// How long the ledger keeps what it remembers.
    pub retention: Option<RetentionLimits>,
}

/// A source of articles.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The kind of source, such as `files`.
    pub uses: String,
    /// The configuration of the source.
    pub with: Option<Map<String, Value>>,
    /// Header fields for articles that come without them.
    pub defaults: Option<SourceDefaults>,
    /// Whether stages may change the articles: `full`, which holds where it is not given, or `none`.
    pub edit: Option<Editing>,
}

/// What stages may do to the articles of a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Editing {
    /// Whatever they do.
    #[default]
    Full,
    /// Nothing to text, media, notes and header: stages that write them are passed by; annotations and summaries are added. Notes for
    /// editors that stand in the text stay in it.
    None,
}

/// Header fields for articles that come without them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDefaults {
    /// Who provides the article, such as an agency's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The language as a BCP 47 tag, such as `en` or `pt-BR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The slugline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slugline: Option<String>,
    /// Who wrote the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where and when the article was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// Who is to be credited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creditline: Option<String>,
    /// The copyright notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// The terms of use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usageterms: Option<String>,
    /// 1 (most urgent) to 9.
    #[schemars(range(min = 1, max = 9))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<u8>,
}

/// One stage, done by a plugin.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// The plugin's stage, such as `extract-quotes`.
    pub uses: String,
    /// The stage's name in this pipeline; the name under `uses` where it is not given.
    pub id: Option<String>,
    /// Only articles for which this expression is true pass the stage, such as `language is lang("en")`.
    pub r#if: Option<String>,
    /// The configuration of the stage.
    pub with: Option<Map<String, Value>>,
    /// How many workers this stage has.
    #[schemars(range(min = 1, max = 1024))]
    pub workers: Option<u32>,
    /// How long one article may take. 10m where it is not given and the pipeline has a `state`; else as long as it takes.
    pub timeout: Option<Timespan>,
    /// What happens to an article at which this stage fails; what it leaves open is as the pipeline's.
    pub on_error: Option<OnError>,
}

/// A sink of articles.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sink {
    /// The kind of sink, such as `files`.
    pub uses: String,
    /// The configuration of the sink.
    pub with: Option<Map<String, Value>>,
    /// What happens when the sink cannot take articles.
    pub on_error: Option<SinkOnError>,
}

/// What happens to an article at which a stage fails.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnError {
    /// How often a failure that may pass is tried again. 3 where it is not given.
    #[schemars(range(min = 0, max = 100))]
    pub retry: Option<u32>,
    /// The back-off before the first retry; it doubles for each that follows, and each wait lies between half and the whole of it.
    /// 200ms where it is not given.
    pub backoff: Option<Timespan>,
    /// What happens then.
    pub then: Option<Then>,
    /// So many failures in a row at a stage end the run. Without it no number of failures does.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub stop_after: Option<u32>,
}

/// What happens to an article that goes on failing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// It is put aside as it came in, with the stage and the error.
    #[default]
    DeadLetter,
    /// It is left out, and counted.
    Drop,
    /// It goes on as it was before the stage.
    Pass,
    /// It is put aside, and the run stops: what came in behind it is unfinished, and is taken up by the next run.
    Stop,
}

/// What happens when a sink cannot take articles. A sync that fails always stops the run.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SinkOnError {
    /// How often a delivery is tried again. As the pipeline's where it is not given.
    #[schemars(range(min = 0, max = 100))]
    pub retry: Option<u32>,
    /// The back-off before the first retry; it doubles for each that follows, and each wait lies between half and the whole of it.
    /// As the pipeline's where it is not given.
    pub backoff: Option<Timespan>,
    /// What happens then.
    pub then: Option<SinkThen>,
}

/// What happens when a sink goes on failing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SinkThen {
    /// The run stops; what was not delivered is taken up again by the next run.
    #[default]
    Stop,
    /// The run waits, up to 30s between tries, and tries again until the sink takes it or the run is stopped.
    Pause,
    /// The article becomes a dead letter for this sink, to be replayed to it alone.
    DeadLetter,
}

/// How long the ledger keeps what it remembers.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionLimits {
    /// What is older goes, such as `30d`. 90d where it is not given.
    pub age: Option<Timespan>,
    /// The oldest goes where the ledger is larger than this, such as `4GiB`.
    pub size: Option<ByteSize>,
}

/// Whether articles go out in the order in which they came in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// In the order in which they came in.
    #[default]
    Input,
    /// As they become ready.
    Any,
}

/// How much may be on its way through the pipeline at once.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InFlight {
    /// At most so many articles.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub articles: Option<u32>,
    /// At most so many bytes, such as `64MiB`. An article larger than that passes alone.
    pub bytes: Option<ByteSize>,
}

/// A state in which an article is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeldState {
    /// The provider withholds it.
    Withheld,
    /// The provider took it back.
    Canceled,
    /// Its embargo has not passed.
    Embargoed,
}

/// When the pipeline runs by itself.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Five fields: minute, hour, day of the month, month, day of the week.
    pub cron: String,
    /// The time zone that the fields mean, such as `Europe/London`; UTC where it is not given.
    pub timezone: Option<String>,
    /// What happens when a run is due while the last one is still going.
    pub overlap: Option<Overlap>,
}

/// What happens when a run is due while the last one is still going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Overlap {
    /// The run that is due is left out.
    Skip,
    /// It starts when the last one has ended.
    Wait,
}

/// An example that shows what the pipeline does to an article.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// What the test shows, in a sentence.
    pub name: String,
    /// The article that goes in.
    pub article: Map<String, Value>,
    /// Expressions that are true of the article that comes out.
    pub expect: Vec<String>,
}

/// The JSON Schema of a definition, as `copydesk schema pipeline` prints it.
pub fn definition_schema() -> Value {
    let mut schema = schemars::schema_for!(Definition);
    schema.insert("title".into(), "Copydesk pipeline".into());
    schema.to_value()
}
