//! The registry: every kind of source and sink, a row each.

use crate::files::{FILES_SINK, FILES_SOURCE};
use crate::kind::{SinkKind, SourceKind};
use crate::lines::LINES_SINK;
use crate::standard::{STDIN, STDOUT};

/// Every kind of source.
pub fn source_kinds() -> [&'static SourceKind; 2] {
    [&FILES_SOURCE, &STDIN]
}

/// Every kind of sink.
pub fn sink_kinds() -> [&'static SinkKind; 3] {
    [&FILES_SINK, &LINES_SINK, &STDOUT]
}
