//! Edits checked together, then applied together.

use crate::remap::{Remap, cut};
use crate::submitted::Said;
use crate::{
    Annotation, Article, Changes, EditError, Edits, Field, LineageEntry, Made, Media, Place, Quote, Removed, Span,
    Spans, StageStamp, Subject, Summary, Target, ViewSpan,
};

impl Article {
    /// Checks all of `edits`, then applies them together and writes lineage; `edits` is left empty.
    ///
    /// # Errors
    /// The first edit that does not fit the article; nothing has been changed then.
    pub fn apply(&mut self, edits: &mut Edits, stamp: &StageStamp) -> Result<Changes, EditError> {
        let mut changes = Changes { made: edits.count(), ..Changes::default() };
        let made = Made::of(edits);
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
            made,
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
        take_in(&mut self.quotes, quotes);
        take_in(&mut self.subjects, subjects);
        take_in(&mut self.annotations, annotations);
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
        if let Some(control) = edits.notes.iter().find_map(|note| self.new_control_character(&note.text)) {
            return Err(EditError::ControlCharacter { what: "a note".to_owned(), code: control.into() });
        }
        let rewrites = !edits.blocks.is_empty() || !edits.fields.is_empty();
        let remap = if rewrites { Some(Remap::new(self, &mut edits.blocks, &mut edits.fields)?) } else { None };
        let quotations = edits.annotations.iter().filter(|new| matches!(new.said, Said::Quote(_))).count();
        let quotes = Vec::with_capacity(quotations);
        let mut prepared = Prepared { remap, quotes, subjects: Vec::new(), annotations: Vec::new() };
        for new in &mut edits.annotations {
            let mut spans = Spans::with_capacity(new.spans.len());
            for span in &new.spans {
                self.check_span(span)?;
                self.place_span(span, prepared.remap.as_ref(), new.said.kind(), &mut spans)?;
            }
            if spans.is_empty() && matches!(new.said, Said::Quote(_)) {
                return Err(EditError::AnnotationLacks { kind: "quote".to_owned(), what: "at least one span" });
            }
            new.fits()?;
            match &mut new.said {
                Said::Quote(said) => prepared.quotes.push(said.quote(spans)),
                Said::Subject(said) => prepared.subjects.push(said.subject(spans, &stamp.stage)?),
                Said::Other(kind, features) => prepared.annotations.push(Annotation {
                    kind: std::mem::take(kind),
                    spans,
                    features: std::mem::take(features),
                    stage: stamp.stage.clone(),
                }),
            }
        }
        Ok(prepared)
    }

    /// Turns a span of the view into spans of the article as it will be.
    fn place_span(&self, span: &ViewSpan, remap: Option<&Remap>, kind: &str, out: &mut Spans) -> Result<(), EditError> {
        let lost = || EditError::AnnotatesEdited { kind: kind.to_owned(), place: span.place };
        match (remap, span.place) {
            // What nobody said must not become a quotation.
            (Some(remap), _) if kind == "quote" => {
                remap.map(span.place, span.start, span.end, out).then_some(()).ok_or_else(lost)
            }
            (Some(remap), _) => remap.map_new(span.place, span.start, span.end, out).then_some(()).ok_or_else(lost),
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

/// Adds a list to another, which as a rule is empty.
fn take_in<T>(list: &mut Vec<T>, mut new: Vec<T>) {
    if list.is_empty() {
        *list = new;
    } else {
        list.append(&mut new);
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
