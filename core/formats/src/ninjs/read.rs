//! One ninjs item becomes an article.

use super::fields::{Fields, text_of};
use super::{bodies, concepts, media, notes};
use crate::characters::{clean, one_line};
use crate::times;
use copydesk_article::{Article, Field, ItemType, PubStatus};
use serde_json::Value;

/// Reads one item.
pub(super) fn read(json: &str) -> Result<Article, String> {
    let object = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let mut fields = Fields::of(object);
    let mut article = Article::default();
    state(&mut fields, &mut article)?;
    header(&mut fields, &mut article);
    notes::read(&mut fields, &mut article);
    concepts::read_subjects(&mut fields, &mut article);
    bodies::read(&mut fields, &mut article)?;
    media::read(&mut fields, &mut article);
    if article.uri.is_empty() && article.body.is_empty() && article.field(Field::Headline).is_none() {
        return Err("it has neither `uri`, headline nor body: it may be JSON of another kind".to_owned());
    }
    for (key, mut value) in fields.left() {
        notes::drop_notes(&mut value);
        article.extra.insert(key, value);
    }
    Ok(article)
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
    let variant = fields.names_that_begin("headline_").next().cloned();
    if article.field(Field::Headline).is_none()
        && let Some(text) = variant.and_then(|name| fields.take_text(&name)).or_else(|| fields.take_text("title"))
    {
        article.header.set(Field::Headline, bodies::plain_of_markup(&text));
    }
}
