//! Letters of readers: who wrote one is not told by a summary, so that nobody speaks of himself in it.

use crate::sentences::unit::{Reader, Unit};

impl Reader {
    /// Takes no unit in which somebody speaks of himself alone (`I am glad that …`), where others are left.
    pub(crate) fn drop_own<'a>(&mut self, sentence: impl Fn(&Unit) -> &'a str) {
        let alone = |word: &str| matches!(word, "I" | "me" | "my" | "My" | "myself");
        let own = |unit: &Unit| unit.own && sentence(unit).split(|c: char| !c.is_alphabetic()).any(alone);
        if self.units.iter().any(|unit| unit.whole && !own(unit)) {
            self.units.iter_mut().for_each(|unit| unit.whole &= !own(unit));
        }
    }
}
