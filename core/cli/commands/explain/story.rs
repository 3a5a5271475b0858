//! A story as the ledger remembers it, with what each stage cost in the run that settled it.

use super::super::runs::steps;
use copydesk_ledger::{ItemSummary, LedgerError, StorySummary, View};
use copydesk_runtime::StepTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A story of one pipeline.
#[derive(Serialize)]
pub(super) struct Story {
    pub(super) pipeline: String,
    pub(super) uri: String,
    /// In the order in which they came.
    pub(super) versions: Vec<Version>,
}

/// One version of it.
#[derive(Serialize)]
pub(super) struct Version {
    #[serde(flatten)]
    pub(super) item: ItemSummary,
    /// What each stage did to it, in their order; none: that is not remembered.
    pub(super) stages: Option<Vec<StageWork>>,
    /// Stages of the run that did not work on it though it came to the end: their `if`, or a failure that may pass.
    pub(super) passed_by: Vec<String>,
}

/// What a stage did to an article, as the ledger has it.
#[derive(Serialize, Deserialize)]
pub(super) struct StageWork {
    pub(super) stage: String,
    /// The plugin and its version.
    pub(super) plugin: String,
    /// The beginning of the configuration's digest.
    pub(super) config: String,
    pub(super) changes: u64,
    #[serde(default)]
    pub(super) retracted: u64,
    /// What the changes were: what → how many.
    #[serde(default)]
    pub(super) made: BTreeMap<String, u64>,
    #[serde(default)]
    pub(super) removed: Vec<RemovedBlock>,
    /// Blocks that were removed and are not told.
    #[serde(default)]
    pub(super) removed_more: u64,
    /// Microseconds that the stage took an article, on the average of the run.
    #[serde(default)]
    pub(super) average_micros: Option<f64>,
}

/// A block that a stage removed.
#[derive(Serialize, Deserialize)]
pub(super) struct RemovedBlock {
    pub(super) id: String,
    pub(super) kind: String,
    /// Its beginning; none: it is not for publication.
    #[serde(default)]
    pub(super) text: Option<String>,
    pub(super) reason: String,
    /// The block that it repeats.
    #[serde(default)]
    pub(super) of: Option<String>,
}

impl Story {
    pub(super) fn new(view: &View, story: StorySummary) -> Result<Story, LedgerError> {
        let StorySummary { pipeline, uri, items } = story;
        let mut versions = Vec::with_capacity(items.len());
        for item in items {
            let recorded = view.run(item.run)?.and_then(|run| run.steps);
            versions.push(Version::new(item, &recorded.as_ref().map(steps).unwrap_or_default()));
        }
        Ok(Story { pipeline, uri, versions })
    }
}

impl Version {
    fn new(mut item: ItemSummary, steps: &[StepTime]) -> Version {
        let mut stages: Option<Vec<StageWork>> =
            item.lineage.take().and_then(|lineage| serde_json::from_value(lineage).ok());
        for work in stages.iter_mut().flatten() {
            let step = steps.iter().find(|step| step.step == work.stage);
            work.average_micros = step.map(StepTime::micros_each);
        }
        let mut passed_by = Vec::new();
        if let Some(stages) = stages.as_ref().filter(|_| item.state == "delivered") {
            // Before the stages the article is decoded, after them encoded.
            let between = steps.get(1..steps.len().saturating_sub(1)).unwrap_or_default();
            let absent = between.iter().filter(|step| stages.iter().all(|work| work.stage != step.step));
            passed_by.extend(absent.map(|step| step.step.clone()));
        }
        Version { item, stages, passed_by }
    }
}
