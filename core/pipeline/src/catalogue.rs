//! What the checker must know of plugins and endpoints, as a trait that the runtime implements.

use serde::Serialize;
use serde_json::Value;

/// The stages, sources and sinks that can be had.
///
/// A stage is found by opening a library, so a check asks for each `uses` once.
pub trait Catalogue {
    /// The stage that a definition names under `uses`.
    fn stage(&self, uses: &str) -> Result<StageFacts, LookupFault>;

    /// The names of all stages that can be found, to name the nearest one. Asked only when a look-up failed.
    fn stage_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// The stages that write `what` (`quotes`, `subjects`, …), to name one that is missing.
    fn writers_of(&self, what: &str) -> Vec<String> {
        let _ = what;
        Vec::new()
    }

    /// The library that is used for a stage, and those that offer a stage of the same name and are not. Asked only where
    /// [`Options::duplicates`](crate::Options::duplicates) says so.
    fn other_libraries(&self, uses: &str) -> Option<(String, Vec<String>)> {
        let _ = uses;
        None
    }

    /// Creates the stage with this configuration (canonical JSON) and lets it go again.
    fn check_stage(&self, uses: &str, config: &str) -> Result<(), ConfigFault>;

    /// The kinds of sources.
    fn sources(&self) -> Vec<EndpointFacts>;

    /// The kinds of sinks.
    fn sinks(&self) -> Vec<EndpointFacts>;

    /// What a source's schema cannot say of its configuration. Opens nothing.
    fn check_source(&self, uses: &str, config: &Value) -> Result<(), ConfigFault>;

    /// What a sink's schema cannot say of its configuration. Opens nothing.
    fn check_sink(&self, uses: &str, config: &Value) -> Result<(), ConfigFault>;

    /// What a sink of this kind and configuration puts out. Asked only of a configuration that was found right.
    fn sink_output(&self, uses: &str, config: &Value) -> Option<SinkOutput> {
        let _ = (uses, config);
        None
    }

    /// The place that a sink of this kind and configuration writes to: equal for two sinks that write to the same place, and the same
    /// from run to run. `None` where that cannot be told. Asked only of a configuration that was found right.
    fn sink_identity(&self, uses: &str, config: &Value) -> Option<String> {
        let _ = (uses, config);
        None
    }
}

/// What a stage says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StageFacts {
    /// The stage's own name.
    pub id: String,
    /// The plugin that holds it.
    pub plugin: String,
    /// The plugin's version.
    pub version: String,
    /// One line that says what the stage does.
    pub doc: String,
    /// What it reads: `body`, `headline`, `quotes`, … A trailing `?` marks what it can do without.
    pub reads: Vec<String>,
    /// What it writes.
    pub writes: Vec<String>,
    /// Names in these two lists that are no part of an article, but were likely meant to be one.
    pub misspelt: Vec<MisspeltPart>,
    /// One instance must see all articles of a run.
    pub stateful: bool,
    /// The JSON Schema of what stands under `with`; `None` where the plugin has none.
    pub schema: Option<Value>,
}

/// A name of a stage's own that was likely meant to be a part of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MisspeltPart {
    /// The list that it stands in: `reads` or `writes`.
    pub list: String,
    /// As the stage has it.
    pub name: String,
    /// What was likely meant.
    pub meant: String,
}

/// What a kind of source or sink says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EndpointFacts {
    /// The kind's name, as under `uses`.
    pub name: String,
    /// One line that says what it is.
    pub doc: String,
    /// The JSON Schema of what stands under `with`; `None` where it has none.
    pub schema: Option<Value>,
    /// JSON pointers into `with` to strings that are templates over an article's fields, such as `/path`.
    pub templates: Vec<String>,
    /// A sink that syncs what it was given before the ledger records it, and undoes or overwrites what was not recorded: each article
    /// is there once, whatever happens to the process. False for sources.
    pub exactly_once: bool,
}

/// What a sink puts out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SinkOutput {
    /// The format's name.
    pub format: String,
    /// How much of an article.
    pub detail: SinkDetail,
    /// The rendition that is put out in place of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rendition: Option<String>,
}

/// How much of an article a sink puts out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SinkDetail {
    /// What may be published.
    Published,
    /// Private notes, removed blocks and lineage too.
    Full,
}

/// Why a stage could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupFault {
    /// There is no such plugin.
    Missing {
        /// Where it was looked for, in order, as a person is told.
        looked_in: Vec<String>,
        /// Files that were perhaps meant, which are not looked at, and what each would have to be called.
        misnamed: Vec<(String, String)>,
    },
    /// A library is there, but it cannot be used.
    Broken {
        /// The library's path.
        library: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Why a configuration cannot be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfigFault {
    /// A JSON pointer into `with`; empty or `None` for the whole.
    pub pointer: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}
