//! Text without structure becomes blocks.

use crate::{Article, BlockKind};

/// Adds each line of `text` that is not blank to the body as a paragraph.
pub fn blocks_of_lines(article: &mut Article, text: &str) {
    for line in text.lines() {
        let line = line.trim();
        if !line.is_empty() {
            article.push_block(BlockKind::Paragraph, line);
        }
    }
}
