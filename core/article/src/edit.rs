//! The edits of one stage, as they are submitted against the view that it was given, and why they may be refused.

use crate::{Article, Block, BlockKind, Field, Media, NewAnnotation, Note};
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
    #[error("field `{field}` must be {expected}, not `{text}`")]
    BadField { field: Field, expected: &'static str, text: String },
    #[error("block {block} is removed without a reason")]
    NoReason { block: usize },
    #[error("the text of {what} has the control character U+{code:04X}")]
    ControlCharacter { what: String, code: u32 },
    #[error("the text of {what} has an empty line, which ends a paragraph; insert or split blocks for that")]
    EmptyLine { what: String },
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
}
