//! Text without structure becomes blocks.

use crate::{Article, BlockKind};
use memchr::memchr;

/// Adds each line of `text` that is not blank to the body as a paragraph.
pub fn blocks_of_lines(article: &mut Article, text: &str) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        // most paragraphs have an empty line behind them
        if bytes[start] == b'\n' {
            start += 1;
            continue;
        }
        let end = memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |length| start + length);
        let line = trimmed(text.get(start..end).unwrap_or_default());
        if !line.is_empty() {
            article.push_block(BlockKind::Paragraph, line);
        }
        start = end + 1;
    }
}

/// A line without the space around it, which most have none of.
fn trimmed(line: &str) -> &str {
    let bare = |end: Option<&u8>| end.is_some_and(u8::is_ascii_graphic);
    let bytes = line.as_bytes();
    if bare(bytes.first()) && bare(bytes.last()) { line } else { line.trim() }
}
