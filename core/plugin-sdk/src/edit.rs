//! What a stage hands over.

use crate::{Field, Json, view};
use copydesk_plugin_abi::{
    CD_BOOL, CD_IN_BLOCK, CD_IN_FIELD, CD_JSON, CD_NUMBER, CD_TEXT, cd_feature, cd_span, cd_str,
};
use std::borrow::Cow;
use std::ops::Range;

/// Why a block goes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Removal<'a> {
    /// A word or two for lineage and reports, such as `repeats` or `share`.
    pub reason: &'a str,
    /// The index of the block that it repeats.
    pub of: Option<usize>,
    /// Whether it is not for publication.
    pub private: bool,
}

/// A half-open range of bytes in a block or a header field of the view.
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Span(pub(crate) cd_span);

impl Span {
    /// Bytes of the block with this index.
    pub fn block(index: usize, bytes: Range<usize>) -> Span {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Span(cd_span { place: CD_IN_BLOCK, index, start: bytes.start, end: bytes.end })
    }

    /// Bytes of a header field.
    pub fn field(field: Field, bytes: Range<usize>) -> Span {
        Span(cd_span { place: CD_IN_FIELD, index: field.number(), start: bytes.start, end: bytes.end })
    }
}

/// The value of a feature that a stage hands over. What came with the article is [`Json`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number; one without a fraction is written as a whole number. Not a number and the infinities are refused.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// Anything else, as JSON.
    Json(String),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Value::Number(number.into())
    }
}

impl From<i32> for Value<'_> {
    fn from(number: i32) -> Self {
        Value::Number(number.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<&Json> for Value<'_> {
    fn from(value: &Json) -> Self {
        Value::Json(value.to_string())
    }
}

impl Value<'_> {
    pub(crate) fn lend(&self, name: &str) -> cd_feature {
        let feature = |kind, text, number| cd_feature { name: cd_str::new(name), kind, flags: 0, text, number };
        match self {
            Value::Text(text) => feature(CD_TEXT, cd_str::new(text), 0.0),
            Value::Number(number) => feature(CD_NUMBER, cd_str::NONE, *number),
            Value::Bool(value) => feature(CD_BOOL, cd_str::NONE, f64::from(u8::from(*value))),
            Value::Json(json) => feature(CD_JSON, cd_str::new(json), 0.0),
        }
    }
}

/// An annotation to add.
#[derive(Clone, Copy, Debug)]
pub struct NewAnnotation<'a> {
    /// `quote`, `subject`, or a type of your own.
    pub kind: &'a str,
    /// Where it lies: bytes of the view, see [`Article::annotate`](crate::Article::annotate).
    pub spans: &'a [Span],
    /// What it says.
    pub features: &'a [(&'a str, Value<'a>)],
}

/// A media item to add, or what to change of one: what is `None` stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewMedia<'a> {
    /// Where its bytes are.
    pub href: Option<&'a str>,
    /// picture, video, audio, graphic, …
    pub kind: Option<&'a str>,
    /// The index of the block that is its caption.
    pub caption: Option<usize>,
    /// Whom to credit.
    pub credit: Option<&'a str>,
    /// The alternative text.
    pub alt: Option<&'a str>,
}

impl<'a> From<view::Media<'a>> for NewMedia<'a> {
    fn from(media: view::Media<'a>) -> Self {
        let view::Media { href, kind, caption, credit, alt } = media;
        NewMedia { href, kind, caption, credit, alt }
    }
}
