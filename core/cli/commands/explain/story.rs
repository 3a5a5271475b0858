//! A story as the ledger remembers it, with what each stage cost in the run that settled it.

use super::super::runs::steps;
use copydesk_ledger::{ItemSummary, LedgerError, StorySummary, View};
use copydesk_runtime::StepTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

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
    /// Stages of the run that did not work on it though it came to the end.
    pub(super) passed_by: Vec<PassedBy>,
}

/// A stage that did not work on an article.
#[derive(Serialize)]
pub(super) struct PassedBy {
    pub(super) stage: String,
    pub(super) why: Why,
}

/// Why a stage did not work on an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Why {
    /// Its source says `edit: none`, and the stage writes text, media, notes or header.
    #[serde(rename = "edit")]
    Edit,
    /// It is no text.
    #[serde(rename = "no text")]
    NoText,
    /// The stage's `if`, or a failure that is let pass.
    #[serde(rename = "condition or failure")]
    ConditionOrFailure,
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
        let entries = item.lineage.take().and_then(|lineage| serde_json::from_value::<Vec<Value>>(lineage).ok());
        let mut reasons: HashMap<String, Why> = HashMap::new();
        let worked = |entry: Value| {
            if let Some(why) = entry.get("passed_by") {
                let stage = entry["stage"].as_str().unwrap_or_default().to_owned();
                reasons.insert(stage, serde_json::from_value(why.clone()).unwrap_or(Why::ConditionOrFailure));
                return None;
            }
            serde_json::from_value::<StageWork>(entry).ok()
        };
        let mut stages: Option<Vec<StageWork>> =
            entries.map(|entries| entries.into_iter().filter_map(worked).collect());
        for work in stages.iter_mut().flatten() {
            let step = steps.iter().find(|step| step.step == work.stage);
            work.average_micros = step.map(StepTime::micros_each);
        }
        let mut passed_by = Vec::new();
        if let Some(stages) = stages.as_ref().filter(|_| item.state == "delivered") {
            // Before the stages the article is decoded, after them encoded.
            let between = steps.get(1..steps.len().saturating_sub(1)).unwrap_or_default();
            let absent = between.iter().filter(|step| stages.iter().all(|work| work.stage != step.step));
            passed_by.extend(absent.map(|step| PassedBy {
                stage: step.step.clone(),
                why: reasons.get(&step.step).copied().unwrap_or(Why::ConditionOrFailure),
            }));
        }
        Version { item, stages, passed_by }
    }
}
