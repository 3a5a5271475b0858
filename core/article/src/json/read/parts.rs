//! The parts that refer to blocks, or that only our own output has: read once the body is known.

use super::super::spans::JsonSpan;
use crate::{
    Annotation, Article, Block, BlockId, BlockKind, Features, LineageEntry, Made, Mark, MarkKind, Media, Note,
    NoteRole, PROVIDER, Quote, QuoteKind, Removed, Spans, Subject, Summary, byte_offset,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A list or object of the article's JSON that is read late, in the order in which they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Late {
    Removed,
    Media,
    Ednotes,
    Quotes,
    Subjects,
    Annotations,
    Summary,
    Renditions,
    Lineage,
}

const NAMES: [(Late, &str); 9] = [
    (Late::Removed, "removed"),
    (Late::Media, "media"),
    (Late::Ednotes, "ednotes"),
    (Late::Quotes, "quotes"),
    (Late::Subjects, "subjects"),
    (Late::Annotations, "annotations"),
    (Late::Summary, "summary"),
    (Late::Renditions, "renditions"),
    (Late::Lineage, "lineage"),
];

impl Late {
    pub(super) fn from_name(name: &str) -> Option<Late> {
        NAMES.iter().find(|(_, other)| *other == name).map(|(part, _)| *part)
    }

    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(part, _)| *part == self).map_or("", |(_, name)| name)
    }

    pub(super) fn read(self, value: Value, article: &mut Article) -> Result<(), String> {
        if value.is_null() {
            return Ok(());
        }
        match self {
            Late::Removed => each(value, article, removed),
            Late::Media => each(value, article, media),
            Late::Ednotes => each(value, article, note),
            Late::Quotes => each(value, article, quote),
            Late::Subjects => each(value, article, subject),
            Late::Annotations => each(value, article, annotation),
            Late::Lineage => each(value, article, lineage),
            Late::Summary => {
                let summary: JsonSummary = typed(value)?;
                let sentences = summary.sentences.unwrap_or_else(|| summary.text.into_iter().collect());
                article.summary = (!sentences.is_empty()).then_some(Summary { sentences });
                Ok(())
            }
            Late::Renditions => {
                article.renditions = typed(value)?;
                Ok(())
            }
        }
    }
}

fn typed<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

fn each<T: DeserializeOwned>(
    value: Value,
    article: &mut Article,
    add: fn(T, &mut Article) -> Result<(), String>,
) -> Result<(), String> {
    let Value::Array(items) = value else { return Err("must be a list".to_owned()) };
    for (index, item) in items.into_iter().enumerate() {
        typed(item).and_then(|item| add(item, article)).map_err(|error| format!("item {index}: {error}"))?;
    }
    Ok(())
}

fn resolve(spans: &[JsonSpan], article: &Article) -> Result<Spans, String> {
    spans.iter().map(|span| span.resolve(article)).collect()
}

/// An inline mark as JSON has it.
#[derive(Deserialize)]
pub(super) struct JsonMark {
    kind: String,
    start: usize,
    end: usize,
    href: Option<String>,
}

/// Marks in bytes. A kind that we do not know is formatting that we cannot carry: it goes.
pub(super) fn marks(text: &str, marks: Vec<JsonMark>) -> Result<Vec<Mark>, String> {
    let mut out = Vec::with_capacity(marks.len());
    let offsets = byte_offsets(text, marks.iter().flat_map(|mark| [mark.start, mark.end]).collect());
    let bytes = |at: usize| {
        offsets.binary_search_by_key(&at, |(point, _)| *point).ok().and_then(|found| Some(offsets.get(found)?.1))
    };
    for mark in marks {
        let Some(kind) = MarkKind::from_name(&mark.kind) else { continue };
        match (bytes(mark.start), bytes(mark.end)) {
            (Some(start), Some(end)) if start < end => out.push(Mark { kind, start, end, href: mark.href }),
            _ => return Err(format!("mark {}..{} lies outside its block", mark.start, mark.end)),
        }
    }
    Ok(out)
}

/// The bytes of code points, by code point; those beyond the text are left out. One pass over the text, however many there are and in
/// whatever order: a block may hold 100,000 marks.
fn byte_offsets(text: &str, mut points: Vec<usize>) -> Vec<(usize, usize)> {
    points.sort_unstable();
    points.dedup();
    let (mut seen, mut from) = (0, 0);
    let offset = |point: usize| {
        let at = from + byte_offset(text.get(from..)?, point - seen)?;
        (seen, from) = (point, at);
        Some((point, at))
    };
    points.into_iter().map_while(offset).collect()
}

#[derive(Deserialize)]
struct JsonRemoved {
    id: String,
    kind: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    marks: Vec<JsonMark>,
    #[serde(default)]
    rows: Vec<Vec<String>>,
    media: Option<String>,
    #[serde(default)]
    stage: Arc<str>,
    #[serde(default)]
    reason: String,
    of: Option<String>,
    #[serde(default)]
    private: bool,
}

