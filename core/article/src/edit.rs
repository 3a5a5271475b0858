//! The edits of one stage: collected against the view that the stage was given, checked together, then applied together.

use crate::remap::{Remap, cut};
use crate::{
    Annotation, Article, Block, BlockKind, Features, Field, LineageEntry, Mark, Media, Note, Quote, QuoteKind, Removed,
    Span, Subject, Summary, Target,
};
use serde_json::Value;
use std::sync::Arc;

/// A place of the view: a block by its index, or a header field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The block with this index in the body as the stage saw it.
    Block(usize),
    /// A header field.
    Field(Field),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Block(index) => write!(f, "block {index}"),
            Place::Field(field) => write!(f, "field `{field}`"),
        }
    }
}

/// A half-open range of bytes in a place of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewSpan {
    /// What it lies in.
    pub place: Place,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A change of the body or of a header field's text.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockEdit {
    /// Puts `text` where `span` was; an empty span inserts.
    Replace {
        /// What goes.
        span: ViewSpan,
        /// What comes.
        text: String,
    },
    /// Makes the block one of another kind.
    SetKind {
        /// Index in the view.
        block: usize,
        /// The new kind.
        kind: BlockKind,
    },
    /// Ends the block at byte `at` and starts a new one with the rest.
    Split {
        /// Index in the view.
        block: usize,
        /// Byte offset, not at an end of the block.
        at: usize,
    },
    /// Puts a new block before the block `before`, or at the end where that is the body's length.
    Insert {
        /// Index in the view.
        before: usize,
        /// The kind of the new block.
        kind: BlockKind,
        /// Its text.
        text: String,
    },
    /// Takes a block out of the body; it is kept among what was removed.
    Remove {
        /// Index in the view.
        block: usize,
        /// Why.
        removal: Removal,
    },
}

/// Why a block goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// In a word or two, for lineage and reports.
    pub reason: String,
    /// The block that it repeats, by its index in the view.
    pub of: Option<usize>,
    /// Whether it is not for publication.
    pub private: bool,
}

/// An annotation as a stage submits it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAnnotation {
    /// `quote`, `subject`, or a type of the plugin's own.
    pub kind: String,
    /// Where it lies.
    pub spans: Vec<ViewSpan>,
    /// What it says.
    pub features: Vec<(String, Value)>,
}

/// All that one stage wants changed in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits {
    /// Changes of text and structure.
    pub blocks: Vec<BlockEdit>,
    /// Header fields to set.
    pub fields: Vec<(Field, String)>,
    /// Notes to add.
    pub notes: Vec<Note>,
    /// Media to change (by index) or to add; the caption is a block's index in the view.
    pub media: Vec<(Option<usize>, Media, Option<usize>)>,
    /// Annotations to add.
    pub annotations: Vec<NewAnnotation>,
    /// The summary's sentences.
    pub summary: Option<Vec<String>>,
    /// Renditions by name.
    pub renditions: Vec<(String, String)>,
}

/// Who makes the edits: what lineage says of them.
#[derive(Clone, Debug)]
pub struct StageStamp {
    /// The stage's id in the pipeline.
    pub stage: Arc<str>,
    /// The plugin and its version.
    pub plugin: Arc<str>,
    /// A digest of the configuration.
    pub config: Arc<str>,
}

/// What applying edits came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Edits and annotations made.
    pub made: u32,
    /// Annotations of earlier stages that the edits retracted.
    pub retracted: u32,
    /// Whether text or structure changed, so that views of the article are stale.
    pub text: bool,
}

