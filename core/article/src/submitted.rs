//! An annotation as a stage submits it becomes a quotation or a subject: the features that these have are checked.

use crate::{EditError, Given, NewAnnotation, Quote, QuoteKind, Spans, Subject};
use serde_json::Value;
use smol_str::SmolStr;
use std::sync::Arc;

fn text_feature(kind: &str, feature: &str, value: Given) -> Result<Option<SmolStr>, EditError> {
    let text = match value {
        Given::Text(text) => text,
        Given::Value(Value::String(text)) => text.into(),
        Given::Value(Value::Null) => return Ok(None),
        Given::Value(_) => {
            return Err(EditError::BadFeature { kind: kind.to_owned(), feature: feature.to_owned(), expected: "text" });
        }
    };
    // not `trim`, which looks from both ends
    Ok((!text.chars().all(char::is_whitespace)).then_some(text))
}

/// A confidence between 0 and 1, to three places: more would only make the output noisy.
fn confidence(kind: &str, value: &Given) -> Result<Option<f64>, EditError> {
    let number = match value {
        Given::Value(Value::Null) => return Ok(None),
        Given::Value(value) => value.as_f64(),
        Given::Text(_) => None,
    };
    match number {
        Some(number) if (0.0..=1.0).contains(&number) => Ok(Some((number * 1000.0).round() / 1000.0)),
        _ => Err(EditError::BadFeature {
            kind: kind.to_owned(),
            feature: "confidence".to_owned(),
            expected: "a number between 0 and 1",
        }),
    }
}

fn quote_kind(value: &Given) -> Option<QuoteKind> {
    match value {
        Given::Text(text) => QuoteKind::from_name(text),
        Given::Value(value) => value.as_str().and_then(QuoteKind::from_name),
    }
}

pub(crate) fn quote(new: &mut NewAnnotation, spans: Spans) -> Result<Quote, EditError> {
    if spans.is_empty() {
        return Err(EditError::AnnotationLacks { kind: new.kind.to_string(), what: "at least one span" });
    }
    let (mut kind, mut speaker, mut speaker_text, mut cue, mut sure) = Default::default();
    for (name, value) in new.features.drain(..) {
        match &*name {
            "kind" => {
                kind = quote_kind(&value).ok_or_else(|| EditError::BadFeature {
                    kind: new.kind.to_string(),
                    feature: name.to_string(),
                    expected: "`direct`, `partial` or `scare`",
                })?;
            }
            "speaker" => speaker = text_feature("quote", &name, value)?,
            "speaker_text" => speaker_text = text_feature("quote", &name, value)?,
            "cue" => cue = text_feature("quote", &name, value)?,
            "confidence" => sure = confidence("quote", &value)?,
            _ => {
                let expected = "one of `kind`, `speaker`, `speaker_text`, `cue`, `confidence`";
                return Err(EditError::BadFeature { kind: new.kind.to_string(), feature: name.to_string(), expected });
            }
        }
    }
    Ok(Quote { kind, speaker, speaker_text, cue, confidence: sure, spans })
}

pub(crate) fn subject(new: &mut NewAnnotation, evidence: Spans, stage: &Arc<str>) -> Result<Subject, EditError> {
    let mut subject = Subject { qcode: None, name: None, confidence: None, creator: stage.clone(), evidence };
    for (name, value) in new.features.drain(..) {
        match &*name {
            "qcode" => subject.qcode = text_feature("subject", &name, value)?,
            "name" => subject.name = text_feature("subject", &name, value)?,
            "confidence" => subject.confidence = confidence("subject", &value)?,
            _ => {
                let expected = "one of `qcode`, `name`, `confidence`";
                return Err(EditError::BadFeature { kind: new.kind.to_string(), feature: name.to_string(), expected });
            }
        }
    }
    if subject.qcode.is_none() && subject.name.is_none() {
        return Err(EditError::AnnotationLacks { kind: new.kind.to_string(), what: "a `qcode` or a `name`" });
    }
    Ok(subject)
}
