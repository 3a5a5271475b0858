//! Where the text goes when edits are applied: the fate of each block, and the map from spans of the view to spans of
//! the article as it will be.

use crate::new_text::{check_text, new_fields, rewritten_fields};
use crate::replacement::{Replacement, map_end, map_start, order, overlaps, rewritten, shift_marks};
use crate::{
    Article, Block, BlockEdit, BlockId, BlockKind, EditError, Field, Mark, Place, Removal, Span, Spans, Target,
    ViewSpan,
};
use std::collections::HashMap;

/// What becomes of one block.
#[derive(Debug, Default)]
pub(crate) struct Fate {
    pub(crate) removed: Option<Removal>,
    /// The id of the block that a removed one repeats.
    pub(crate) of: Option<BlockId>,
    pub(crate) kind: Option<BlockKind>,
    /// In order, apart from each other.
    pub(crate) replacements: Vec<Replacement>,
    /// Where new blocks begin, in bytes of the view, in order, with their ids.
    pub(crate) pieces: Vec<(usize, BlockId)>,
    id: Option<BlockId>,
}

/// The whole map of one call's edits.
#[derive(Debug)]
pub(crate) struct Remap {
    pub(crate) fates: Vec<Fate>,
    /// New blocks with the index of the block that each stands before, in order.
    pub(crate) inserts: Vec<(usize, Block)>,
    /// Fields that were set or whose text was edited, as they will be.
    pub(crate) fields: Vec<(Field, String)>,
    field_edits: Vec<(Field, Vec<Replacement>)>,
    /// Fields that have another text or none now, so that what lay in them is lost.
    rewritten: Vec<Field>,
}

impl Remap {
    /// Checks the edits and lays them out by block. Only the article's next fresh id changes.
    pub(crate) fn new(
        article: &mut Article,
        edits: &mut Vec<BlockEdit>,
        set: &mut Vec<(Field, String)>,
    ) -> Result<Remap, EditError> {
        let mut fates: Vec<Fate> =
            article.body.iter().map(|block| Fate { id: Some(block.id.clone()), ..Fate::default() }).collect();
        let len = fates.len();
        let no_block = |block| EditError::NoSuchBlock { block, len };
        let mut inserts = Vec::new();
        let mut field_edits: Vec<(Field, Vec<Replacement>)> = Vec::new();
        for edit in edits.drain(..) {
            match edit {
                BlockEdit::Replace { span, text } => {
                    article.check_span(&span)?;
                    let kind = match span.place {
                        Place::Block(block) => article.view_block(block)?.kind,
                        Place::Field(_) => BlockKind::Paragraph,
                    };
                    check_text(article, &text, kind, || format!("`replace` in {}", span.place))?;
                    let replacement = Replacement::new(span.start, span.end, text);
                    match span.place {
                        Place::Block(block) => {
                            fates.get_mut(block).ok_or(no_block(block))?.replacements.push(replacement);
                        }
                        Place::Field(field) if !field.is_editable() => {
                            return Err(EditError::FieldNotEditable { field });
                        }
                        Place::Field(field) => match field_edits.iter_mut().find(|(other, _)| *other == field) {
                            Some((_, list)) => list.push(replacement),
                            None => field_edits.push((field, vec![replacement])),
                        },
                    }
                }
                BlockEdit::SetKind { block, kind } => {
                    fates.get_mut(block).ok_or(no_block(block))?.kind = Some(kind);
                }
                BlockEdit::Split { block, at } => {
                    article.check_span(&ViewSpan { place: Place::Block(block), start: at, end: at })?;
                    if at == 0 || at == article.body[block].text.len() {
                        return Err(EditError::EmptySplit { block, at });
                    }
                    let fate = fates.get_mut(block).ok_or(no_block(block))?;
                    fate.pieces.push((at, BlockId::Number(0)));
                }
                BlockEdit::Insert { before, kind, text } => {
                    if before > len {
                        return Err(no_block(before));
                    }
                    check_text(article, &text, kind, || format!("`insert` before block {before}"))?;
                    let id = article.fresh_id();
                    inserts.push((before, Block::new(id, kind, text)));
                }
                BlockEdit::Remove { block, removal } => {
                    if removal.reason.trim().is_empty() {
                        return Err(EditError::NoReason { block });
                    }
                    let of = match removal.of {
                        Some(of) if of == block => return Err(EditError::RepeatsItself { block }),
                        Some(of) => Some(article.view_block(of)?.id.clone()),
                        None => None,
                    };
                    let fate = fates.get_mut(block).ok_or(no_block(block))?;
                    fate.of = of;
                    fate.removed = Some(removal);
                }
            }
        }
        for (index, fate) in fates.iter_mut().enumerate() {
            fate.settle(index, article)?;
        }
        let fields = new_fields(article, &mut field_edits, set)?;
        let rewritten = rewritten_fields(article, &field_edits, &fields);
        inserts.sort_by_key(|(before, _)| *before);
        Ok(Remap { fates, inserts, fields, field_edits, rewritten })
    }