/// Why a stage's edits were refused. None of them is applied then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum EditError {
    #[error("block {block} does not exist: the article has {len} blocks")]
    NoSuchBlock { block: usize, len: usize },
    #[error("media item {index} does not exist: the article has {len}")]
    NoSuchMedia { index: usize, len: usize },
    #[error("{place} has no text")]
    NoText { place: Place },
    #[error("bytes {start}..{end} lie outside {place}, which has {len} bytes")]
    OutOfRange { place: Place, start: usize, end: usize, len: usize },
    #[error("byte {at} of {place} lies inside a character")]
    OffBoundary { place: Place, at: usize },
    #[error("two edits overlap in {place} near byte {at}")]
    Overlap { place: Place, at: usize },
    #[error("block {block} is removed and edited in one call")]
    EditOfRemoved { block: usize },
    #[error("block {block} is said to repeat itself")]
    RepeatsItself { block: usize },
    #[error("a split at byte {at} would leave an empty block beside block {block}")]
    EmptySplit { block: usize, at: usize },
    #[error("field `{field}` is the provider's alone and cannot be set by a stage")]
    FieldNotEditable { field: Field },
    #[error("field `{field}` carries rights and cannot be emptied")]
    RightsEmptied { field: Field },
    #[error("an annotation `{kind}` lies on {place}, which the same call removes or rewrites there")]
    AnnotatesEdited { kind: String, place: Place },
    #[error("an annotation `{kind}` needs {what}")]
    AnnotationLacks { kind: String, what: &'static str },
    #[error("feature `{feature}` of an annotation `{kind}` must be {expected}")]
    BadFeature { kind: String, feature: String, expected: &'static str },
}

impl Edits {
    /// Whether nothing was submitted.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many edits and annotations there are.
    pub fn count(&self) -> u32 {
        let n = self.blocks.len()
            + self.fields.len()
            + self.notes.len()
            + self.media.len()
            + self.annotations.len()
            + usize::from(self.summary.is_some())
            + self.renditions.len();
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.blocks.clear();
        self.fields.clear();
        self.notes.clear();
        self.media.clear();
        self.annotations.clear();
        self.summary = None;
        self.renditions.clear();
    }
}

impl Article {
    /// Checks all of `edits`, then applies them together and writes lineage; `edits` is left empty.
    ///
    /// # Errors
    /// The first edit that does not fit the article; nothing has been changed then.
    pub fn apply(&mut self, edits: &mut Edits, stamp: &StageStamp) -> Result<Changes, EditError> {
        let mut changes = Changes { made: edits.count(), ..Changes::default() };
        if changes.made > 0
            && let Err(error) = self.apply_checked(edits, stamp, &mut changes)
        {
            edits.clear();
            return Err(error);
        }
        self.lineage.push(LineageEntry {
            stage: stamp.stage.clone(),
            plugin: stamp.plugin.clone(),
            config: stamp.config.clone(),
            changes: changes.made,
            retracted: changes.retracted,
        });
        edits.clear();
        Ok(changes)
    }

    fn apply_checked(&mut self, edits: &mut Edits, stamp: &StageStamp, changes: &mut Changes) -> Result<(), EditError> {
        let fresh_ids = self.next_block;
        let outcome = self.prepare(edits, stamp);
        let Prepared { remap, quotes, subjects, annotations } = match outcome {
            Ok(prepared) => prepared,
            Err(error) => {
                self.next_block = fresh_ids;
                return Err(error);
            }
        };
        // Nothing below fails: from here on the article changes.
        changes.text = remap.is_some() || !edits.media.is_empty();
        let captions: Vec<_> = edits
            .media
            .iter()
            .map(|(_, _, block)| block.and_then(|index| self.caption_id(index, remap.as_ref())))
            .collect();
        if let Some(remap) = remap {
            changes.retracted = self.retract_and_shift(&remap);
            self.rebuild_body(remap, stamp);
        }
        self.ednotes.append(&mut edits.notes);
        let mut next_media = if edits.media.is_empty() { 0 } else { next_media_number(&self.media) };
        for ((index, mut media, _), caption) in edits.media.drain(..).zip(captions) {
            media.caption = caption;
            match index.and_then(|index| self.media.get_mut(index)) {
                Some(item) => merge_media(item, media),
                None => {
                    media.id = format!("m{next_media}");
                    next_media += 1;
                    self.media.push(media);
                }
            }
        }
        self.quotes.extend(quotes);
        self.subjects.extend(subjects);
        self.annotations.extend(annotations);
        if let Some(sentences) = edits.summary.take() {
            self.summary = (!sentences.is_empty()).then_some(Summary { sentences });
        }
        self.renditions.extend(edits.renditions.drain(..));
        Ok(())
    }

    /// Checks everything and prepares what is to be added, changing nothing but the next fresh id.
    fn prepare(&mut self, edits: &mut Edits, stamp: &StageStamp) -> Result<Prepared, EditError> {
        for (index, _, caption) in &edits.media {
            if let Some(index) = *index
                && index >= self.media.len()
            {
                return Err(EditError::NoSuchMedia { index, len: self.media.len() });
            }
            if let Some(block) = *caption {
                self.view_block(block)?;
            }
        }
        let rewrites = !edits.blocks.is_empty() || !edits.fields.is_empty();
        let remap = if rewrites { Some(Remap::new(self, &mut edits.blocks, &mut edits.fields)?) } else { None };
        let mut prepared = Prepared { remap, quotes: Vec::new(), subjects: Vec::new(), annotations: Vec::new() };
        for annotation in edits.annotations.drain(..) {
            let mut spans = Vec::with_capacity(annotation.spans.len());
            for span in &annotation.spans {
                self.check_span(span)?;
                self.place_span(span, prepared.remap.as_ref(), &annotation.kind, &mut spans)?;
            }
            match annotation.kind.as_str() {
                "quote" => prepared.quotes.push(quote(annotation, spans)?),
                "subject" => prepared.subjects.push(subject(annotation, spans, &stamp.stage)?),
                _ => prepared.annotations.push(Annotation {
                    kind: annotation.kind,
                    spans,
                    features: Features::from_iter(annotation.features),
                    stage: stamp.stage.clone(),
                }),
            }
        }
        Ok(prepared)
    }

    pub(crate) fn view_block(&self, block: usize) -> Result<&Block, EditError> {
        self.body.get(block).ok_or(EditError::NoSuchBlock { block, len: self.body.len() })
    }

    pub(crate) fn check_span(&self, span: &ViewSpan) -> Result<(), EditError> {
        let text = match span.place {
            Place::Block(index) => &self.view_block(index)?.text,
            Place::Field(field) => self.field(field).ok_or(EditError::NoText { place: span.place })?,
        };
        if span.start > span.end || span.end > text.len() {
            let (place, start, end) = (span.place, span.start, span.end);
            return Err(EditError::OutOfRange { place, start, end, len: text.len() });
        }
        match [span.start, span.end].into_iter().find(|at| !text.is_char_boundary(*at)) {
            Some(at) => Err(EditError::OffBoundary { place: span.place, at }),
            None => Ok(()),
        }
    }

    /// Turns a span of the view into spans of the article as it will be.
    fn place_span(
        &self,
        span: &ViewSpan,
        remap: Option<&Remap>,
        kind: &str,
        out: &mut Vec<Span>,
    ) -> Result<(), EditError> {
        let lost = || EditError::AnnotatesEdited { kind: kind.to_owned(), place: span.place };
        match (remap, span.place) {
            (Some(remap), _) => remap.map(span.place, span.start, span.end, out).then_some(()).ok_or_else(lost),
            (None, Place::Block(index)) => {
                let target = Target::Block(self.view_block(index)?.id.clone());
                out.push(Span { target, start: span.start, end: span.end });
                Ok(())
            }
            (None, Place::Field(field)) => {
                out.push(Span { target: Target::Field(field), start: span.start, end: span.end });
                Ok(())
            }
        }
    }

    fn caption_id(&self, index: usize, remap: Option<&Remap>) -> Option<crate::BlockId> {
        match remap {
            Some(remap) => remap.surviving(index),
            None => self.body.get(index).map(|block| block.id.clone()),
        }
    }

    /// Moves the annotations of earlier stages with the text; counts those that go.
    fn retract_and_shift(&mut self, remap: &Remap) -> u32 {
        let before = self.quotes.len() + self.subjects.len() + self.annotations.len();
        if before == 0 && self.media.iter().all(|media| media.caption.is_none()) {
            return 0;
        }
        let index = remap.index_of(&self.body);
        self.quotes.retain_mut(|quote| remap.shift_all(&index, &mut quote.spans));
        self.subjects.retain_mut(|subject| {
            let had_evidence = !subject.evidence.is_empty();
            remap.shift_each(&index, &mut subject.evidence);
            !had_evidence || !subject.evidence.is_empty()
        });
        self.annotations.retain_mut(|annotation| remap.shift_all(&index, &mut annotation.spans));
        for media in &mut self.media {
            if let Some(id) = &media.caption {
                media.caption = index.get(id).and_then(|at| remap.surviving(*at));
            }
        }
        let after = self.quotes.len() + self.subjects.len() + self.annotations.len();
        u32::try_from(before - after).unwrap_or(u32::MAX)
    }

    fn rebuild_body(&mut self, remap: Remap, stamp: &StageStamp) {
        for (field, text) in remap.fields {
            if field == Field::Language {
                self.language_guessed = false;
            }
            self.header.set(field, text);
        }
        let mut inserts = remap.inserts.into_iter().peekable();
        let mut fates = remap.fates.into_iter();
        let mut body = Vec::with_capacity(self.body.len() + inserts.len());
        for (index, mut block) in std::mem::take(&mut self.body).into_iter().enumerate() {
            while let Some((_, new)) = inserts.next_if(|(before, _)| *before <= index) {
                body.push(new);
            }
            let Some(fate) = fates.next() else { break };
            if let Some(removal) = fate.removed {
                let (reason, private) = (removal.reason, removal.private);
                self.removed.push(Removed { block, stage: stamp.stage.clone(), reason, of: fate.of, private });
                continue;
            }
            if let Some(kind) = fate.kind {
                block.kind = kind;
            }
            if fate.replacements.is_empty() && fate.pieces.is_empty() {
                body.push(block);
            } else {
                cut(block, &fate, &mut body);
            }
        }
        body.extend(inserts.map(|(_, new)| new));
        self.body = body;
    }
}

struct Prepared {
    remap: Option<Remap>,
    quotes: Vec<Quote>,
    subjects: Vec<Subject>,
    annotations: Vec<Annotation>,
}

/// The number of an id `m7` that is above all those in use, also where ids came with the article.
fn next_media_number(media: &[Media]) -> u64 {
    let numbers = media.iter().filter_map(|item| item.id.strip_prefix('m')?.parse::<u32>().ok());
    numbers.map(|number| u64::from(number) + 1).max().unwrap_or_default().max(media.len() as u64)
}

/// What is given replaces; what is not given stays.
fn merge_media(item: &mut Media, new: Media) {
    let keep = |slot: &mut Option<String>, value: Option<String>| *slot = value.or(slot.take());
    keep(&mut item.href, new.href);
    keep(&mut item.kind, new.kind);
    keep(&mut item.credit, new.credit);
    keep(&mut item.alt, new.alt);
    item.caption = new.caption.or(item.caption.take());
}

fn text_feature(kind: &str, feature: &str, value: Value) -> Result<Option<String>, EditError> {
    match value {
        Value::String(text) => Ok((!text.trim().is_empty()).then_some(text)),
        Value::Null => Ok(None),
        _ => Err(EditError::BadFeature { kind: kind.to_owned(), feature: feature.to_owned(), expected: "text" }),
    }
}

/// A confidence between 0 and 1, to three places: more would only make the output noisy.
fn confidence(kind: &str, value: &Value) -> Result<Option<f64>, EditError> {
    match value.as_f64() {
        _ if value.is_null() => Ok(None),
        Some(number) if (0.0..=1.0).contains(&number) => Ok(Some((number * 1000.0).round() / 1000.0)),
        _ => Err(EditError::BadFeature {
            kind: kind.to_owned(),
            feature: "confidence".to_owned(),
            expected: "a number between 0 and 1",
        }),
    }
}

fn quote(new: NewAnnotation, spans: Vec<Span>) -> Result<Quote, EditError> {
    if spans.is_empty() {
        return Err(EditError::AnnotationLacks { kind: new.kind, what: "at least one span" });
    }
    let mut quote = Quote { spans, ..Quote::default() };
    for (name, value) in new.features {
        match name.as_str() {
            "kind" => {
                quote.kind = value.as_str().and_then(QuoteKind::from_name).ok_or(EditError::BadFeature {
                    kind: new.kind.clone(),
                    feature: name,
                    expected: "`direct`, `partial` or `scare`",
                })?;
            }
            "speaker" => quote.speaker = text_feature("quote", &name, value)?,
            "speaker_text" => quote.speaker_text = text_feature("quote", &name, value)?,
            "cue" => quote.cue = text_feature("quote", &name, value)?,
            "confidence" => quote.confidence = confidence("quote", &value)?,
            _ => {
                let expected = "one of `kind`, `speaker`, `speaker_text`, `cue`, `confidence`";
                return Err(EditError::BadFeature { kind: new.kind, feature: name, expected });
            }
        }
    }
    Ok(quote)
}

fn subject(new: NewAnnotation, evidence: Vec<Span>, stage: &Arc<str>) -> Result<Subject, EditError> {
    let mut subject = Subject { qcode: None, name: None, confidence: None, creator: stage.clone(), evidence };
    for (name, value) in new.features {
        match name.as_str() {
            "qcode" => subject.qcode = text_feature("subject", &name, value)?,
            "name" => subject.name = text_feature("subject", &name, value)?,
            "confidence" => subject.confidence = confidence("subject", &value)?,
            _ => {
                let expected = "one of `qcode`, `name`, `confidence`";
                return Err(EditError::BadFeature { kind: new.kind, feature: name, expected });
            }
        }
    }
    if subject.qcode.is_none() && subject.name.is_none() {
        return Err(EditError::AnnotationLacks { kind: new.kind, what: "a `qcode` or a `name`" });
    }
    Ok(subject)
}

/// Marks move with the text; one that an edit runs through is drawn along its ends, one that loses all its text goes.
pub(crate) fn shift_marks(
    marks: Vec<Mark>,
    map_start: impl Fn(usize) -> usize,
    map_end: impl Fn(usize) -> usize,
) -> Vec<Mark> {
    marks
        .into_iter()
        .map(|mark| Mark { start: map_start(mark.start), end: map_end(mark.end), ..mark })
        .filter(|mark| mark.start < mark.end)
        .collect()
}
