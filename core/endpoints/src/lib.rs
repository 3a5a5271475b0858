//! Where articles come from and go to: the [`Source`] and [`Sink`] traits and the built-in kinds.
//!
//! A source gives streams of bytes with a name; what they hold is the formats' business. A sink takes bytes that are
//! ready, a group at a time. A new kind is a file here and a row in `kinds`.
#![forbid(unsafe_code)]

mod config;
mod disk;
mod error;
mod file_names;
mod files;
mod folders;
mod kind;
mod kinds;
mod lines;
mod outgoing;
mod sink;
mod source;
mod standard;

pub use config::ConfigError;
pub use disk::{Disk, DiskFile, Found, SystemDisk};
pub use error::{Concern, EndpointError, OpenError};
pub use file_names::{clean_name, with_digest};
pub use files::{files_in, folder_sink, write_whole};
pub use kind::{Opens, SinkKind, SourceKind};
pub use kinds::{sink_kinds, source_kinds};
pub use sink::{Committed, Delivery, Resume, Sink, SinkPlan};
pub use source::{Document, Done, Source};
