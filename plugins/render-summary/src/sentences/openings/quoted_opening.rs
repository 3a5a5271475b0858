//! How a quotation opens that is to stand away from its story: `“But they had a road,”` goes on with what nobody reads there.

use crate::classes::{LEANING, PRONOUN, TIE};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;

/// What a quotation that leans is worth less.
pub(crate) const LEANS: f32 = 0.5;

/// Whether the first word of what is quoted at the beginning of a text leans on what was told before.
pub(crate) fn leans(text: &str, language: &Language) -> bool {
    let quoted = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if quoted.is_empty() {
        return false;
    }
    let word = read_word(quoted, 0, quoted.len()).whole;
    language.classes(word) & (LEANING | PRONOUN | TIE) != 0 || language.turns(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn a_quotation_that_goes_on_leans() {
        for text in ["“But they had a road,” Rowe said.", "It was no use,", "“They left.”"] {
            assert!(leans(text, language("en")), "{text}");
        }
        for text in ["“Mud is money,” Rowe said.", "We left.", "…"] {
            assert!(!leans(text, language("en")), "{text}");
        }
    }
}
