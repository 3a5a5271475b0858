//! Collects text and inline marks, and gives out finished blocks.

use crate::characters::{Fate, fate};
use copydesk_article::{Article, Block, BlockKind, Mark, MarkKind};

/// The block that is being collected, and the inline elements that are open.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    marks: Vec<Mark>,
    open: Vec<(MarkKind, usize, Option<String>)>,
    /// What the elements around make of a block; the innermost decides.
    pub(super) kinds: Vec<BlockKind>,
}

impl Builder {
    /// Adds text; runs of white space become one space, as HTML has it.
    pub(super) fn push_text(&mut self, text: &str) {
        for c in text.chars() {
            match fate(c) {
                Fate::Goes => {}
                Fate::BecomesSpace => self.text.push(' '),
                Fate::Stays if c.is_ascii_whitespace() => self.push_space(),
                Fate::Stays => self.text.push(c),
            }
        }
    }

    /// Adds a space unless one stands there.
    pub(super) fn push_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// An inline element opens.
    pub(super) fn open(&mut self, kind: MarkKind, href: Option<String>) {
        self.open.push((kind, self.text.len(), href));
    }

    /// The innermost open inline element of this kind closes.
    pub(super) fn close(&mut self, kind: MarkKind) {
        if let Some(at) = self.open.iter().rposition(|(open, ..)| *open == kind) {
            let (kind, start, href) = self.open.remove(at);
            self.mark(kind, start, href);
        }
    }

    /// Keeps a mark from `start` to here, without the spaces at its ends.
    fn mark(&mut self, kind: MarkKind, start: usize, href: Option<String>) {
        let Some(inner) = self.text.get(start..) else { return };
        let trimmed = inner.trim();
        if !trimmed.is_empty() {
            let start = start + (inner.len() - inner.trim_start().len());
            self.marks.push(Mark { kind, start, end: start + trimmed.len(), href });
        }
    }

    /// Ends the block and adds it to the body. Inline elements that are open go on in the next one.
    pub(super) fn flush<'a>(&mut self, article: &'a mut Article) -> Option<&'a mut Block> {
        for at in 0..self.open.len() {
            if let Some((kind, start, href)) = self.open.get(at).cloned() {
                self.mark(kind, start, href);
            }
        }
        for open in &mut self.open {
            open.1 = 0;
        }
        let text = std::mem::take(&mut self.text);
        let mut marks = std::mem::take(&mut self.marks);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let lead = text.len() - text.trim_start().len();
        for mark in &mut marks {
            mark.start = mark.start.saturating_sub(lead);
            mark.end = mark.end.saturating_sub(lead);
        }
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        let kind = self.kinds.last().copied().unwrap_or_default();
        let block = article.push_block(kind, trimmed);
        block.marks = marks;
        Some(block)
    }
}
