//! Notes to editors: read where they are meant to stand, and taken out of all else that is kept.

use super::fields::{Fields, text_of};
use crate::characters::one_line;
use copydesk_article::{Article, Note, NoteRole};
use serde_json::Value;

/// Reads the notes, which are for the desk. A list of notes with roles is read too.
pub(super) fn read(fields: &mut Fields, article: &mut Article) {
    for name in ["ednote", "ednotes"] {
        match fields.take(name) {
            Some(Value::String(text)) => add_note(article, NoteRole::Private, &text),
            Some(Value::Array(notes)) => {
                for note in &notes {
                    let role = text_of(note, "role").and_then(NoteRole::from_name).unwrap_or_default();
                    let text = text_of(note, "text").or_else(|| text_of(note, "value")).or(note.as_str());
                    add_note(article, role, text.unwrap_or_default());
                }
            }
            _ => {}
        }
    }
}

/// Adds a note unless it is empty.
pub(super) fn add_note(article: &mut Article, role: NoteRole, text: &str) {
    let text = one_line(text);
    if !text.is_empty() {
        article.ednotes.push(Note { role, text });
    }
}

/// Takes notes for the desk out of what is kept as it came: `extra` is given out.
pub(super) fn drop_notes(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !is_note(key));
            object.values_mut().for_each(drop_notes);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_notes),
        _ => {}
    }
}

/// Names under which notes for the desk come.
pub(super) fn is_note(key: &str) -> bool {
    let key: String = key.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    matches!(key.as_str(), "ednote" | "ednotes" | "editornote" | "internalnote" | "privatenote")
}
