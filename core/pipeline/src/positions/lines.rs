//! Lines and characters of a text, and the bytes at which they begin.

use std::ops::Range;

use saphyr_parser::Span;

/// The first byte of each line. A byte order mark belongs to no line.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let bytes = text.as_bytes();
    let mut starts = vec![first];
    for (index, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
            starts.push(index + 1);
        }
    }
    starts
}

/// From the parser's count of characters to bytes.
pub(super) struct ByteOffsets {
    /// One for each character; none where every character is a byte.
    offsets: Option<Vec<usize>>,
    len: usize,
}

impl ByteOffsets {
    pub(super) fn new(text: &str) -> Self {
        let offsets = (!text.is_ascii()).then(|| text.char_indices().map(|(offset, _)| offset).collect());
        Self { offsets, len: text.len() }
    }

    pub(super) fn of(&self, character: usize) -> usize {
        match &self.offsets {
            Some(offsets) => offsets.get(character).copied().unwrap_or(self.len),
            None => character.min(self.len),
        }
    }

    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.of(span.start.index());
        start..self.of(span.end.index()).max(start)
    }
}
