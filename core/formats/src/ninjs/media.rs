//! Pictures, videos and the like: the associations of a story, and the renditions of a media item.

use super::bodies;
use super::fields::{Fields, text_of};
use super::notes::{add_note, drop_notes, is_note};
use crate::characters::one_line;
use copydesk_article::{Article, BlockId, BlockKind, Field, ItemType, Media, NoteRole};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The most associations that become media; more are no story, and stay in `extra`.
const MOST: usize = 500;

/// Reads associations and renditions. They stay in `extra` as well, for their rights and what else we have no field for.
pub(super) fn read(fields: &mut Fields, article: &mut Article) {
    let mut known: HashMap<String, usize> =
        article.media.iter().enumerate().filter_map(|(at, media)| Some((media.href.clone()?, at))).collect();
    if is_media(article.kind)
        && let Some(href) = fields.get("renditions").and_then(best_href)
    {
        let caption =
            article.body.first().filter(|block| block.kind == BlockKind::Caption).map(|block| block.id.clone());
        // Of a picture the byline names the photographer.
        let credit = article.field(Field::Creditline).or_else(|| article.field(Field::Byline)).map(str::to_owned);
        let kind = Some(article.kind.name().to_owned());
        let media = Media { id: "m0".to_owned(), href: Some(href), kind, caption: caption.clone(), credit, alt: None };
        add(article, media, caption);
    }
    let associations: Vec<(String, Value)> = match fields.get("associations") {
        Some(Value::Object(items)) => items.iter().map(|(name, item)| (name.clone(), item.clone())).collect(),
        Some(Value::Array(items)) => {
            let name = |(at, item): (usize, &Value)| {
                let name = text_of(item, "name").map_or_else(|| format!("m{at}"), str::to_owned);
                (name, item.clone())
            };
            items.iter().enumerate().map(name).collect()
        }
        _ => return,
    };
    for (name, item) in associations.into_iter().take(MOST) {
        if let Value::Object(item) = item {
            association(&name, item, &mut known, article);
        }
    }
    if let Some(value) = fields.get_mut("associations") {
        drop_notes(value);
    }
}

fn is_media(kind: ItemType) -> bool {
    matches!(kind, ItemType::Picture | ItemType::Video | ItemType::Audio | ItemType::Graphic)
}

fn association(name: &str, item: Map<String, Value>, known: &mut HashMap<String, usize>, article: &mut Article) {
    for (_, note) in item.iter().filter(|(key, _)| is_note(key)) {
        if let Some(note) = note.as_str() {
            add_note(article, NoteRole::Private, &format!("{name}: {note}"));
        }
    }
    let item = Fields::of(item);
    let text = |name: &str| item.get(name).and_then(Value::as_str).map(one_line).filter(|text| !text.is_empty());
    let kind = text("type").and_then(|kind| ItemType::from_name(&kind));
    let Some(kind) = kind.filter(|kind| is_media(*kind)) else { return };
    let renditions = item.get("renditions");
    let href = renditions.and_then(best_href);
    let credit = ["creditline", "by", "byline", "copyrightholder"].iter().find_map(|name| text(name));
    // The body may show the same picture already, in any of its renditions.
    let shown = renditions.into_iter().flat_map(hrefs).find_map(|href| known.get(href).copied());
    if let Some(media) = shown.and_then(|at| article.media.get_mut(at)) {
        media.credit = media.credit.take().or(credit);
        return;
    }
    let caption = bodies::caption(&item).map(|text| {
        let same = article.body.iter().find(|block| block.kind == BlockKind::Caption && block.text == text);
        match same.map(|block| block.id.clone()) {
            Some(id) => id,
            None => article.push_block(BlockKind::Caption, text).id.clone(),
        }
    });
    let taken = article.media.iter().any(|media| media.id == name);
    let id = if taken || name.is_empty() { format!("m{}", article.media.len()) } else { name.to_owned() };
    if let Some(href) = &href {
        known.insert(href.clone(), article.media.len());
    }
    let media = Media { id, href, kind: Some(kind.name().to_owned()), caption: caption.clone(), credit, alt: None };
    add(article, media, caption);
}

fn add(article: &mut Article, media: Media, caption: Option<BlockId>) {
    if let Some(caption) = caption
        && let Some(block) = article.body.iter_mut().rev().find(|block| block.id == caption)
    {
        block.media.get_or_insert_with(|| media.id.clone());
    }
    article.media.push(media);
}

fn renditions(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(items) => items.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    }
}

fn hrefs(value: &Value) -> impl Iterator<Item = &str> {
    renditions(value).into_iter().filter_map(|item| text_of(item, "href"))
}

/// The widest rendition; of those without a width the first.
fn best_href(value: &Value) -> Option<String> {
    let width = |item: &Value| item.get("width").and_then(Value::as_u64).unwrap_or(0);
    let mut best: Option<(u64, &str)> = None;
    for item in renditions(value) {
        if let Some(href) = text_of(item, "href")
            && best.is_none_or(|(widest, _)| width(item) > widest)
        {
            best = Some((width(item), href));
        }
    }
    best.map(|(_, href)| href.trim().to_owned())
}
