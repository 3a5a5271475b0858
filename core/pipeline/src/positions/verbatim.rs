//! Where the characters of a text value stand in the file.

use std::ops::Range;

/// A text value's place, and the place of each of its characters where they stand there as they read.
#[derive(Debug, Clone)]
pub(crate) struct Verbatim {
    whole: Option<Range<usize>>,
    /// For each byte of the value its byte in the file. Empty where the value is written otherwise, with escapes.
    bytes: Vec<usize>,
}

impl Verbatim {
    /// Finds the characters of `value` in `written`, which begins at byte `whole.start` of the file. Line breaks and indentation may
    /// differ, so that texts in blocks are found as well.
    pub(super) fn find(whole: Option<Range<usize>>, written: &str, quoted: bool, value: &str) -> Self {
        let bytes = whole.as_ref().and_then(|whole| follow(whole.start, written, quoted, value)).unwrap_or_default();
        Self { whole, bytes }
    }

    /// The range of a part of the value; the whole value's where its characters are written otherwise.
    pub(crate) fn part(&self, part: Range<usize>) -> Option<Range<usize>> {
        let whole = self.whole.clone()?;
        // The end is that of the part's last byte: what follows may stand on another line.
        let last = part.end.checked_sub(1).filter(|last| *last >= part.start);
        let start = self.bytes.get(part.start).copied();
        match (start, last.and_then(|last| self.bytes.get(last))) {
            (Some(start), Some(last)) => Some(start..(last + 1).clamp(start, whole.end.max(start))),
            (Some(start), None) => Some(start..start),
            _ if self.bytes.is_empty() => Some(whole),
            _ => self.bytes.last().map(|last| last + 1..last + 1),
        }
    }
}

fn follow(start: usize, written: &str, quoted: bool, value: &str) -> Option<Vec<usize>> {
    let mut source = written.char_indices().skip(usize::from(quoted)).peekable();
    let mut bytes = Vec::with_capacity(value.len());
    for c in value.chars() {
        if c.is_whitespace() {
            // A break or a blank of the value stands for any run of them in the file.
            let at = source.peek().map_or(written.len(), |(at, _)| *at);
            bytes.extend(std::iter::repeat_n(start + at, c.len_utf8()));
            if source.peek().is_some_and(|(_, w)| w.is_whitespace()) {
                source.next();
            }
            continue;
        }
        while source.peek().is_some_and(|(_, w)| w.is_whitespace()) {
            source.next();
        }
        let (at, w) = source.next()?;
        if w != c {
            return None;
        }
        bytes.extend((0..c.len_utf8()).map(|offset| start + at + offset));
    }
    Some(bytes)
}
