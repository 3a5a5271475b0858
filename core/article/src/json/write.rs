//! An article to JSON. The same article gives the same bytes.

use super::spans::{Counting, IdOut, SpansOut};
use crate::{
    Annotation, Article, Block, Field, LineageEntry, Made, Mark, MarkKind, Media, Note, NoteRole, PubStatus, Quote,
    Removed, Subject, Summary,
};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// How much of an article is given out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// What may be published: no private notes, nothing removed, no lineage.
    #[default]
    Published,
    /// Everything, for the desk.
    Full,
}

/// Appends the article as one line of JSON, without a newline.
pub fn write_article(article: &Article, detail: Detail, out: &mut Vec<u8>) {
    // Writing into memory does not fail, and every key is a string.
    let _ = serde_json::to_writer(out, &ArticleOut { article, detail });
}

struct ArticleOut<'a> {
    article: &'a Article,
    detail: Detail,
}

impl Serialize for ArticleOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let a = self.article;
        let full = self.detail == Detail::Full;
        let counting = &Counting::default();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("uri", &a.uri)?;
        for field in [Field::Version, Field::Versioncreated] {
            optional(&mut map, field.name(), &a.field(field))?;
        }
        map.serialize_entry("type", a.kind.name())?;
        if a.pubstatus != PubStatus::Usable {
            map.serialize_entry("pubstatus", a.pubstatus.name())?;
        }
        optional(&mut map, "urgency", &a.urgency)?;
        optional(&mut map, "language", &a.field(Field::Language))?;
        if a.language_guessed {
            map.serialize_entry("language_guessed", &true)?;
        }
        for (field, text) in a.header.iter() {
            if !matches!(field, Field::Version | Field::Versioncreated | Field::Language) {
                map.serialize_entry(field.name(), text)?;
            }
        }
        let notes: Vec<_> =
            a.ednotes.iter().filter(|note| full || note.role == NoteRole::Public).map(NoteOut).collect();
        if !notes.is_empty() {
            map.serialize_entry("ednotes", &notes)?;
        }
        map.serialize_entry("body", &Seq(&a.body, BlockOut))?;
        if full {
            map.serialize_entry("removed", &Seq(&a.removed, RemovedOut))?;
        }
        if !a.media.is_empty() {
            map.serialize_entry("media", &Seq(&a.media, MediaOut))?;
        }
        map.serialize_entry("quotes", &Seq(&a.quotes, |quote| QuoteOut(a, quote, counting)))?;
        map.serialize_entry("subjects", &Seq(&a.subjects, |subject| SubjectOut(a, subject, counting)))?;
        if !a.annotations.is_empty() {
            map.serialize_entry(
                "annotations",
                &Seq(&a.annotations, |annotation| AnnotationOut(a, annotation, counting)),
            )?;
        }
        if let Some(summary) = &a.summary {
            map.serialize_entry("summary", &SummaryOut(summary))?;
        }
        if !a.renditions.is_empty() {
            map.serialize_entry("renditions", &a.renditions)?;
        }
        if full {
            map.serialize_entry("lineage", &Seq(&a.lineage, LineageOut))?;
        }
        if !a.extra.is_empty() {
            map.serialize_entry("extra", &a.extra)?;
        }
        map.end()
    }
}

fn optional<M: SerializeMap, T: Serialize>(map: &mut M, key: &'static str, value: &Option<T>) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, value),
        None => Ok(()),
    }
}

/// A list whose items are dressed one by one.
struct Seq<'a, T, F>(&'a [T], F);

impl<'a, T, F: Fn(&'a T) -> O, O: Serialize> Serialize for Seq<'a, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(&self.1))
    }
}

macro_rules! out {
    ($name:ident($type:ty), |$value:ident, $map:ident| $body:block) => {
        struct $name<'a>(&'a $type);
        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self.0;
                let mut $map = serializer.serialize_map(None)?;
                $body
                $map.end()
            }
        }
    };
}

out!(NoteOut(Note), |note, map| {
    map.serialize_entry("role", note.role.name())?;
    map.serialize_entry("text", &note.text)?;
});

out!(BlockOut(Block), |block, map| {
    block_entries(block, &mut map)?;
});