fn removed(json: JsonRemoved, article: &mut Article) -> Result<(), String> {
    let id = BlockId::parse(&json.id);
    article.note_id(&id);
    let kind = json.kind.as_deref().and_then(BlockKind::from_name).unwrap_or_default();
    let marks = marks(&json.text, json.marks)?;
    let block = Block { id, kind, text: json.text, marks, rows: json.rows, media: json.media };
    let of = json.of.as_deref().map(BlockId::parse);
    article.removed.push(Removed { block, stage: json.stage, reason: json.reason, of, private: json.private });
    Ok(())
}

#[derive(Deserialize)]
struct JsonMedia {
    id: Option<String>,
    href: Option<String>,
    kind: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    alt: Option<String>,
}

fn media(json: JsonMedia, article: &mut Article) -> Result<(), String> {
    let JsonMedia { id, href, kind, caption, credit, alt } = json;
    let caption = match caption {
        None => None,
        Some(id) => {
            let block = BlockId::parse(&id);
            // A caption that names no block is the caption's own text: a common shape in feeds.
            Some(if article.block(&block).is_some() {
                block
            } else {
                article.push_block(BlockKind::Caption, id).id.clone()
            })
        }
    };
    let id = id.unwrap_or_else(|| format!("m{}", article.media.len()));
    article.media.push(Media { id, href, kind, caption, credit, alt });
    Ok(())
}

#[derive(Deserialize)]
struct JsonNote {
    role: Option<String>,
    text: String,
}

fn note(json: JsonNote, article: &mut Article) -> Result<(), String> {
    // A note of unknown role might not be meant for readers.
    let role = json.role.as_deref().and_then(NoteRole::from_name).unwrap_or(NoteRole::Private);
    article.ednotes.push(Note { role, text: json.text });
    Ok(())
}

#[derive(Deserialize)]
struct JsonQuote {
    kind: Option<String>,
    speaker: Option<String>,
    speaker_text: Option<String>,
    cue: Option<String>,
    confidence: Option<f64>,
    spans: Vec<JsonSpan>,
}

fn quote(json: JsonQuote, article: &mut Article) -> Result<(), String> {
    let kind = match json.kind.as_deref() {
        None => QuoteKind::Direct,
        Some(name) => {
            QuoteKind::from_name(name).ok_or_else(|| format!("`{name}` is none of direct, partial, scare"))?
        }
    };
    let spans = resolve(&json.spans, article)?;
    if spans.is_empty() {
        return Err("a quotation needs at least one span".to_owned());
    }
    let text = |text: Option<String>| text.map(SmolStr::from);
    let (speaker, speaker_text, cue) = (text(json.speaker), text(json.speaker_text), text(json.cue));
    let confidence = json.confidence;
    article.quotes.push(Quote { kind, speaker, speaker_text, cue, confidence, spans });
    Ok(())
}

#[derive(Deserialize)]
struct JsonSubject {
    qcode: Option<String>,
    name: Option<String>,
    confidence: Option<f64>,
    creator: Option<Arc<str>>,
    #[serde(default)]
    evidence: Vec<JsonSpan>,
}

fn subject(json: JsonSubject, article: &mut Article) -> Result<(), String> {
    let JsonSubject { qcode, name, confidence, creator, evidence } = json;
    if qcode.is_none() && name.is_none() {
        return Err("a subject needs a `qcode` or a `name`".to_owned());
    }
    let evidence = resolve(&evidence, article)?;
    let creator = creator.unwrap_or_else(|| PROVIDER.into());
    let (qcode, name) = (qcode.map(SmolStr::from), name.map(SmolStr::from));
    article.subjects.push(Subject { qcode, name, confidence, creator, evidence });
    Ok(())
}

#[derive(Deserialize)]
struct JsonAnnotation {
    r#type: String,
    #[serde(default)]
    spans: Vec<JsonSpan>,
    #[serde(default)]
    features: Features,
    stage: Option<Arc<str>>,
}

fn annotation(json: JsonAnnotation, article: &mut Article) -> Result<(), String> {
    let spans = resolve(&json.spans, article)?;
    let stage = json.stage.unwrap_or_else(|| PROVIDER.into());
    article.annotations.push(Annotation { kind: json.r#type, spans, features: json.features, stage });
    Ok(())
}

#[derive(Deserialize)]
struct JsonSummary {
    text: Option<String>,
    sentences: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct JsonLineage {
    stage: Arc<str>,
    plugin: Arc<str>,
    config: Arc<str>,
    #[serde(default)]
    changes: u32,
    #[serde(default)]
    retracted: u32,
    #[serde(default)]
    made: BTreeMap<String, u32>,
}

fn lineage(json: JsonLineage, article: &mut Article) -> Result<(), String> {
    let JsonLineage { stage, plugin, config, changes, retracted, made: counts } = json;
    let mut made = Made::default();
    counts.iter().for_each(|(name, count)| made.set(name, *count));
    article.lineage.push(LineageEntry { stage, plugin, config, changes, made, retracted });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_offsets_are_the_same_as_each_alone() {
        let text = "Où est l’écluse ? 橋は閉鎖. The bridge is shut.".repeat(40);
        let points: Vec<usize> = (0..text.chars().count() + 3).rev().chain([7, 7, usize::MAX]).collect();
        let found = byte_offsets(&text, points.clone());
        for point in points {
            let alone = byte_offset(&text, point);
            assert_eq!(found.iter().find(|(p, _)| *p == point).map(|(_, at)| *at), alone, "{point}");
        }
    }
}
