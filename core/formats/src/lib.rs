//! Bytes to articles and back. No files, no clock, no threads: `frame` cuts a stream into records, `decode` makes
//! articles of a record, `Format::encode` writes one. [`Format::all`] is the registry.
#![forbid(unsafe_code)]

mod article_json;
mod body_markup;
mod characters;
mod charset;
mod decode;
mod embargo;
mod format;
mod frame;
mod framing;
mod hold;
mod html;
mod identity;
mod items;
mod json_scan;
mod kill;
mod language;
mod looks;
mod markup;
mod ninjs;
mod origin;
mod record;
mod registry;
mod sniff;
mod text;
mod times;
mod wire_header;

pub use decode::{decode, format_of};
pub use embargo::end as end_of_embargo;
pub use format::Format;
pub use frame::{FrameError, Frames, RECORD_LIMIT, frame, frame_within};
pub use items::{Context, DecodeError, Item, Reason};
pub use origin::Origin;
pub use record::{Record, Wanted};
