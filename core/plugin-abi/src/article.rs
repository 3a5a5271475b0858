//! The view of an article that a stage is given, and the parts that it hands back.

use crate::cd_str;

/// Block kinds.
pub const CD_PARAGRAPH: u32 = 0;
/// A heading within the body.
pub const CD_HEADING: u32 = 1;
/// The caption of a picture, video or graphic.
pub const CD_CAPTION: u32 = 2;
/// One item of a list.
pub const CD_LIST_ITEM: u32 = 3;
/// A block quotation.
pub const CD_BLOCKQUOTE: u32 = 4;
/// A table; the text is for reading.
pub const CD_TABLE: u32 = 5;

/// Mark kinds: a link.
pub const CD_LINK: u32 = 0;
/// Emphasis.
pub const CD_EMPHASIS: u32 = 1;
/// Strong emphasis.
pub const CD_STRONG: u32 = 2;

/// Header fields: indices into `cd_article.fields`. 0 is not a field.
pub const CD_HEADLINE: u32 = 1;
/// The slug: the story's working name on the wire.
pub const CD_SLUGLINE: u32 = 2;
/// Who wrote it, as printed.
pub const CD_BYLINE: u32 = 3;
/// Where it was written, as printed.
pub const CD_DATELINE: u32 = 4;
/// Whom to credit.
pub const CD_CREDITLINE: u32 = 5;
/// The copyright notice.
pub const CD_COPYRIGHT: u32 = 6;
/// Restrictions and terms of use.
pub const CD_USAGETERMS: u32 = 7;
/// BCP 47.
pub const CD_LANGUAGE: u32 = 8;
/// RFC 3339.
pub const CD_PUBLISHED: u32 = 9;
/// The agency or desk that it comes from.
pub const CD_SOURCE: u32 = 10;
/// The version. Cannot be set by a stage.
pub const CD_VERSION: u32 = 11;
/// When this version was made. Cannot be set by a stage.
pub const CD_VERSIONCREATED: u32 = 12;
/// Not before this time. Cannot be set by a stage.
pub const CD_EMBARGOED: u32 = 13;

/// Roles of notes: for readers.
pub const CD_NOTE_PUBLIC: u32 = 0;
/// For the desk; never reaches a sink.
pub const CD_NOTE_PRIVATE: u32 = 1;

/// Places of spans: `index` is a block's index.
pub const CD_IN_BLOCK: u32 = 0;
/// Places of spans: `index` is a header field.
pub const CD_IN_FIELD: u32 = 1;

/// Kinds of feature values: `text` holds it.
pub const CD_TEXT: u32 = 0;
/// `number` holds it.
pub const CD_NUMBER: u32 = 1;
/// `number` is 0 or not.
pub const CD_BOOL: u32 = 2;
/// `text` holds JSON.
pub const CD_JSON: u32 = 3;

/// A half-open range of UTF-8 bytes in a block or a header field of the view.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_span {
    /// `CD_IN_BLOCK` or `CD_IN_FIELD`.
    pub place: u32,
    /// Index of the block, or number of the field.
    pub index: u32,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A named value.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_feature {
    /// Its name.
    pub name: cd_str,
    /// `CD_TEXT`, `CD_NUMBER`, `CD_BOOL` or `CD_JSON`.
    pub kind: u32,
    /// 0.
    pub flags: u32,
    /// The value of a text or JSON feature.
    pub text: cd_str,
    /// The value of a number or boolean feature.
    pub number: f64,
}

/// An inline mark.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_mark {
    /// `CD_LINK`, `CD_EMPHASIS`, `CD_STRONG`; ignore others.
    pub kind: u32,
    /// 0.
    pub flags: u32,
    /// First byte of the block's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Where a link leads.
    pub href: cd_str,
}

/// A block of the body.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_block {
    /// `CD_PARAGRAPH` and so on; read an unknown one as a paragraph.
    pub kind: u32,
    /// Index of the media item that stands here, or `CD_NONE`.
    pub media: u32,
    /// Its text.
    pub text: cd_str,
    /// Inline marks.
    pub marks: *const cd_mark,
    /// How many.
    pub n_marks: usize,
    /// Bytes from one to the next.
    pub mark_stride: usize,
    /// Since 1.1, where `block_stride` covers it: its permanent id, which names the same block for the article's life.
    pub id: cd_str,
}

/// A picture or the like, seen or handed over.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_media {
    /// `sizeof(cd_media)` of who fills it.
    pub size: u32,
    /// Index of the block that is its caption, or `CD_NONE`.
    pub caption: u32,
    /// Where its bytes are.
    pub href: cd_str,
    /// picture, video, audio, graphic, …
    pub kind: cd_str,
    /// Whom to credit.
    pub credit: cd_str,
    /// The alternative text.
    pub alt: cd_str,
}

/// An annotation, seen or handed over. Features of a `quote`: kind, speaker, speaker_text, cue, confidence; of a
/// `subject`: qcode, name, confidence; of any other type: your own.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_annotation {
    /// `sizeof(cd_annotation)` of who fills it.
    pub size: u32,
    /// 0.
    pub flags: u32,
    /// `quote`, `subject`, or a type of your own.
    pub kind: cd_str,
    /// Where it lies.
    pub spans: *const cd_span,
    /// How many.
    pub n_spans: usize,
    /// Bytes from one to the next.
    pub span_stride: usize,
    /// What it says.
    pub features: *const cd_feature,
    /// How many.
    pub n_features: usize,
    /// Bytes from one to the next.
    pub feature_stride: usize,
    /// Who made it; ignored when handed over.
    pub stage: cd_str,
}

/// The host's side of one call of `process`.
#[repr(C)]
pub struct cd_call {
    _private: [u8; 0],
}

/// `cd_article.flags`: the language was guessed from the body.
pub const CD_LANGUAGE_GUESSED: u32 = 1;

/// An article as a stage sees it. All pointers are valid until `process` returns.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_article {
    /// `sizeof(cd_article)` of the host.
    pub size: u32,
    /// `CD_LANGUAGE_GUESSED`.
    pub flags: u32,
    /// Goes as the first argument into the host's slots for this call.
    pub call: *mut cd_call,
    /// Names the story through all its versions.
    pub uri: cd_str,
    /// 1 (most urgent) to 9; 0 where not given.
    pub urgency: u32,
    /// 0.
    pub reserved: u32,
    /// Header fields by number; text that is not set has a null pointer.
    pub fields: *const cd_str,
    /// How many; look no further.
    pub n_fields: usize,
    /// The body.
    pub blocks: *const cd_block,
    /// How many.
    pub n_blocks: usize,
    /// Bytes from one to the next.
    pub block_stride: usize,
    /// Pictures and the like.
    pub media: *const cd_media,
    /// How many.
    pub n_media: usize,
    /// Bytes from one to the next.
    pub media_stride: usize,
    /// The annotations that the stage's `reads` name.
    pub annotations: *const cd_annotation,
    /// How many.
    pub n_annotations: usize,
    /// Bytes from one to the next.
    pub annotation_stride: usize,
}
