//! An article to JSON. The same article gives the same bytes.

use super::out::{Object, escaped, key, string};
use super::spans::{Counting, spans};
use crate::{
    Annotation, Article, Block, Field, LineageEntry, MarkKind, Media, Note, NoteRole, PubStatus, Quote, Removed,
    Subject, Summary,
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

/// What not every reader is shown of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionalPart<'a> {
    /// The notes that are not for readers.
    PrivateNotes,
    /// What stages removed.
    Removed,
    /// What each stage did.
    Lineage,
    /// The quotations.
    Quotes,
    /// The topics.
    Subjects,
    /// The annotations of this type.
    Annotations(&'a str),
}

impl Detail {
    /// Whether it has this part.
    #[inline]
    fn shows(self, part: OptionalPart<'_>) -> bool {
        self == Detail::Full
            || !matches!(part, OptionalPart::PrivateNotes | OptionalPart::Removed | OptionalPart::Lineage)
    }
}

/// Appends the article as one line of JSON, without a newline.
pub fn write_article(article: &Article, detail: Detail, out: &mut Vec<u8>) {
    Object::write(out, |object| entries(object, article, &|part| detail.shows(part)));
}

pub(super) fn entries(object: &mut Object<'_>, a: &Article, shows: &impl Fn(OptionalPart<'_>) -> bool) {
    header(object, a);
    let mut notes = notes(a, shows).peekable();
    if notes.peek().is_some() {
        object.objects(key!("ednotes"), notes, note);
    }
    object.objects(key!("body"), &a.body, block);
    if shows(OptionalPart::Removed) {
        object.objects(key!("removed"), &a.removed, removed);
    }
    if !a.media.is_empty() {
        object.objects(key!("media"), &a.media, media);
    }
    let counting = &Counting::default();
    if shows(OptionalPart::Quotes) {
        object.objects(key!("quotes"), &a.quotes, |object, one| quote(object, a, one, counting));
    }
    if shows(OptionalPart::Subjects) {
        object.objects(key!("subjects"), &a.subjects, |object, one| subject(object, a, one, counting));
    }
    let mut annotations = annotations(a, shows).peekable();
    if annotations.peek().is_some() {
        object.objects(key!("annotations"), annotations, |object, one| annotation(object, a, one, counting));
    }
    if let Some(it) = &a.summary {
        Object::write(object.key(key!("summary")), |object| summary(object, it));
    }
    if !a.renditions.is_empty() {
        let out = object.key(key!("renditions"));
        Object::write(out, |object| a.renditions.iter().for_each(|(name, text)| object.named_text(name, text)));
    }
    if shows(OptionalPart::Lineage) {
        object.objects(key!("lineage"), &a.lineage, lineage);
    }
    if !a.extra.is_empty() {
        object.value(key!("extra"), &a.extra);
    }
}

/// What stands before the lists: short, however long the article is.
pub(super) fn header(object: &mut Object<'_>, a: &Article) {
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
}

pub(super) fn notes<'a>(a: &'a Article, shows: &impl Fn(OptionalPart<'_>) -> bool) -> impl Iterator<Item = &'a Note> {
    let private = shows(OptionalPart::PrivateNotes);
    a.ednotes.iter().filter(move |note| private || note.role == NoteRole::Public)
}

pub(super) fn note(object: &mut Object<'_>, note: &Note) {
    object.word(key!("role"), note.role.name());
    object.text(key!("text"), &note.text);
}

pub(super) fn annotations<'a>(
    a: &'a Article,
    shows: &impl Fn(OptionalPart<'_>) -> bool,
) -> impl Iterator<Item = &'a Annotation> {
    a.annotations.iter().filter(move |annotation| shows(OptionalPart::Annotations(&annotation.kind)))
}

pub(super) fn annotation(object: &mut Object<'_>, article: &Article, annotation: &Annotation, counting: &Counting) {
    object.text(key!("type"), &annotation.kind);
    spans(object, key!("spans"), article, &annotation.spans, counting);
    object.value(key!("features"), &annotation.features);
    object.text(key!("stage"), &annotation.stage);
}

pub(super) fn summary(object: &mut Object<'_>, Summary { sentences }: &Summary) {
    pieces(object.key(key!("text")), sentences.iter().map(|sentence| (" ", sentence.as_str())));
    object.list(key!("sentences"), sentences, |out, sentence| string(out, sentence));
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

pub(super) fn block(object: &mut Object<'_>, block: &Block) {
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

pub(super) fn removed(object: &mut Object<'_>, removed: &Removed) {
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

pub(super) fn media(object: &mut Object<'_>, media: &Media) {
    object.text(key!("id"), &media.id);
    object.some_text(key!("href"), media.href.as_deref());
    object.some_text(key!("kind"), media.kind.as_deref());
    if let Some(caption) = &media.caption {
        object.id(key!("caption"), caption);
    }
    object.some_text(key!("credit"), media.credit.as_deref());
    object.some_text(key!("alt"), media.alt.as_deref());
}

pub(super) fn quote(object: &mut Object<'_>, article: &Article, quote: &Quote, counting: &Counting) {
    pieces(object.key(key!("text")), article.quote_pieces(quote));
    object.word(key!("kind"), quote.kind.name());
    object.some_text(key!("speaker"), quote.speaker.as_deref());
    object.some_text(key!("speaker_text"), quote.speaker_text.as_deref());
    object.some_text(key!("cue"), quote.cue.as_deref());
    confidence(object, quote.confidence);
    spans(object, key!("spans"), article, &quote.spans, counting);
}

pub(super) fn subject(object: &mut Object<'_>, article: &Article, subject: &Subject, counting: &Counting) {
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

pub(super) fn lineage(object: &mut Object<'_>, entry: &LineageEntry) {
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
