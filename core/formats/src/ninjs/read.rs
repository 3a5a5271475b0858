//! One ninjs item becomes an article.

use super::{bodies, concepts, media};
use crate::characters::{clean, one_line};
use crate::times;
use copydesk_article::{Article, Field, ItemType, Note, NoteRole, PubStatus};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Reads one item.
pub(super) fn read(json: &[u8]) -> Result<Article, String> {
    let object: Map<String, Value> = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let mut fields = Fields(object.into_iter().map(|(key, value)| (key.to_ascii_lowercase(), (key, value))).collect());
    let mut article = Article::default();
    state(&mut fields, &mut article)?;
    header(&mut fields, &mut article);
    notes(&mut fields, &mut article);
    concepts::read_subjects(&mut fields, &mut article);
    bodies::read(&mut fields, &mut article)?;
    media::read(&mut fields, &mut article);
    if article.uri.is_empty() && article.body.is_empty() && article.field(Field::Headline).is_none() {
        return Err("it has neither `uri`, headline nor body: it may be JSON of another kind".to_owned());
    }
    for (_, (key, mut value)) in fields.0 {
        drop_notes(&mut value);
        article.extra.insert(key, value);
    }
    Ok(article)
}

/// The fields of an item by their names in lower case, with the names as they came; what is read is taken out.
pub(super) struct Fields(pub(super) BTreeMap<String, (String, Value)>);

impl Fields {
    /// Takes a field whatever it holds.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).map(|(_, value)| value)
    }

    /// Takes a field that is text, or a number as it is written; anything else stays.
    pub(super) fn take_text(&mut self, name: &str) -> Option<String> {
        let text = scalar(self.get(name)?)?;
        self.0.remove(name);
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// A field without taking it.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).map(|(_, value)| value)
    }
}

/// Text, or a number as it is written.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text field of an object, whatever the case of its name.
pub(super) fn text_of<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    let found = object.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    found.1.as_str().filter(|text| !text.trim().is_empty())
}

/// Identity and state.
fn state(fields: &mut Fields, article: &mut Article) -> Result<(), String> {
    article.uri = fields.take_text("uri").or_else(|| fields.take_text("guid")).unwrap_or_default();
    if let Some(kind) = fields.take_text("type") {
        article.kind = match kind.as_str() {
            "event" | "planning" => ItemType::Planning,
            name => ItemType::from_name(name).unwrap_or_else(|| {
                article.extra.insert("type".to_owned(), name.into());
                ItemType::Text
            }),
        };
    }
    if let Some(status) = fields.take_text("pubstatus") {
        article.pubstatus = match status.to_ascii_lowercase().as_str() {
            "cancelled" | "killed" | "recalled" => PubStatus::Canceled,
            name => PubStatus::from_name(name).unwrap_or_else(|| {
                // What we cannot read must not be put out.
                article.extra.insert("pubstatus".to_owned(), name.into());
                PubStatus::Withheld
            }),
        };
    }
    if let Some(urgency) = fields.take_text("urgency") {
        let number = urgency.parse::<f64>().ok().filter(|number| (1.0..=9.0).contains(number));
        article.urgency = number.map(|number| number as u8);
        if number.is_none() {
            article.extra.insert("urgency".to_owned(), urgency.into());
        }
    }
    for name in ["embargoed", "embargoeduntil"] {
        if fields.get(name).is_some_and(|value| !value.is_null() && !value.is_string()) {
            return Err(format!("`{name}` must be a time as text: an embargo that cannot be read could be broken"));
        }
    }
    Ok(())
}

/// The header fields that are text.
fn header(fields: &mut Fields, article: &mut Article) {
    let times = [
        (Field::Versioncreated, &["versioncreated"][..]),
        (Field::Published, &["firstpublished", "firstcreated"]),
        (Field::Embargoed, &["embargoeduntil", "embargoed"]),
    ];
    for (field, names) in times {
        if let Some(time) = names.iter().find_map(|name| fields.take_text(name)) {
            article.header.set(field, times::normal(&time));
        }
    }
    let lines = [
        (Field::Version, &["version"][..]),
        (Field::Language, &["language"]),
        (Field::Byline, &["by", "byline"]),
        (Field::Slugline, &["slugline"]),
        (Field::Dateline, &["located"]),
        (Field::Creditline, &["creditline"]),
        (Field::Copyright, &["copyrightnotice", "copyrightholder"]),
        (Field::Source, &["source"]),
    ];
    for (field, names) in lines {
        if let Some(text) = names.iter().find_map(|name| fields.take_text(name)) {
            article.header.set(field, one_line(&text));
        }
    }
    if let Some(terms) = fields.take_text("usageterms") {
        article.header.set(Field::Usageterms, clean(&terms).replace("\r\n", "\n").trim());
    }
    if let Some(source) = concepts::first_name(fields.get("infosources").or_else(|| fields.get("infosource"))) {
        article.header.set_default(Field::Source, &one_line(&source));
    }
    headline(fields, article);
}

/// The headline with the role `main`, or the first; the others stay in `extra`.
fn headline(fields: &mut Fields, article: &mut Article) {
    if let Some(headline) = fields.take_text("headline") {
        article.header.set(Field::Headline, one_line(&headline));
    }
    if let Some(Value::Array(headlines)) = fields.get("headlines") {
        let is_main = |item: &&Value| text_of(item, "role") == Some("main");
        let main = headlines.iter().find(is_main).or_else(|| headlines.first());
        let value = main.and_then(|item| text_of(item, "value").or(item.as_str())).map(bodies::plain_of_markup);
        let only = headlines.len() < 2;
        if let Some(value) = value {
            article.header.set_default(Field::Headline, &value);
        }
        if only {
            fields.take("headlines");
        }
    }
    let variant = fields.0.keys().find(|key| key.starts_with("headline_")).cloned();
    if article.field(Field::Headline).is_none()
        && let Some(text) = variant.and_then(|name| fields.take_text(&name)).or_else(|| fields.take_text("title"))
    {
        article.header.set(Field::Headline, bodies::plain_of_markup(&text));
    }
}

/// Notes to editors are for the desk. A list of notes with roles is read too.
fn notes(fields: &mut Fields, article: &mut Article) {
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
