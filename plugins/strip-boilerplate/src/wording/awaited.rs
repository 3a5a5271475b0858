//! What comes next, and that nobody knows when: "Next sailing: when God wills". No title of another piece begins so. The words are in
//! data/awaited.txt.

use std::sync::LazyLock;

use crate::lists::data::part;
use crate::lists::heads::Heads;

const FILE: &str = include_str!("../../data/awaited.txt");
static NEXT: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "next"));
static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(NEXT.iter().copied()));
static WHEN: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "when"));

/// Words of the label.
const LABEL: usize = 3;

/// True for a label that opens with such a word, and a clause in small letters behind its colon.
pub(super) fn is_awaited(text: &str) -> bool {
    // Most lines end here.
    if !HEADS.may_open_folded(text.as_bytes()) {
        return false;
    }
    let Some((label, behind)) = text.split_once(": ") else { return false };
    let first = label.split(' ').next().unwrap_or_default().to_lowercase();
    let clause = behind.split(' ').next().is_some_and(|word| WHEN.binary_search(&word).is_ok());
    clause && NEXT.binary_search(&first.as_str()).is_ok() && label.split(' ').count() <= LABEL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_in_small_letters_says_when_something_comes() {
        for text in ["Next sailing: when God wills", "NEXT TRAIN: if it comes", "Nächste Fahrt: wenn der Wind dreht"] {
            assert!(is_awaited(text), "{text}");
        }
        for text in
            ["Next: When boats fly", "Next article: how the weir was built", "Next sailing", "Next sailing: 7am"]
        {
            assert!(!is_awaited(text), "{text}");
        }
        assert!(NEXT.is_sorted() && WHEN.is_sorted());
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| ["next", "when"].contains(&part)));
    }
}
