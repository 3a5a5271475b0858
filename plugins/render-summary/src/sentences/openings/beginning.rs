//! Where a story begins: behind an abstract, captions and lines that stand as paragraphs by themselves.

use crate::sentences::units::unit::{Reader, Unit};

/// A line below a headline has so many words at most.
const LINE: u32 = 20;

/// So many units are looked through for one that tells something by itself.
const TOLD: usize = 64;

impl Reader {
    /// Whether a sentence was read that tells something by itself.
    pub(crate) fn has_told(&self) -> bool {
        self.units.iter().take(TOLD).any(|unit| unit.whole && !unit.leans && !unit.asks && !unit.is_scrap())
    }

    /// The unit with which the story begins: the first, or the next where that is a line by itself which leans on a headline.
    pub(crate) fn opening(&self) -> usize {
        match &self.units[..] {
            [line, next, ..] if line.leans && line.opens_block && next.opens_block && line.words <= LINE => 1,
            _ => 0,
        }
    }

    /// Whether the first unit is the story's first sentence, and no abstract or line above it.
    pub(crate) fn begins_with_story(&self) -> bool {
        let [first, rest @ ..] = &self.units[..] else { return false };
        let line = first.words <= LINE && first.opens_block && rest.first().is_some_and(|next| next.opens_block);
        self.above == 0 && self.dated == 0 && !line
    }

    /// Whether a summary may begin with a unit: nothing stands before it but an abstract, what stands above a dateline, captions and lines
    /// that are paragraphs by themselves.
    pub(crate) fn may_begin(&self, unit: usize) -> bool {
        let line = |pair: &[Unit]| {
            let [unit, next] = pair else { return false };
            unit.opens_block && next.opens_block && (unit.kicker || unit.words <= LINE)
        };
        unit <= self.above.max(self.dated) || self.units[..=unit].windows(2).all(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn reader(sentences: &[&str]) -> Reader {
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), 9);
        }
        reader
    }

    #[test]
    fn a_story_begins_below_a_line_that_leans_on_its_headline() {
        assert_eq!(reader(&["He needs some of them.", "It may not matter what Carl Rowe meant."]).opening(), 1);
        assert_eq!(reader(&["Pilots need some of them.", "It may not matter what Carl Rowe meant."]).opening(), 0);
        assert_eq!(reader(&["He needs some of them. Carl Rowe meant well."]).opening(), 0);
    }

    #[test]
    fn a_summary_may_begin_below_lines_and_not_within_the_story() {
        assert!(reader(&["Port promises a year without repairs.", "The lock of Arnsby opened."]).may_begin(1));
        assert!(!reader(&["The lock of Arnsby opened. It was May.", "Divers came."]).may_begin(2));
        assert!(!reader(&["The lock of Arnsby opened. It was May."]).may_begin(1));
    }
}
