//! The fields of an article as conditions and path templates ask for them.

use copydesk_article::{Article, Detail, Field, write_article};
use copydesk_pipeline::FieldValue;
use minijinja::value::Serde;
use serde_json::Value;

/// The value of a field by its name in the article's JSON; `None` where it is not set.
pub(crate) fn field_value(article: &Article, name: &str) -> Option<FieldValue> {
    match name {
        "uri" => return Some(FieldValue::from(article.uri.as_str())),
        "type" => return Some(FieldValue::from(article.kind.name())),
        "pubstatus" => return Some(FieldValue::from(article.pubstatus.name())),
        "urgency" => return article.urgency.map(FieldValue::from),
        "language_guessed" => return Some(FieldValue::from(article.language_guessed)),
        "extra" => return Some(FieldValue::from(Serde(&article.extra))),
        _ => {}
    }
    if let Some(field) = Field::from_name(name) {
        return article.field(field).map(FieldValue::from);
    }
    // Lists and the like are written out: a condition on them costs about as much as an output.
    let mut json = Vec::new();
    write_article(article, Detail::Full, &mut json);
    let mut value: Value = serde_json::from_slice(&json).ok()?;
    value.get_mut(name).map(|value| FieldValue::from(Serde(value.take())))
}
