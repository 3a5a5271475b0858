//! Makes an article ready for each sink: its bytes, and the path where it becomes a file.

use crate::batch::{Output, Ready};
use crate::fields::field_value;
use crate::history::{PassedBy, history};
use copydesk_article::{Article, ItemType};
use copydesk_endpoints::{SinkPlan, clean_name, with_digest};
use copydesk_pipeline::{FieldValue, PathTemplate};
use minijinja::value::Serde;
use std::sync::Arc;

/// One sink's wishes.
pub(crate) struct SinkForm {
    pub(crate) plan: SinkPlan,
    pub(crate) path: Option<PathTemplate>,
}

/// Makes articles ready for all sinks.
#[derive(Clone)]
pub(crate) struct MakeReady {
    pub(crate) sinks: Arc<Vec<SinkForm>>,
    /// Whether what each stage did is written down for the ledger.
    pub(crate) history: bool,
    /// All stages of the plan in their order, where that is so.
    pub(crate) stages: Arc<[PlannedStage]>,
}

/// What tells whether a stage worked on an article.
pub(crate) struct PlannedStage {
    pub(crate) id: String,
    /// Whether it says that it writes text, media, notes or header.
    pub(crate) edits: bool,
}

impl MakeReady {
    /// `editable`: the article's source lets stages change it.
    pub(crate) fn make(&self, article: &Article, editable: bool) -> Result<Ready, String> {
        let outputs = self.sinks.iter().map(|sink| {
            let path = match &sink.path {
                Some(template) => Some(with_digest(&template.render(|name| cleaned(article, name))?, &article.uri)),
                None => None,
            };
            let bytes = match &sink.plan.rendition {
                Some(name) => rendition(article, name),
                None => {
                    let mut bytes = Vec::with_capacity(room(article));
                    sink.plan.format.encode(article, sink.plan.detail, &mut bytes);
                    Ok(bytes)
                }
            };
            Ok(Output { path, bytes })
        });
        let outputs = outputs.collect::<Result<_, String>>()?;
        let history = self.history.then(|| history(article, self.passed_by(article, editable)));
        Ok(Ready { uri: article.uri.clone(), outputs, history })
    }

    /// The stages that the article passed by whatever their conditions.
    fn passed_by<'a>(&'a self, article: &Article, editable: bool) -> impl Iterator<Item = PassedBy<'a>> {
        let is_text = article.kind == ItemType::Text;
        self.stages.iter().filter_map(move |stage| match (is_text, editable) {
            (false, _) => Some(PassedBy::no_text(&stage.id)),
            (true, false) if stage.edits => Some(PassedBy::may_not_edit(&stage.id)),
            _ => None,
        })
    }
}

fn rendition(article: &Article, name: &str) -> Result<Vec<u8>, String> {
    let found = article.renditions.get(name).map(|text| text.clone().into_bytes());
    found.ok_or_else(|| {
        let names: Vec<String> = article.renditions.keys().map(|name| format!("`{name}`")).collect();
        let has = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        format!("the article has no rendition `{name}`; it has {has}")
    })
}

/// Bytes that nearly every article finds room in: one that has to be moved while it grows is copied whole.
fn room(article: &Article) -> usize {
    const A_QUOTATION: usize = 256;
    const A_SUBJECT: usize = 128;
    const A_SPAN: usize = 48;
    let evidence: usize = article.subjects.iter().map(|subject| A_SUBJECT + subject.evidence.len() * A_SPAN).sum();
    let summary = article.summary.iter().flat_map(|summary| &summary.sentences);
    let written: usize = summary.chain(article.renditions.values()).map(String::len).sum();
    1024 + article.text_bytes() * 2 + article.quotes.len() * A_QUOTATION + evidence + written * 2
}

/// What is in an article must not choose where on the disk it goes: each text is cleaned before the template sees it.
fn cleaned(article: &Article, name: &str) -> Option<FieldValue> {
    let value = field_value(article, name)?;
    Some(clean_value(&value))
}

fn clean_value(value: &FieldValue) -> FieldValue {
    if let Some(text) = value.as_str() {
        return FieldValue::from(clean_name(text));
    }
    // Numbers and the like are harmless; what is within a list or an object is cleaned in turn.
    let json = serde_json::to_value(value).unwrap_or_default();
    FieldValue::from(Serde(clean_json(json, 0)))
}

fn clean_json(value: serde_json::Value, depth: usize) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::String(text) => Value::String(clean_name(&text)),
        Value::Array(items) if depth < 8 => items.into_iter().map(|item| clean_json(item, depth + 1)).collect(),
        Value::Object(map) if depth < 8 => {
            map.into_iter().map(|(key, item)| (clean_name(&key), clean_json(item, depth + 1))).collect()
        }
        Value::Array(_) | Value::Object(_) => Value::Null,
        other => other,
    }
}
