//! An article becomes an item of ninjs 3.0, valid against its schema. Only what may be published is written: no private
//! notes, nothing removed, no lineage. Quotations have no place in ninjs; their speakers stand among the people.

use super::uris::{is_uri, uri};
use super::{concepts, xhtml};
use crate::times;
use copydesk_article::{Article, BlockKind, Detail, Field, NoteRole, Subject};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Writes one item on one line.
pub(super) fn write(article: &Article, _detail: Detail, out: &mut Vec<u8>) {
    // Writing into memory does not fail, and every key is a string.
    let _ = serde_json::to_writer(out, &item(article));
}

fn item(article: &Article) -> Value {
    let mut item = Map::new();
    let schema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json";
    item.insert("standard".to_owned(), json!({"name": "ninjs", "version": "3.0", "schema": schema}));
    item.insert("uri".to_owned(), uri(&article.uri).into());
    item.insert("type".to_owned(), article.kind.name().into());
    item.insert("pubStatus".to_owned(), article.pubstatus.name().into());
    if let Some(urgency) = article.urgency {
        item.insert("urgency".to_owned(), urgency.into());
    }
    header(article, &mut item);
    headline_and_descriptions(article, &mut item);
    bodies(article, &mut item);
    let mut put = |name: &str, values: Vec<Value>| {
        if !values.is_empty() {
            item.insert(name.to_owned(), Value::Array(values));
        }
    };
    put("subjects", article.subjects.iter().map(subject).collect());
    put("people", people(article));
    for (name, older) in [
        ("places", "place"),
        ("organisations", "organisation"),
        ("events", "event"),
        ("objects", "object"),
        ("genres", "genre"),
    ] {
        put(name, kept_concepts(article, name, older));
    }
    put("associations", article.media.iter().map(|media| association(media, article)).collect());
    Value::Object(item)
}

fn header(article: &Article, item: &mut Map<String, Value>) {
    let texts = [
        ("version", Field::Version),
        ("language", Field::Language),
        ("by", Field::Byline),
        ("slugline", Field::Slugline),
        ("located", Field::Dateline),
        ("copyrightNotice", Field::Copyright),
        ("usageTerms", Field::Usageterms),
    ];
    for (name, field) in texts {
        if let Some(text) = article.field(field) {
            item.insert(name.to_owned(), text.into());
        }
    }
    let times = [
        ("versionCreated", Field::Versioncreated),
        ("firstCreated", Field::Published),
        ("embargoedUntil", Field::Embargoed),
    ];
    for (name, field) in times {
        // What is no time of the standard would make the item invalid; the article JSON keeps it as it came.
        if let Some(time) = article.field(field).map(times::normal).filter(|time| copydesk_article::is_rfc3339(time)) {
            item.insert(name.to_owned(), time.into());
        }
    }
    if let Some(source) = article.field(Field::Source) {
        item.insert("infoSources".to_owned(), json!([{"name": source}]));
    }
    let notes: Vec<_> =
        article.ednotes.iter().filter(|note| note.role == NoteRole::Public).map(|note| note.text.as_str()).collect();
    if !notes.is_empty() {
        item.insert("edNote".to_owned(), notes.join("\n").into());
    }
}

fn described(role: &str, text: &str) -> Value {
    json!({"role": role, "contentType": "text/plain", "value": text})
}

fn headline_and_descriptions(article: &Article, item: &mut Map<String, Value>) {
    if let Some(headline) = article.field(Field::Headline) {
        item.insert("headlines".to_owned(), Value::Array(vec![described("main", headline)]));
    }
    let mut descriptions = Vec::new();
    if let Some(summary) = &article.summary {
        descriptions.push(described("summary", &summary.text()));
    }
    if let Some(credit) = article.field(Field::Creditline) {
        descriptions.push(described("creditline", credit));
    }
    if !descriptions.is_empty() {
        item.insert("descriptions".to_owned(), Value::Array(descriptions));
    }
}

/// The text without captions, the same as XHTML, and each rendition under its name.
fn bodies(article: &Article, item: &mut Map<String, Value>) {
    let mut bodies = Vec::new();
    if !article.body.is_empty() {
        let text = article.body.iter().filter(|block| block.kind != BlockKind::Caption);
        let text: Vec<_> = text.map(|block| block.text.as_str()).collect();
        let text = text.join("\n");
        let (chars, words) = (text.chars().count(), text.split_whitespace().count());
        bodies.push(
            json!({"role": "text", "contentType": "text/plain", "charCount": chars, "wordCount": words, "value": text}),
        );
        bodies.push(json!({"role": "xhtml", "contentType": "application/xhtml+xml", "value": xhtml::body(article)}));
    }
    for (name, text) in &article.renditions {
        let content_type = match name.rsplit('.').next() {
            Some("html" | "htm") => "text/html",
            Some("md") => "text/markdown",
            _ => "text/plain",
        };
        bodies.push(json!({"role": name, "contentType": content_type, "value": text}));
    }
    if !bodies.is_empty() {
        item.insert("bodies".to_owned(), Value::Array(bodies));
    }
}

