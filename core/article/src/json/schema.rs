//! The JSON Schema of the article, made from the same tables that read and write it.

use crate::{BlockKind, Field, ItemType, Made, MarkKind, NoteRole, PubStatus, QuoteKind};
use serde_json::{Map, Value, json};

/// The article's JSON Schema (draft 2020-12).
pub fn article_schema() -> Value {
    let mut properties = Map::new();
    let mut add = |name: &str, value: Value| properties.insert(name.to_owned(), value);
    add("uri", text("Stable across the versions of a story. On input `id` stands in for it."));
    add("type", one_of(ItemType::ALL.iter().map(|t| t.name()), "What the item is."));
    add("pubstatus", one_of(PubStatus::ALL.iter().map(|s| s.name()), "Whether it may be put out."));
    add("urgency", json!({"type": "integer", "minimum": 1, "maximum": 9, "description": "1 is the most urgent."}));
    add("language_guessed", json!({"type": "boolean", "description": "The language was guessed from the body."}));
    for field in Field::ALL {
        add(field.name(), text(field.doc()));
    }
    add("ednotes", list(reference("note"), "Notes; private ones never reach a sink."));
    add(
        "body",
        json!({
            "description": "The body: blocks; on input also paragraphs, or one text whose non-empty lines are blocks (its paragraphs, where a machine wrapped it beyond doubt).",
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, reference("block")]}}],
        }),
    );
    add("removed", list(reference("removed"), "Blocks that stages took out of the body."));
    add("media", list(reference("media"), "Pictures and the like."));
    add("quotes", list(reference("quote"), "Quotations."));
    add("subjects", list(reference("subject"), "Topics, the provider's and ours."));
    add("annotations", list(reference("annotation"), "Annotations of the plugins' own types."));
    add(
        "summary",
        object(
            &["text", "sentences"],
            json!({
                "text": {"type": "string"}, "sentences": {"type": "array", "items": {"type": "string"}},
            }),
        ),
    );
    add(
        "renditions",
        json!({"type": "object", "additionalProperties": {"type": "string"}, "description": "Rendered texts by name."}),
    );
    add("lineage", list(reference("lineage"), "What each stage did, in order."));
    add("extra", json!({"type": "object", "description": "What came with the article and has no field of ours."}));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Copydesk article",
        "description": "One article. Spans are half-open and count Unicode code points.",
        "type": "object",
        "properties": properties,
        "required": ["body"],
        "$defs": definitions(),
    })
}

fn definitions() -> Value {
    let string = || json!({"type": "string"});
    let count = || json!({"type": "integer", "minimum": 0});
    let confidence = || json!({"type": "number", "minimum": 0, "maximum": 1});
    let spans = || json!({"type": "array", "items": reference("span")});
    let block = json!({
        "id": {"type": "string", "description": "Names the same block for the article's life."},
        "kind": one_of(BlockKind::ALL.iter().map(|k| k.name()), "What the block is."),
        "text": string(),
        "marks": {"type": "array", "items": reference("mark")},
        "rows": {"type": "array", "items": {"type": "array", "items": string()}},
        "media": {"type": "string", "description": "The id of the media item that stands here."},
    });
    let mut removed = block.clone();
    if let Some(map) = removed.as_object_mut() {
        map.insert("stage".to_owned(), string());
        map.insert("reason".to_owned(), string());
        map.insert("of".to_owned(), text("The block that it repeats."));
        map.insert("private".to_owned(), json!({"type": "boolean"}));
    }
    json!({
        "span": {
            "type": "object",
            "properties": {
                "block": string(),
                "field": one_of(Field::ALL.iter().map(|f| f.name()), "A header field."),
                "start": count(),
                "end": count(),
            },
            "required": ["start", "end"],
        },
        "mark": object(&["kind", "start", "end"], json!({
            "kind": one_of(MarkKind::ALL.iter().map(|k| k.name()), "What the mark is."),
            "start": count(), "end": count(), "href": string(),
        })),
        "note": object(&["role", "text"], json!({
            "role": one_of(NoteRole::ALL.iter().map(|r| r.name()), "For whom it is."), "text": string(),
        })),
        "block": object(&["text"], block),
        "removed": object(&["id", "kind", "text", "stage", "reason"], removed),
        "media": object(&["id"], json!({
            "id": string(), "href": string(), "kind": string(), "caption": text("The block that is its caption."),
            "credit": string(), "alt": string(),
        })),
        "quote": object(&["spans"], json!({
            "text": text("Derived from the spans: without the outer marks, pieces in a block joined by a space, but a stop to what it ends, across blocks by a newline."),
            "kind": one_of(QuoteKind::ALL.iter().map(|k| k.name()), "How it stands in the text."),
            "speaker": text("The fullest name that `speaker_text` resolves to; absent in doubt."),
            "speaker_text": text("One mention of the speaker, as printed."),
            "cue": text("The word that attributes it."), "confidence": confidence(), "spans": spans(),
        })),
        "subject": object(&[], json!({
            "qcode": string(), "name": string(), "confidence": confidence(),
            "creator": text("The stage that gave it, or `provider`."), "evidence": spans(),
        })),
        "annotation": object(&["type"], json!({
            "type": string(), "spans": spans(), "features": {"type": "object"}, "stage": string(),
        })),
        "lineage": object(&["stage", "plugin", "config"], json!({
            "stage": string(), "plugin": string(), "config": string(), "changes": count(), "made": made(),
            "retracted": text_count("Annotations of earlier stages that its edits retracted."),
        })),
    })
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn text(description: &str) -> Value {
    json!({"type": "string", "description": description})
}

/// What a stage did, by name.
fn made() -> Value {
    let count = || json!({"type": "integer", "minimum": 0});
    let counts = Made::NAMES.into_iter().map(|name| (name.to_owned(), count()));
    json!({
        "type": "object", "additionalProperties": false, "properties": Map::from_iter(counts),
        "description": "What the changes were: what was done, and how often.",
    })
}

fn text_count(description: &str) -> Value {
    json!({"type": "integer", "minimum": 0, "description": description})
}

fn list(items: Value, description: &str) -> Value {
    json!({"type": "array", "items": items, "description": description})
}

fn one_of<'a>(names: impl Iterator<Item = &'a str>, description: &str) -> Value {
    json!({"enum": names.collect::<Vec<_>>(), "description": description})
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({"type": "object", "properties": properties, "required": required})
}