    /// Adds where bytes `start..end` of a place will lie; `false`, adding nothing, where an edit runs through them.
    pub(crate) fn map(&self, place: Place, start: usize, end: usize, out: &mut Spans) -> bool {
        match place {
            Place::Field(field) => {
                let list = self.field_edits.iter().find(|(other, _)| *other == field).map(|(_, list)| list.as_slice());
                let list = list.unwrap_or_default();
                if self.rewritten.contains(&field) || overlaps(list, start, end) {
                    return false;
                }
                let (target, start) = (Target::Field(field), map_start(list, start));
                out.push(Span { target, start, end: map_end(list, end).max(start) });
                true
            }
            Place::Block(index) => self.fates.get(index).is_some_and(|fate| fate.map(start, end, out)),
        }
    }

    /// As [`map`](Remap::map), for an annotation that the same call adds: on just what is replaced it lies on what stands there then.
    pub(crate) fn map_new(&self, place: Place, start: usize, end: usize, out: &mut Spans) -> bool {
        let exact = |list: &[Replacement]| {
            let at = list.partition_point(|r| (r.start, r.end) < (start, end));
            let same = |r: &&Replacement| r.start == start && r.end == end && start < end && !r.text.is_empty();
            list.get(at).filter(same).map(|r| (map_start(list, start), r.text.len()))
        };
        let span = match place {
            Place::Field(field) => self.field_edits.iter().find(|(other, _)| *other == field).and_then(|(_, list)| {
                exact(list).map(|(start, len)| Span { target: Target::Field(field), start, end: start + len })
            }),
            Place::Block(index) => self.fates.get(index).and_then(|fate| {
                let (id, base, _) = fate.piece_at(start)?;
                let (start, len) = exact(&fate.replacements)?;
                let start = start - fate.shift_of(base);
                Some(Span { target: Target::Block(id.clone()), start, end: start + len })
            }),
        };
        match span {
            Some(span) => {
                out.push(span);
                true
            }
            None => self.map(place, start, end, out),
        }
    }

    /// The id of the block at `index` of the view, or of the one that it repeats, if it stays.
    pub(crate) fn surviving(&self, index: usize) -> Option<BlockId> {
        let mut fate = self.fates.get(index)?;
        // A caption's repeat may repeat a repeat; a ring of them has no survivor.
        for _ in 0..8 {
            match &fate.removed {
                None => return fate.id.clone(),
                Some(removal) => fate = self.fates.get(removal.of?)?,
            }
        }
        None
    }

    /// Block ids of the view by index.
    pub(crate) fn index_of(&self, body: &[Block]) -> HashMap<BlockId, usize> {
        body.iter().enumerate().map(|(index, block)| (block.id.clone(), index)).collect()
    }

    /// Shifts all of an annotation's spans; `false` where one of them is lost.
    pub(crate) fn shift_all(&self, index: &HashMap<BlockId, usize>, spans: &mut Spans) -> bool {
        let mut shifted = Spans::with_capacity(spans.len());
        let whole = spans.iter().all(|span| self.shift(index, span, &mut shifted));
        *spans = shifted;
        whole
    }

    /// Shifts spans one by one; those that are lost go.
    pub(crate) fn shift_each(&self, index: &HashMap<BlockId, usize>, spans: &mut Spans) {
        let mut shifted = Spans::with_capacity(spans.len());
        for span in spans.iter() {
            self.shift(index, span, &mut shifted);
        }
        *spans = shifted;
    }

