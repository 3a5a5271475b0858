//! Places in an article: half-open spans of bytes, and their counterpart in JSON, which counts Unicode code points.

use crate::{BlockId, Field};

/// What a span lies in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A block of the body.
    Block(BlockId),
    /// A header field.
    Field(Field),
}

/// A half-open range of UTF-8 bytes in a block or a header field of the published article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// What it lies in.
    pub target: Target,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The number of code points before byte `offset` of `text`. An offset off a boundary counts the code point that it splits.
pub fn code_point_offset(text: &str, offset: usize) -> usize {
    match text.get(..offset.min(text.len())) {
        Some(head) => head.chars().count(),
        None => text.as_bytes()[..offset].iter().filter(|byte| !is_continuation(**byte)).count(),
    }
}

/// The byte at which code point number `offset` of `text` starts; the text's length for the one past the last; `None` beyond.
pub fn byte_offset(text: &str, offset: usize) -> Option<usize> {
    // By chunks first: a chunk is counted many times faster than it is searched.
    const CHUNK: usize = 1024;
    let (mut seen, mut from) = (0, 0);
    for chunk in text.as_bytes().chunks_exact(CHUNK) {
        let more = chunk.iter().filter(|byte| !is_continuation(**byte)).count();
        if seen + more > offset {
            break;
        }
        (seen, from) = (seen + more, from + CHUNK);
    }
    for (at, byte) in text.bytes().enumerate().skip(from) {
        if !is_continuation(byte) {
            if seen == offset {
                return Some(at);
            }
            seen += 1;
        }
    }
    (seen == offset).then_some(text.len())
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}
