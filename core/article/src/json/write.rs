//! An article to JSON. The same article gives the same bytes.

use super::out::{Object, escaped, string};
use super::spans::{Counting, spans};
use crate::{
    Article, Block, Field, LineageEntry, MarkKind, Media, NoteRole, PubStatus, Quote, Removed, Subject, Summary,
};

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
    Object::write(out, |object| entries(object, article, detail));
}

fn entries(object: &mut Object<'_>, a: &Article, detail: Detail) {
    let full = detail == Detail::Full;
    let counting = &Counting::default();
    object.text("uri", &a.uri);
    for field in [Field::Version, Field::Versioncreated] {
        object.some_text(field.name(), a.field(field));
    }
    object.word("type", a.kind.name());
    if a.pubstatus != PubStatus::Usable {
        object.word("pubstatus", a.pubstatus.name());
    }
    if let Some(urgency) = a.urgency {
        object.number("urgency", urgency);
    }
    object.some_text("language", a.field(Field::Language));
    if a.language_guessed {
        object.yes("language_guessed");
    }
    for (field, text) in a.header.iter() {
        if !matches!(field, Field::Version | Field::Versioncreated | Field::Language) {
            object.text(field.name(), text);
        }
    }
    let mut notes = a.ednotes.iter().filter(|note| full || note.role == NoteRole::Public).peekable();
    if notes.peek().is_some() {
        object.objects("ednotes", notes, |object, note| {
            object.word("role", note.role.name());
            object.text("text", &note.text);
        });
    }
    object.objects("body", &a.body, block);
    if full {
        object.objects("removed", &a.removed, removed);
    }
    if !a.media.is_empty() {
        object.objects("media", &a.media, media);
    }
    object.objects("quotes", &a.quotes, |object, one| quote(object, a, one, counting));
    object.objects("subjects", &a.subjects, |object, one| subject(object, a, one, counting));
    if !a.annotations.is_empty() {
        object.objects("annotations", &a.annotations, |object, annotation| {
            object.text("type", &annotation.kind);
            spans(object, "spans", a, &annotation.spans, counting);
            object.value("features", &annotation.features);
            object.text("stage", &annotation.stage);
        });
    }
    if let Some(Summary { sentences }) = &a.summary {
        let out = object.key("summary");
        Object::write(out, |object| {
            pieces(object.key("text"), sentences.iter().map(|sentence| (" ", sentence.as_str())));
            object.list("sentences", sentences, |out, sentence| string(out, sentence));
        });
    }
    if !a.renditions.is_empty() {
        let out = object.key("renditions");
        Object::write(out, |object| a.renditions.iter().for_each(|(name, text)| object.named_text(name, text)));
    }
    if full {
        object.objects("lineage", &a.lineage, lineage);
    }
    if !a.extra.is_empty() {
        object.value("extra", &a.extra);
    }
}

/// Appends a string of several pieces, each with what parts it from the one before.
fn pieces<'a>(out: &mut Vec<u8>, pieces: impl Iterator<Item = (&'static str, &'a str)>) {
    out.push(b'"');
    for (index, (parted, piece)) in pieces.enumerate() {
        if index > 0 {
            escaped(out, parted);
        }
        escaped(out, piece);
    }
    out.push(b'"');
}

fn block(object: &mut Object<'_>, block: &Block) {
    object.id("id", &block.id);
    object.word("kind", block.kind.name());
    object.text("text", &block.text);
    if !block.marks.is_empty() {
        let counting = Counting::default();
        object.objects("marks", &block.marks, |object, mark| {
            let (start, end) = counting.range(&block.text, mark.start, mark.end);
            object.word("kind", mark.kind.name());
            object.number("start", start);
            object.number("end", end);
            if mark.kind == MarkKind::Link {
                object.some_text("href", mark.href.as_deref());
            }
        });
    }
    if !block.rows.is_empty() {
        object.value("rows", &block.rows);
    }
    object.some_text("media", block.media.as_deref());
}

fn removed(object: &mut Object<'_>, removed: &Removed) {
    block(object, &removed.block);
    object.text("stage", &removed.stage);
    object.text("reason", &removed.reason);
    if let Some(of) = &removed.of {
        object.id("of", of);
    }
    if removed.private {
        object.yes("private");
    }
}

fn media(object: &mut Object<'_>, media: &Media) {
    object.text("id", &media.id);
    object.some_text("href", media.href.as_deref());
    object.some_text("kind", media.kind.as_deref());
    if let Some(caption) = &media.caption {
        object.id("caption", caption);
    }
    object.some_text("credit", media.credit.as_deref());
    object.some_text("alt", media.alt.as_deref());
}

fn quote(object: &mut Object<'_>, article: &Article, quote: &Quote, counting: &Counting) {
    pieces(object.key("text"), article.quote_pieces(quote));
    object.word("kind", quote.kind.name());
    object.some_text("speaker", quote.speaker.as_deref());
    object.some_text("speaker_text", quote.speaker_text.as_deref());
    object.some_text("cue", quote.cue.as_deref());
    confidence(object, quote.confidence);
    spans(object, "spans", article, &quote.spans, counting);
}

fn subject(object: &mut Object<'_>, article: &Article, subject: &Subject, counting: &Counting) {
    object.some_text("qcode", subject.qcode.as_deref());
    object.some_text("name", subject.name.as_deref());
    confidence(object, subject.confidence);
    object.text("creator", &subject.creator);
    spans(object, "evidence", article, &subject.evidence, counting);
}

fn confidence(object: &mut Object<'_>, confidence: Option<f64>) {
    if let Some(confidence) = confidence {
        object.share("confidence", confidence);
    }
}

fn lineage(object: &mut Object<'_>, entry: &LineageEntry) {
    object.text("stage", &entry.stage);
    object.text("plugin", &entry.plugin);
    object.text("config", &entry.config);
    object.number("changes", entry.changes);
    if !entry.made.is_empty() {
        Object::write(object.key("made"), |object| {
            for (name, count) in entry.made.iter() {
                object.number(name, count);
            }
        });
    }
    if entry.retracted > 0 {
        object.number("retracted", entry.retracted);
    }
}
