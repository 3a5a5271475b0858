//! What a stage hands over as text is held to what formats make of what comes in.

use crate::replacement::{Replacement, order, rewritten};
use crate::well_formed::{has_empty_line, is_language_tag, is_rfc3339};
use crate::{Article, BlockKind, EditError, Field, Place};

/// The fields that are set or edited, as they will be.
pub(crate) fn new_fields(
    article: &Article,
    edited: &mut [(Field, Vec<Replacement>)],
    set: &mut Vec<(Field, String)>,
) -> Result<Vec<(Field, String)>, EditError> {
    let mut fields: Vec<(Field, String)> = Vec::new();
    for (field, text) in set.drain(..) {
        if !field.is_editable() {
            return Err(EditError::FieldNotEditable { field });
        }
        check_text(article, &text, BlockKind::Paragraph, || format!("field `{field}`"))?;
        if edited.iter().any(|(other, _)| *other == field) {
            return Err(EditError::Overlap { place: Place::Field(field), at: 0 });
        }
        match fields.iter_mut().find(|(other, _)| *other == field) {
            Some((_, before)) => *before = text,
            None => fields.push((field, text)),
        }
    }
    for (field, list) in edited.iter_mut() {
        order(Place::Field(*field), list)?;
        fields.push((*field, rewritten(article.field(*field).unwrap_or_default(), list)));
    }
    fields.iter().try_for_each(|(field, text)| check_field(*field, text))?;
    let emptied = |(field, text): &&(Field, String)| {
        field.carries_rights() && text.trim().is_empty() && article.field(*field).is_some()
    };
    match fields.iter().find(emptied) {
        Some((field, _)) => Err(EditError::RightsEmptied { field: *field }),
        None => Ok(fields),
    }
}

/// A text that a stage hands over is held to what formats make of what comes in. What stands in the article already may be moved about.
/// The lines of a table are its rows.
pub(crate) fn check_text(
    article: &Article,
    text: &str,
    kind: BlockKind,
    what: impl Fn() -> String,
) -> Result<(), EditError> {
    if let Some(control) = article.new_control_character(text) {
        return Err(EditError::ControlCharacter { what: what(), code: control.into() });
    }
    if kind != BlockKind::Table && has_empty_line(text) && !article.any_text(has_empty_line) {
        return Err(EditError::EmptyLine { what: what() });
    }
    Ok(())
}

pub(crate) fn check_field(field: Field, text: &str) -> Result<(), EditError> {
    let expected = match field {
        _ if text.is_empty() => return Ok(()),
        Field::Published if !is_rfc3339(text) => "a time of RFC 3339 with a zone, as `2026-03-01T09:30:00Z`",
        Field::Language if !is_language_tag(text) => "a language tag of BCP 47, as `en-GB`",
        _ => return Ok(()),
    };
    Err(EditError::BadField { field, expected, text: text.chars().take(64).collect() })
}

/// Those of the new fields that are gone or another text altogether, so that what lay in them is lost.
pub(crate) fn rewritten_fields(
    article: &Article,
    edited: &[(Field, Vec<Replacement>)],
    fields: &[(Field, String)],
) -> Vec<Field> {
    let was_edited = |field: Field| edited.iter().any(|(other, _)| *other == field);
    let other = |field: Field, text: &str| article.field(field) != Some(text);
    let lost = |(field, text): &&(Field, String)| text.is_empty() || (!was_edited(*field) && other(*field, text));
    fields.iter().filter(lost).map(|(field, _)| *field).collect()
}
