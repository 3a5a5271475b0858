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
    code_points(&text.as_bytes()[..offset.min(text.len())])
}

/// The byte at which code point number `offset` of `text` starts; the text's length for the one past the last; `None` beyond.
pub fn byte_offset(text: &str, offset: usize) -> Option<usize> {
    // By chunks first: a chunk is counted many times faster than it is searched.
    const CHUNK: usize = 1024;
    let (mut seen, mut from) = (0, 0);
    for chunk in text.as_bytes().chunks_exact(CHUNK) {
        let more = code_points(chunk);
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

/// The code points that begin in a text's bytes: eight bytes at a time, as most of what is counted is a word or a sentence.
fn code_points(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut continuations = rest.iter().filter(|byte| is_continuation(**byte)).count();
    // each byte of `counts` counts for its place in the words, and holds no more than 255
    for words in words.chunks(255) {
        let counts = words.iter().fold(0, |counts, word| {
            let word = u64::from_le_bytes(*word);
            counts + ((word >> 7) & (!word >> 6) & ONES)
        });
        let pairs = (counts & EVEN) + ((counts >> 8) & EVEN);
        continuations += (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize;
    }
    bytes.len() - continuations
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}
