//! What a JSON pointer leads to in the article's JSON, without making the rest of it.

use super::out::{Object, string};
use super::spans::Counting;
use super::write::{
    OptionalPart, annotation, annotations, block, entries, header, lineage, media, note, notes, quote, removed,
    subject, summary,
};
use crate::{Article, Block};
use serde_json::Value;

/// Appends what the pointer leads to in the JSON of the article in full, of which only the parts that `shows` allows are there.
/// `false` where it leads to nothing: then nothing is appended. An entry of a list costs what the entry does, not what the article does.
pub fn write_part(
    article: &Article,
    pointer: &str,
    shows: impl Fn(OptionalPart<'_>) -> bool,
    out: &mut Vec<u8>,
) -> bool {
    let a = article;
    let counting = &Counting::default();
    let Some((key, rest)) = step(pointer) else {
        return if pointer.is_empty() { rest_of(pointer, out, |object| entries(object, a, &shows)) } else { false };
    };
    match &*key {
        "body" => of_blocks(&a.body, rest, out),
        "removed" => shows(OptionalPart::Removed) && of_list(a.removed.iter(), rest, out, removed),
        "media" => !a.media.is_empty() && of_list(a.media.iter(), rest, out, media),
        "ednotes" => {
            let notes: Vec<_> = notes(a, &shows).collect();
            !notes.is_empty() && of_list(notes.into_iter(), rest, out, note)
        }
        "quotes" => {
            shows(OptionalPart::Quotes)
                && of_list(a.quotes.iter(), rest, out, |object, one| quote(object, a, one, counting))
        }
        "subjects" => {
            let one = |object: &mut Object<'_>, one| subject(object, a, one, counting);
            shows(OptionalPart::Subjects) && of_list(a.subjects.iter(), rest, out, one)
        }
        "annotations" => {
            let shown: Vec<_> = annotations(a, &shows).collect();
            let one = |object: &mut Object<'_>, one| annotation(object, a, one, counting);
            !shown.is_empty() && of_list(shown.into_iter(), rest, out, one)
        }
        "lineage" => shows(OptionalPart::Lineage) && of_list(a.lineage.iter(), rest, out, lineage),
        "summary" => a.summary.as_ref().is_some_and(|it| rest_of(rest, out, |object| summary(object, it))),
        "renditions" => match step(rest) {
            Some((name, "")) => a.renditions.get(&*name).is_some_and(|text| {
                string(out, text);
                true
            }),
            Some(_) => false,
            None => {
                !a.renditions.is_empty()
                    && rest_of(rest, out, |object| {
                        a.renditions.iter().for_each(|(name, text)| object.named_text(name, text))
                    })
            }
        },
        "extra" => match step(rest) {
            Some((name, rest)) => value(a.extra.get(&*name).and_then(|found| found.pointer(rest)), out),
            None => !a.extra.is_empty() && rest.is_empty() && serde_json::to_writer(out, &a.extra).is_ok(),
        },
        _ => rest_of(pointer, out, |object| header(object, a)),
    }
}

/// The first key of a pointer, and the pointer that goes on from there.
fn step(pointer: &str) -> Option<(std::borrow::Cow<'_, str>, &str)> {
    let path = pointer.strip_prefix('/')?;
    let (key, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
    let key = if key.contains('~') { key.replace("~1", "/").replace("~0", "~").into() } else { key.into() };
    Some((key, rest))
}

/// The entry of a list that a pointer begins with, and the pointer that goes on from there.
fn entry<T>(mut items: impl Iterator<Item = T>, pointer: &str) -> Option<(T, &str)> {
    let (key, rest) = step(pointer)?;
    // as in serde_json: digits alone, without a zero before them
    let plain = key.bytes().all(|byte| byte.is_ascii_digit()) && (key.len() == 1 || !key.starts_with('0'));
    let index = key.parse().ok().filter(|_| plain)?;
    items.nth(index).map(|item| (item, rest))
}

fn of_list<T>(
    items: impl Iterator<Item = T>,
    pointer: &str,
    out: &mut Vec<u8>,
    entries: impl Fn(&mut Object<'_>, T),
) -> bool {
    if !pointer.is_empty() {
        return entry(items, pointer).is_some_and(|(item, rest)| rest_of(rest, out, |object| entries(object, item)));
    }
    out.push(b'[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        Object::write(out, |object| entries(object, item));
    }
    out.push(b']');
    true
}

/// A block may be most of the article, and what is asked for is mostly its id.
fn of_blocks(blocks: &[Block], pointer: &str, out: &mut Vec<u8>) -> bool {
    let text = match entry(blocks.iter(), pointer) {
        Some((block, "/id")) => block.id.to_string(),
        Some((block, "/kind")) => block.kind.name().to_owned(),
        _ => return of_list(blocks.iter(), pointer, out, block),
    };
    string(out, &text);
    true
}

/// What the pointer leads to in an object.
fn rest_of(pointer: &str, out: &mut Vec<u8>, entries: impl FnOnce(&mut Object<'_>)) -> bool {
    if pointer.is_empty() {
        Object::write(out, entries);
        return true;
    }
    let mut json = Vec::new();
    Object::write(&mut json, entries);
    let whole: Value = serde_json::from_slice(&json).unwrap_or_default();
    value(whole.pointer(pointer), out)
}

fn value(found: Option<&Value>, out: &mut Vec<u8>) -> bool {
    // writing into memory does not fail
    found.is_some_and(|found| serde_json::to_writer(out, found).is_ok())
}
