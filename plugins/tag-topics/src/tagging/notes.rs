//! Whether a block is a note of the desk, by the words that it opens with.

use copydesk_topic_model::words::{Word, words};

const OPENINGS: &str = include_str!("../../data/notes.txt");

/// The first two words of each opening, by their hashes.
#[derive(Debug)]
pub(crate) struct Notes(Vec<[u64; 2]>);

impl Default for Notes {
    fn default() -> Self {
        let lines = OPENINGS.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(opening_of).collect())
    }
}

fn opening_of(line: &str) -> Option<[u64; 2]> {
    let mut words = words(line).map(|word| word.hash);
    Some([words.next()?, words.next()?])
}

impl Notes {
    /// Whether a block of these words is one.
    pub(crate) fn has(&self, block: &[Word]) -> bool {
        match block {
            [first, second, ..] => self.0.iter().any(|note| (note[0] == first.hash) & (note[1] == second.hash)),
            _ => false,
        }
    }
}
