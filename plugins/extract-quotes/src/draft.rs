//! A quotation on its way: where it stands, what it looks like, and who is found to have said it.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;

use crate::attribution::{Attribution, Grip};
use crate::grammar::LINK;
use crate::judge::Shape;
use crate::passages::passage::Passage;
use crate::passages::pieces::Pieces;

/// One quotation on its way.
pub(crate) struct Draft {
    /// By the blocks in which they stand.
    pub(crate) spans: Pieces<usize>,
    /// Where its first and last piece stand: block, pair.
    pub(crate) first: (usize, usize),
    pub(crate) last: (usize, usize),
    pub(crate) shape: Shape,
    pub(crate) found: Option<Found>,
}

/// Who said it: a mention in a block.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) block: usize,
    pub(crate) speaker: Phrase,
    pub(crate) cue: Option<(usize, usize)>,
    pub(crate) confidence: f64,
    pub(crate) grip: Grip,
    /// For a pronoun whom it stands for, where its own sentence says: a name in the same block.
    pub(crate) means: Option<Range<usize>>,
}

impl Found {
    /// An attribution that was read in this block.
    pub(crate) fn read(block: usize, attribution: Attribution) -> Self {
        Self {
            block,
            cue: attribution.cue.map(|cue| (block, cue)),
            speaker: attribution.speaker,
            confidence: attribution.confidence,
            grip: attribution.grip,
            means: None,
        }
    }

    /// The block and token at which a quotation and this mention begin: what is before either is before both. `Der Rentner will eine Garage
    /// mieten. „…“`, `„…“, sagte er. „…“`
    pub(crate) fn beginning(&self, passages: &[Passage<'_>], (block, index): (usize, usize)) -> Option<(usize, usize)> {
        let at = *passages.get(block)?.places.get(index)?;
        Some((block, at).min((self.block, self.speaker.tokens.start)))
    }

    /// A mention that no word of saying ties to the quotation.
    pub(crate) fn without_cue(block: usize, speaker: Phrase, confidence: f64, grip: Grip) -> Self {
        Self { block, speaker, cue: None, confidence, grip, means: None }
    }
}

impl Draft {
    /// Who was found, if that speaker can be given: by how closely the cue governs what looks like this.
    pub(crate) fn speaker(&self, passages: &[Passage<'_>]) -> Option<&Found> {
        let (found, shape) = (self.found.as_ref()?, &self.shape);
        // `called on the “interim” government`: at a distance, unless it is what the verb is about: calls it the “interim” government,
        // nannte es eine „Schande“
        let adjective = shape.adjective
            && !found.cue.is_some_and(|(block, cue)| passages[block].tokens[cue].is(LINK) && found.grip >= Grip::Close);
        let speaks = match found.grip {
            Grip::Direct => !shape.cited,
            _ if adjective => false,
            Grip::Close => !shape.title,
            Grip::Sentence => !shape.title && shape.words > 1,
            Grip::Loose => !shape.title && shape.words > 2,
        };
        speaks.then_some(found)
    }
}
