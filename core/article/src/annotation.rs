//! What stages and providers say about an article: quotations, subjects, and annotations of any other type.

use crate::Span;
use crate::block::names;
use smallvec::SmallVec;
use smol_str::SmolStr;
use std::sync::Arc;

/// The `creator` of a subject that came with the article.
pub const PROVIDER: &str = "provider";

names! {
    /// How a quotation stands in the text.
    QuoteKind, default Direct:
    /// Whole words of a speaker, at least a clause.
    #[default]
    Direct = 0 "direct",
    /// A fragment within the reporter's sentence.
    Partial = 1 "partial",
    /// Marks that distance the writer from a word; said by nobody.
    Scare = 2 "scare",
}

/// Where an annotation lies. Nearly all have one span or two, which need no memory of their own.
pub type Spans = SmallVec<[Span; 2]>;

/// A quotation. Its text is derived from its spans, so none can be given out that the article does not hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// How it stands in the text.
    pub kind: QuoteKind,
    /// The fullest name that `speaker_text` resolves to; absent in doubt.
    pub speaker: Option<SmolStr>,
    /// The one mention of the speaker, as printed.
    pub speaker_text: Option<SmolStr>,
    /// The word that attributes it.
    pub cue: Option<SmolStr>,
    /// 0 to 1.
    pub confidence: Option<f64>,
    /// Its pieces, without the outer marks.
    pub spans: Spans,
}

/// A topic of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The code with its scheme, for example `medtop:20000056`.
    pub qcode: Option<SmolStr>,
    /// Its name.
    pub name: Option<SmolStr>,
    /// 0 to 1.
    pub confidence: Option<f64>,
    /// The stage that gave it, or [`PROVIDER`].
    pub creator: Arc<str>,
    /// Where the text shows it.
    pub evidence: Spans,
}

/// Names to values.
pub type Features = serde_json::Map<String, serde_json::Value>;

/// An annotation of a type of the plugin's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Its type: `entity`, `claim`, …
    pub kind: String,
    /// Where it lies.
    pub spans: Spans,
    /// What it says.
    pub features: Features,
    /// The stage that made it, or [`PROVIDER`].
    pub stage: Arc<str>,
}
