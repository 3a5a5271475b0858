//! Units that are lists, rows of figures or scraps, and quotations that go on.

use crate::sentences::units::unit::Unit;

/// A sentence with fewer words tells nothing beside longer ones.
const FEWEST: u32 = 4;
/// Of how many words one at least is a function word in a sentence of some length.
const SENSE: u32 = 8;

impl Unit {
    /// Whether it is a list of names or results: hardly a word in it joins the others, and it reports nothing.
    pub(crate) fn is_listing(&self) -> bool {
        let words = self.words - self.numbers;
        let reports = self.reports && self.numbers * SENSE < self.words;
        !reports && words >= SENSE && self.function * SENSE < words
    }

    /// Whether it is a row of figures: two in five words are numbers, and none joins others.
    pub(crate) fn is_row(&self) -> bool {
        self.function == 0 && self.numbers * 5 >= self.words * 2
    }

    /// Whether the same person goes on in another quotation of its block: `“Mud is money,” Rowe said. “We sell it.”`
    pub(crate) fn is_gone_on_with(&self, other: &Unit) -> bool {
        self.whole && self.quotes && (self.reports || self.bare) && other.bare && other.block == self.block
    }

    /// Whether it has so few words that it tells nothing beside longer ones: `All started.`, `Time: 7:10.64.`
    pub(crate) fn is_scrap(&self) -> bool {
        self.words < FEWEST || self.words - self.numbers < FEWEST - 1
    }
}
