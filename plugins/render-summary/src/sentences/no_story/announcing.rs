//! Sentences that tell only that somebody speaks, before one that tells what he says: `Lind voiced his anger. “Nobody asked us,” Lind said.`

use std::sync::LazyLock;

use crate::classes::{PRONOUN, SAYING};
use crate::language::Language;
use crate::phrases::Phrases;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::units::unit::Unit;

/// A longer sentence tells more than that somebody speaks.
const LONGEST: u32 = 16;

impl Unit {
    /// Whether it may be one that only announces what the next tells: short, without words of anybody.
    pub(crate) fn may_announce(&self) -> bool {
        self.words <= LONGEST && self.whole && !self.quotes && !self.reports && !self.asks
    }
}

/// Whether a sentence tells only that somebody speaks.
pub(crate) fn announces_words(sentence: &str) -> bool {
    static ANNOUNCING: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::of(include_str!("../../../data/en/announcing.txt")));
    ANNOUNCING.stand_in(sentence)
}

/// Whether a sentence opens with what somebody says, or with `He said`.
pub(crate) fn tells_words(sentence: &str, language: &Language) -> bool {
    if sentence.starts_with(['"', '“', '‘']) || sentence.starts_with("''") {
        return true;
    }
    // No English pronoun begins otherwise.
    if !sentence.starts_with(['H', 'I', 'S', 'T', 'W', 'Y']) {
        return false;
    }
    let mut words = sentence.split(' ').take(2).map(|word| language.classes(read_word(word, 0, word.len()).whole));
    words.next().is_some_and(|classes| classes & PRONOUN != 0)
        && words.next().is_some_and(|classes| classes & SAYING != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn what_only_tells_that_somebody_speaks_is_told() {
        for text in
            ["Lind expressed his anger.", "The port sent a message to crews.", "Rowe, a pilot, opened up on Monday."]
        {
            assert!(announces_words(text), "{text}");
        }
        for text in ["Lind opened the lock.", "Rowe sold the messages.", "Crews lashed crates."] {
            assert!(!announces_words(text), "{text}");
        }
    }

    #[test]
    fn words_and_who_says_them_follow() {
        for text in ["“Nobody asked us,” Lind said.", "''Mud,'' he said.", "He said crews would leave."] {
            assert!(tells_words(text, language("en")), "{text}");
        }
        for text in ["He left.", "Lind said crews would leave.", "Mud is money."] {
            assert!(!tells_words(text, language("en")), "{text}");
        }
    }
}