fn subject(subject: &Subject) -> Value {
    let mut out = Map::new();
    if let Some(name) = &subject.name {
        out.insert("name".to_owned(), name.as_str().into());
    }
    if let Some(qcode) = &subject.qcode {
        out.insert("literal".to_owned(), qcode.as_str().into());
        if let Some(uri) = concepts::uri_of(qcode).filter(|uri| is_uri(uri)) {
            out.insert("uri".to_owned(), uri.into());
        }
    }
    if let Some(confidence) = subject.confidence.filter(|c| c.is_finite()) {
        let percent = (confidence.clamp(0.0, 1.0) * 100.0).round();
        out.insert("confidence".to_owned(), (percent as u64).into());
    }
    out.insert("creator".to_owned(), (*subject.creator).into());
    Value::Object(out)
}

/// The people that the provider named, and those who are quoted.
fn people(article: &Article) -> Vec<Value> {
    let mut people = kept_concepts(article, "people", "person");
    let known: BTreeSet<String> =
        people.iter().filter_map(|person| Some(person.get("name")?.as_str()?.to_owned())).collect();
    let speakers: BTreeSet<&str> = article.quotes.iter().filter_map(|quote| quote.speaker.as_deref()).collect();
    people.extend(
        speakers.into_iter().filter(|name| !known.contains(*name)).map(|name| json!({"name": name, "rel": "quoted"})),
    );
    people
}

/// Concepts that came with an item of any version and stayed in `extra`.
fn kept_concepts(article: &Article, name: &str, older: &str) -> Vec<Value> {
    let kept = article.extra.get(name).or_else(|| article.extra.get(older)).and_then(Value::as_array);
    kept.into_iter().flatten().filter_map(concepts::concept).collect()
}

fn association(media: &copydesk_article::Media, article: &Article) -> Value {
    let mut out = Map::new();
    out.insert("name".to_owned(), media.id.as_str().into());
    let own = came_with(media, article).and_then(|came| came.get("uri")).and_then(Value::as_str);
    let own = own.or(media.href.as_deref()).filter(|uri| is_uri(uri));
    let uri = own.map_or_else(|| uri(&format!("{}/{}", article.uri, media.id)), str::to_owned);
    out.insert("uri".to_owned(), uri.into());
    let kind = media.kind.as_deref().filter(|kind| matches!(*kind, "picture" | "video" | "audio" | "graphic"));
    if let Some(kind) = kind {
        out.insert("type".to_owned(), kind.into());
    }
    let mut descriptions = Vec::new();
    if let Some(caption) = media.caption.as_ref().and_then(|id| article.block(id)) {
        descriptions.push(described("caption", &caption.text));
    }
    if let Some(credit) = &media.credit {
        descriptions.push(described("creditline", credit));
    }
    if let Some(alt) = &media.alt {
        descriptions.push(described("alt", alt));
    }
    if !descriptions.is_empty() {
        out.insert("descriptions".to_owned(), Value::Array(descriptions));
    }
    if let Some(href) = &media.href {
        // The standard wants a whole URI; a relative one is at least named.
        let place = if is_uri(href) { "href" } else { "title" };
        out.insert("renditions".to_owned(), json!([{"name": "main", place: href}]));
    }
    rights(media, article, &mut out);
    Value::Object(out)
}

/// The association as it came: it is kept in `extra`.
fn came_with<'a>(media: &copydesk_article::Media, article: &'a Article) -> Option<&'a Map<String, Value>> {
    let named = |item: &&Value| item.get("name").and_then(Value::as_str) == Some(&media.id);
    match article.extra.get("associations")? {
        Value::Object(items) => items.get(&media.id)?.as_object(),
        Value::Array(items) => items.iter().find(named)?.as_object(),
        _ => None,
    }
}

/// The rights that came with an association survive.
fn rights(media: &copydesk_article::Media, article: &Article, out: &mut Map<String, Value>) {
    for (key, value) in came_with(media, article).into_iter().flatten() {
        let name = match key.to_ascii_lowercase().as_str() {
            "usageterms" => "usageTerms",
            "copyrightnotice" => "copyrightNotice",
            "copyrightholder" => "copyrightHolder",
            _ => continue,
        };
        if value.is_string() {
            out.insert(name.to_owned(), value.clone());
        }
    }
}
