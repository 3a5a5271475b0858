//! What each stage did to an article, in a few hundred bytes for the ledger: what `explain` tells of it later.

use copydesk_article::{Article, Made, Removed};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Of a removed block so much text is kept, in characters: enough to know it by.
const LONGEST_TEXT: usize = 120;
/// Of what one stage removed, so many blocks are told.
const MOST_REMOVED: usize = 40;

#[derive(Serialize)]
struct StageHistory<'a> {
    stage: &'a str,
    plugin: &'a str,
    config: &'a str,
    changes: u32,
    #[serde(skip_serializing_if = "is_zero")]
    retracted: u32,
    #[serde(skip_serializing_if = "Made::is_empty", serialize_with = "counts")]
    made: Made,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<RemovedHistory<'a>>,
    #[serde(skip_serializing_if = "is_zero")]
    removed_more: u32,
}

/// A stage that did not work on an article, where it is known for certain why.
#[derive(Serialize)]
pub(crate) struct PassedBy<'a> {
    stage: &'a str,
    passed_by: &'static str,
}

impl<'a> PassedBy<'a> {
    /// What is no text passes every stage.
    pub(crate) fn no_text(stage: &'a str) -> PassedBy<'a> {
        PassedBy { stage, passed_by: "no text" }
    }

    /// The article's source says `edit: none`, and the stage writes what may not be changed.
    pub(crate) fn may_not_edit(stage: &'a str) -> PassedBy<'a> {
        PassedBy { stage, passed_by: "edit" }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Worked(StageHistory<'a>),
    Passed(PassedBy<'a>),
}

#[derive(Serialize)]
struct RemovedHistory<'a> {
    id: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// What was done, and how often.
fn counts<S: Serializer>(made: &Made, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(made.iter())
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl<'a> StageHistory<'a> {
    fn take_removed(&mut self, removed: &'a Removed) {
        if self.removed.len() >= MOST_REMOVED {
            self.removed_more += 1;
            return;
        }
        let text = removed.block.text.as_str();
        let text = match text.char_indices().nth(LONGEST_TEXT) {
            Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
            None => Cow::Borrowed(text),
        };
        self.removed.push(RemovedHistory {
            id: removed.block.id.to_string(),
            kind: removed.block.kind.name(),
            // What is not for publication is not for the ledger's readers either.
            text: (!removed.private).then_some(text),
            reason: &removed.reason,
            of: removed.of.as_ref().map(ToString::to_string),
        });
    }
}

/// The history of an article as JSON: a list of stages in their order, and behind them those that did not work on it.
pub(crate) fn history<'a>(article: &'a Article, passed_by: impl IntoIterator<Item = PassedBy<'a>>) -> String {
    let mut stages: Vec<StageHistory<'_>> = article
        .lineage
        .iter()
        .map(|entry| StageHistory {
            stage: &entry.stage,
            plugin: &entry.plugin,
            // So much of a digest tells configurations apart.
            config: entry.config.get(..19).unwrap_or(&entry.config),
            changes: entry.changes,
            retracted: entry.retracted,
            made: entry.made,
            removed: Vec::new(),
            removed_more: 0,
        })
        .collect();
    for removed in &article.removed {
        if let Some(stage) = stages.iter_mut().rev().find(|stage| *stage.stage == *removed.stage) {
            stage.take_removed(removed);
        }
    }
    let worked = stages.into_iter().map(Entry::Worked);
    let entries: Vec<Entry<'_>> = worked.chain(passed_by.into_iter().map(Entry::Passed)).collect();
    serde_json::to_string(&entries).unwrap_or_default()
}
