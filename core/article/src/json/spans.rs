//! Spans in JSON: half-open, counted in Unicode code points, in a block or a header field.

use crate::{Article, BlockId, Field, Span, Target, byte_offset, code_point_offset};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

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

/// Spans on their way out.
pub(super) struct SpansOut<'a>(pub(super) &'a Article, pub(super) &'a [Span]);

impl Serialize for SpansOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|span| SpanOut(self.0, span)))
    }
}

struct SpanOut<'a>(&'a Article, &'a Span);

impl Serialize for SpanOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SpanOut(article, span) = self;
        let mut map = serializer.serialize_map(Some(3))?;
        match &span.target {
            Target::Block(id) => map.serialize_entry("block", &Shown(id))?,
            Target::Field(field) => map.serialize_entry("field", field.name())?,
        }
        let text = article.target_text(&span.target).unwrap_or_default();
        let start = code_point_offset(text, span.start);
        let inside = text.get(span.start..span.end).unwrap_or_default();
        map.serialize_entry("start", &start)?;
        map.serialize_entry("end", &(start + code_point_offset(inside, inside.len())))?;
        map.end()
    }
}

/// Anything by its `Display`, without a `String` between.
pub(super) struct Shown<'a, T>(pub(super) &'a T);

impl<T: std::fmt::Display> Serialize for Shown<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}
