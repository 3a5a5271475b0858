//! German nouns for somebody's kin and company (`data/de/kin.txt`).

use std::sync::LazyLock;

use crate::lexicon::entries;

/// Whether the word, as it is written, is one: `Mutter`, `Freundin`.
#[must_use]
pub fn is_kin(word: &str) -> bool {
    static KIN: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/de/kin.txt")).collect());
    KIN.binary_search(&word).is_ok()
}
