//! The words that end the names of firms: where a line begins with one, it goes on with the line above it.

use crate::lexicon::entries;

/// Whether a word ends firms' names, as written and without its stop: `Corp`, `GmbH`.
pub fn is_firm_ending(word: &str) -> bool {
    entries(include_str!("../../data/firm-endings.txt")).any(|ending| ending == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_end_firms_names_are_known_as_written() {
        assert!(["Corp", "Ltd", "GmbH", "plc"].iter().all(|word| is_firm_ending(word)));
        assert!(["corp", "Company", "", "Corp."].iter().all(|word| !is_firm_ending(word)));
    }
}
