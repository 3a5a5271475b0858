//! What a stage's edits of one article were, counted by what they did.

use crate::submitted::Said;
use crate::{BlockEdit, Edits};

/// Edits of one article, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    counts: [u32; Made::NAMES.len()],
}

impl Made {
    /// What edits do, as lineage names it.
    pub const NAMES: [&'static str; 9] =
        ["removed", "edited", "header", "notes", "media", "quotes", "subjects", "annotations", "output"];

    pub(crate) fn of(edits: &Edits) -> Made {
        let mut counts = [0; Made::NAMES.len()];
        for edit in &edits.blocks {
            counts[usize::from(!matches!(edit, BlockEdit::Remove { .. }))] += 1;
        }
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        counts[2] = count(edits.fields.len());
        counts[3] = count(edits.notes.len());
        counts[4] = count(edits.media.len());
        for annotation in &edits.annotations {
            let at = match annotation.said {
                Said::Quote(_) => 5,
                Said::Subject(_) => 6,
                Said::Other(..) => 7,
            };
            counts[at] += 1;
        }
        counts[8] = count(edits.renditions.len() + usize::from(edits.summary.is_some()));
        Made { counts }
    }

    /// What was done at all, and how often.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u32)> + '_ {
        Made::NAMES.into_iter().zip(self.counts).filter(|(_, count)| *count > 0)
    }

    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    pub(crate) fn set(&mut self, name: &str, count: u32) {
        if let Some(at) = Made::NAMES.iter().position(|known| *known == name) {
            self.counts[at] = count;
        }
    }
}