    fn shift(&self, index: &HashMap<BlockId, usize>, span: &Span, out: &mut Spans) -> bool {
        let place = match &span.target {
            Target::Field(field) => Place::Field(*field),
            Target::Block(id) => match index.get(id) {
                Some(at) => Place::Block(*at),
                None => return false,
            },
        };
        self.map(place, span.start, span.end, out)
    }
}

impl Fate {
    /// Orders the edits of one block, gives split-off pieces their ids and refuses what does not go together.
    fn settle(&mut self, index: usize, article: &mut Article) -> Result<(), EditError> {
        let edited = self.kind.is_some() || !self.replacements.is_empty() || !self.pieces.is_empty();
        if self.removed.is_some() && edited {
            return Err(EditError::EditOfRemoved { block: index });
        }
        order(Place::Block(index), &mut self.replacements)?;
        self.pieces.sort_by_key(|(at, _)| *at);
        self.pieces.dedup_by_key(|(at, _)| *at);
        for (at, id) in &mut self.pieces {
            if overlaps(&self.replacements, *at, *at) {
                return Err(EditError::Overlap { place: Place::Block(index), at: *at });
            }
            *id = article.fresh_id();
        }
        Ok(())
    }

    fn map(&self, start: usize, end: usize, out: &mut Spans) -> bool {
        if self.removed.is_some() || overlaps(&self.replacements, start, end) {
            return false;
        }
        let Some((mut id, mut base, first)) = self.piece_at(start) else { return false };
        let mut from = start;
        for (at, next) in self.pieces.iter().skip(first).take_while(|(at, _)| *at < end) {
            out.push(self.piece_span(id, base, from, *at));
            (id, base, from) = (next, *at, *at);
        }
        out.push(self.piece_span(id, base, from, end));
        true
    }

    /// The piece that a byte of the view falls into: its id, where it begins in the view, and which piece is the next.
    fn piece_at(&self, start: usize) -> Option<(&BlockId, usize, usize)> {
        let next = self.pieces.partition_point(|(at, _)| *at <= start);
        match next.checked_sub(1).and_then(|before| self.pieces.get(before)) {
            Some((at, piece)) => Some((piece, *at, next)),
            None => self.id.as_ref().map(|own| (own, 0, next)),
        }
    }

    /// How far into the new text a piece begins.
    fn shift_of(&self, base: usize) -> usize {
        if base == 0 { 0 } else { map_start(&self.replacements, base) }
    }

    fn piece_span(&self, id: &BlockId, base: usize, start: usize, end: usize) -> Span {
        let shift = self.shift_of(base);
        let (start, end) = (map_start(&self.replacements, start), map_end(&self.replacements, end));
        Span { target: Target::Block(id.clone()), start: start - shift, end: end.max(start) - shift }
    }
}

/// Rewrites a block's text and cuts it where pieces begin.
pub(crate) fn cut(block: Block, fate: &Fate, out: &mut Vec<Block>) {
    let list = &fate.replacements;
    let text = rewritten(&block.text, list);
    let marks = shift_marks(block.marks, |at| map_start(list, at), |at| map_end(list, at));
    if fate.pieces.is_empty() {
        out.push(Block { text, marks, ..block });
        return;
    }
    let starts: Vec<usize> = std::iter::once(0).chain(fate.pieces.iter().map(|(at, _)| map_start(list, *at))).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let ids = std::iter::once(block.id).chain(fate.pieces.iter().map(|(_, id)| id.clone()));
    let mut pieces: Vec<Block> = ids
        .zip(starts.iter().zip(ends))
        .map(|(id, (start, end))| Block::new(id, block.kind, &text[*start..end]))
        .collect();
    for mark in &marks {
        let first = starts.partition_point(|start| *start <= mark.start).saturating_sub(1);
        let reached = starts.iter().zip(&mut pieces).skip(first).take_while(|(start, _)| **start < mark.end);
        for (piece_start, piece) in reached {
            let start = mark.start.saturating_sub(*piece_start);
            let end = (mark.end - piece_start).min(piece.text.len());
            if start < end {
                piece.marks.push(Mark { start, end, ..mark.clone() });
            }
        }
    }
    // What cannot be cut stays with the piece that keeps the id.
    if let Some(first) = pieces.first_mut() {
        (first.rows, first.media) = (block.rows, block.media);
    }
    out.append(&mut pieces);
}
