//! The lists of words by which two texts are told apart, or are the same in spite of them, as hashes.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::lines::words_into;

pub(crate) static REVERSALS: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../../data/reversals.txt")));
pub(crate) static SERIES: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../../data/series-words.txt")));
pub(crate) static AGAIN: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../../data/again.txt")));
/// Each list of words that may stand for each other.
pub(crate) static SWAPS: LazyLock<Vec<Vec<u64>>> = LazyLock::new(|| {
    include_str!("../../data/swaps.txt").lines().map(hashes).filter(|words| words.len() > 1).collect()
});

/// The hashes of a file's words, sorted.
pub(crate) fn hashes(file: &'static str) -> Vec<u64> {
    let mut hashes = Vec::new();
    for line in entries(file) {
        words_into(line, &mut hashes);
    }
    hashes.sort_unstable();
    hashes
}

/// The entries of one part of a file.
pub(crate) fn part(file: &'static str, name: &str) -> Vec<&'static str> {
    let from = entries(file).skip_while(|line| line.trim_matches(['[', ']']) != name || !line.starts_with('[')).skip(1);
    from.take_while(|line| !line.starts_with('[')).collect()
}
