//! Spans in JSON: half-open, counted in Unicode code points, in a block or a header field.

use super::out::{Key, Object, key};
use crate::{Article, BlockId, Field, Span, Target, byte_offset, code_point_offset};
use serde::Deserialize;
use std::cell::Cell;

/// A span as JSON has it.
#[derive(Deserialize)]
pub(super) struct JsonSpan {
    block: Option<String>,
    field: Option<String>,
    start: usize,
    end: usize,
}

impl JsonSpan {
    /// The span in bytes, checked against the article.
    pub(super) fn resolve(&self, article: &Article) -> Result<Span, String> {
        let (target, place) = match (&self.block, &self.field) {
            (Some(id), None) => (Target::Block(BlockId::parse(id)), format!("block `{id}`")),
            (None, Some(name)) => {
                let field = Field::from_name(name).ok_or_else(|| format!("a span names the unknown field `{name}`"))?;
                (Target::Field(field), format!("field `{name}`"))
            }
            _ => return Err("a span needs either `block` or `field`".to_owned()),
        };
        let text = article.target_text(&target).ok_or_else(|| format!("a span lies in {place}, which is not there"))?;
        let bytes = |at| byte_offset(text, at);
        match (bytes(self.start), bytes(self.end)) {
            (Some(start), Some(end)) if start <= end => Ok(Span { target, start, end }),
            _ => Err(format!("span {}..{} lies outside {place}", self.start, self.end)),
        }
    }
}

/// Counts code points in ranges that are mostly asked for in order, without beginning anew for each: a block may hold
/// 100,000 of them.
#[derive(Default)]
pub(super) struct Counting {
    /// The text's address, the byte that was last asked for, and the code points before it.
    last: Cell<(usize, usize, usize)>,
}

impl Counting {
    /// A range of bytes as a range of code points.
    pub(super) fn range(&self, text: &str, start: usize, end: usize) -> (usize, usize) {
        let (address, from, seen) = self.last.get();
        let here = text.as_ptr() as usize;
        let first = match text.get(from..) {
            Some(rest) if address == here && from <= start => seen + code_point_offset(rest, start - from),
            _ => code_point_offset(text, start),
        };
        self.last.set((here, start, first));
        let inside = text.get(start..end).unwrap_or_default();
        (first, first + code_point_offset(inside, inside.len()))
    }
}

/// Writes spans under a key.
pub(super) fn spans(object: &mut Object<'_>, key: Key, article: &Article, spans: &[Span], counting: &Counting) {
    object.objects(key, spans, |object, span| {
        match &span.target {
            Target::Block(id) => object.id(key!("block"), id),
            Target::Field(field) => object.word(key!("field"), field.name()),
        }
        let text = article.target_text(&span.target).unwrap_or_default();
        let (start, end) = counting.range(text, span.start, span.end);
        object.number(key!("start"), start);
        object.number(key!("end"), end);
    });
}
