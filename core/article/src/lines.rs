//! Text without structure becomes blocks.

use crate::{Article, BlockKind};
use memchr::memchr_iter;

/// Adds each line of `text` that is not blank to the body as a paragraph.
pub fn blocks_of_lines(article: &mut Article, text: &str) {
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default().trim();
        if !line.is_empty() {
            article.push_block(BlockKind::Paragraph, line);
        }
        start = end + 1;
    }
}
