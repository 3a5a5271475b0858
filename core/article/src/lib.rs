//! The article: a versioned item with header fields, a body of blocks, media and annotations,
//! the edits that stages submit, and its JSON. Knows nothing of plugins or files.
#![forbid(unsafe_code)]

mod annotation;
mod apply;
mod article;
mod block;
mod edit;
mod field;
mod json;
mod lines;
mod made;
mod new_text;
mod part;
mod remap;
mod replacement;
mod span;
mod submitted;
mod well_formed;

pub use annotation::{Annotation, Features, PROVIDER, Quote, QuoteKind, Spans, Subject};
pub use article::{Article, ItemType, LineageEntry, Note, NoteRole, PubStatus, Removed, Summary};
pub use block::{Block, BlockId, BlockKind, Mark, MarkKind, Media};
pub use edit::{BlockEdit, Changes, EditError, Edits, Place, Removal, StageStamp, ViewSpan};
pub use field::{Field, Header};
pub use json::{
    Detail, OptionalPart, ReadError, article_schema, read_article, read_article_with, write_article, write_part,
};
pub use lines::blocks_of_lines;
pub use made::Made;
pub use part::{Part, Parts};
pub use span::{Span, Target, byte_offset, code_point_offset};
pub use submitted::{NewAnnotation, json_number};
pub use well_formed::{is_language_tag, is_rfc3339};
