//! An article to JSON. The same article gives the same bytes.

use super::out::{Object, escaped, key, string};
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
    object.text(key!("uri"), &a.uri);
    for field in [Field::Version, Field::Versioncreated] {
        if let Some(text) = a.field(field) {
            object.named_text(field.name(), text);
        }
    }
    object.word(key!("type"), a.kind.name());
    if a.pubstatus != PubStatus::Usable {
        object.word(key!("pubstatus"), a.pubstatus.name());
    }
    if let Some(urgency) = a.urgency {
        object.number(key!("urgency"), usize::from(urgency));
    }
    object.some_text(key!("language"), a.field(Field::Language));
    if a.language_guessed {
        object.yes(key!("language_guessed"));
    }
    for (field, text) in a.header.iter() {
        if !matches!(field, Field::Version | Field::Versioncreated | Field::Language) {
            object.named_text(field.name(), text);
        }
    }
    let mut notes = a.ednotes.iter().filter(|note| full || note.role == NoteRole::Public).peekable();
    if notes.peek().is_some() {
        object.objects(key!("ednotes"), notes, |object, note| {
            object.word(key!("role"), note.role.name());
            object.text(key!("text"), &note.text);
        });
    }
    object.objects(key!("body"), &a.body, block);
    if full {
        object.objects(key!("removed"), &a.removed, removed);
    }
    if !a.media.is_empty() {
        object.objects(key!("media"), &a.media, media);
    }
    object.objects(key!("quotes"), &a.quotes, |object, one| quote(object, a, one, counting));
    object.objects(key!("subjects"), &a.subjects, |object, one| subject(object, a, one, counting));
    if !a.annotations.is_empty() {
        object.objects(key!("annotations"), &a.annotations, |object, annotation| {
            object.text(key!("type"), &annotation.kind);
            spans(object, key!("spans"), a, &annotation.spans, counting);
            object.value(key!("features"), &annotation.features);
            object.text(key!("stage"), &annotation.stage);
        });
    }
    if let Some(Summary { sentences }) = &a.summary {
        let out = object.key(key!("summary"));
        Object::write(out, |object| {
            pieces(object.key(key!("text")), sentences.iter().map(|sentence| (" ", sentence.as_str())));
            object.list(key!("sentences"), sentences, |out, sentence| string(out, sentence));
        });
    }
    if !a.renditions.is_empty() {
        let out = object.key(key!("renditions"));
        Object::write(out, |object| a.renditions.iter().for_each(|(name, text)| object.named_text(name, text)));
    }
    if full {
        object.objects(key!("lineage"), &a.lineage, lineage);
    }
    if !a.extra.is_empty() {
        object.value(key!("extra"), &a.extra);
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
    object.id(key!("id"), &block.id);
    object.word(key!("kind"), block.kind.name());
    object.text(key!("text"), &block.text);
    if !block.marks.is_empty() {
        let counting = Counting::default();
        object.objects(key!("marks"), &block.marks, |object, mark| {
            let (start, end) = counting.range(&block.text, mark.start, mark.end);
            object.word(key!("kind"), mark.kind.name());
            object.number(key!("start"), start);
            object.number(key!("end"), end);
            if mark.kind == MarkKind::Link {
                object.some_text(key!("href"), mark.href.as_deref());
            }
        });
    }
    if !block.rows.is_empty() {
        object.value(key!("rows"), &block.rows);
    }
    object.some_text(key!("media"), block.media.as_deref());
}

fn removed(object: &mut Object<'_>, removed: &Removed) {
    block(object, &removed.block);
    object.text(key!("stage"), &removed.stage);
    object.text(key!("reason"), &removed.reason);
    if let Some(of) = &removed.of {
        object.id(key!("of"), of);
    }
    if removed.private {
        object.yes(key!("private"));
    }
}

fn media(object: &mut Object<'_>, media: &Media) {
    object.text(key!("id"), &media.id);
    object.some_text(key!("href"), media.href.as_deref());
    object.some_text(key!("kind"), media.kind.as_deref());
    if let Some(caption) = &media.caption {
        object.id(key!("caption"), caption);
    }
    object.some_text(key!("credit"), media.credit.as_deref());
    object.some_text(key!("alt"), media.alt.as_deref());
}

fn quote(object: &mut Object<'_>, article: &Article, quote: &Quote, counting: &Counting) {
    pieces(object.key(key!("text")), article.quote_pieces(quote));
    object.word(key!("kind"), quote.kind.name());
    object.some_text(key!("speaker"), quote.speaker.as_deref());
    object.some_text(key!("speaker_text"), quote.speaker_text.as_deref());
    object.some_text(key!("cue"), quote.cue.as_deref());
    confidence(object, quote.confidence);
    spans(object, key!("spans"), article, &quote.spans, counting);
}

fn subject(object: &mut Object<'_>, article: &Article, subject: &Subject, counting: &Counting) {
    object.some_text(key!("qcode"), subject.qcode.as_deref());
    object.some_text(key!("name"), subject.name.as_deref());
    confidence(object, subject.confidence);
    object.text(key!("creator"), &subject.creator);
    spans(object, key!("evidence"), article, &subject.evidence, counting);
}

fn confidence(object: &mut Object<'_>, confidence: Option<f64>) {
    if let Some(confidence) = confidence {
        object.share(key!("confidence"), confidence);
    }
}

fn lineage(object: &mut Object<'_>, entry: &LineageEntry) {
    object.text(key!("stage"), &entry.stage);
    object.text(key!("plugin"), &entry.plugin);
    object.text(key!("config"), &entry.config);
    object.number(key!("changes"), entry.changes as usize);
    if !entry.made.is_empty() {
        Object::write(object.key(key!("made")), |object| {
            for (name, count) in entry.made.iter() {
                object.named_number(name, count as usize);
            }
        });
    }
    if entry.retracted > 0 {
        object.number(key!("retracted"), entry.retracted as usize);
    }
}