out!(RemovedOut(Removed), |removed, map| {
    block_entries(&removed.block, &mut map)?;
    map.serialize_entry("stage", &*removed.stage)?;
    map.serialize_entry("reason", &removed.reason)?;
    optional(&mut map, "of", &removed.of.as_ref().map(IdOut))?;
    if removed.private {
        map.serialize_entry("private", &true)?;
    }
});

fn block_entries<M: SerializeMap>(block: &Block, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("id", &IdOut(&block.id))?;
    map.serialize_entry("kind", block.kind.name())?;
    map.serialize_entry("text", &block.text)?;
    if !block.marks.is_empty() {
        let counting = Counting::default();
        map.serialize_entry("marks", &Seq(&block.marks, |mark| MarkOut(block, mark, &counting)))?;
    }
    if !block.rows.is_empty() {
        map.serialize_entry("rows", &block.rows)?;
    }
    optional(map, "media", &block.media)
}

struct MarkOut<'a, 'c>(&'a Block, &'a Mark, &'c Counting);

impl Serialize for MarkOut<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let MarkOut(block, mark, counting) = self;
        let (start, end) = counting.range(&block.text, mark.start, mark.end);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", mark.kind.name())?;
        map.serialize_entry("start", &start)?;
        map.serialize_entry("end", &end)?;
        if mark.kind == MarkKind::Link {
            optional(&mut map, "href", &mark.href)?;
        }
        map.end()
    }
}

out!(MediaOut(Media), |media, map| {
    map.serialize_entry("id", &media.id)?;
    optional(&mut map, "href", &media.href)?;
    optional(&mut map, "kind", &media.kind)?;
    optional(&mut map, "caption", &media.caption.as_ref().map(IdOut))?;
    optional(&mut map, "credit", &media.credit)?;
    optional(&mut map, "alt", &media.alt)?;
});

struct QuoteOut<'a>(&'a Article, &'a Quote, &'a Counting);

impl Serialize for QuoteOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let QuoteOut(article, quote, counting) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &article.quote_text(quote))?;
        map.serialize_entry("kind", quote.kind.name())?;
        optional(&mut map, "speaker", &quote.speaker)?;
        optional(&mut map, "speaker_text", &quote.speaker_text)?;
        optional(&mut map, "cue", &quote.cue)?;
        optional(&mut map, "confidence", &quote.confidence)?;
        map.serialize_entry("spans", &SpansOut(article, &quote.spans, counting))?;
        map.end()
    }
}

struct SubjectOut<'a>(&'a Article, &'a Subject, &'a Counting);

impl Serialize for SubjectOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SubjectOut(article, subject, counting) = self;
        let mut map = serializer.serialize_map(None)?;
        optional(&mut map, "qcode", &subject.qcode)?;
        optional(&mut map, "name", &subject.name)?;
        optional(&mut map, "confidence", &subject.confidence)?;
        map.serialize_entry("creator", &*subject.creator)?;
        map.serialize_entry("evidence", &SpansOut(article, &subject.evidence, counting))?;
        map.end()
    }
}

struct AnnotationOut<'a>(&'a Article, &'a Annotation, &'a Counting);

impl Serialize for AnnotationOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let AnnotationOut(article, annotation, counting) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &annotation.kind)?;
        map.serialize_entry("spans", &SpansOut(article, &annotation.spans, counting))?;
        map.serialize_entry("features", &annotation.features)?;
        map.serialize_entry("stage", &*annotation.stage)?;
        map.end()
    }
}

out!(SummaryOut(Summary), |summary, map| {
    map.serialize_entry("text", &summary.text())?;
    map.serialize_entry("sentences", &summary.sentences)?;
});

out!(LineageOut(LineageEntry), |entry, map| {
    map.serialize_entry("stage", &*entry.stage)?;
    map.serialize_entry("plugin", &*entry.plugin)?;
    map.serialize_entry("config", &*entry.config)?;
    map.serialize_entry("changes", &entry.changes)?;
    if !entry.made.is_empty() {
        map.serialize_entry("made", &MadeOut(&entry.made))?;
    }
    if entry.retracted > 0 {
        map.serialize_entry("retracted", &entry.retracted)?;
    }
});

struct MadeOut<'a>(&'a Made);

impl Serialize for MadeOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter())
    }
}
