//! Whether the name of a medium only says where a report has something from: the words beside it tell, or the line is a credit.

use copydesk_topic_model::words::{Word, words};

const WORDS: &str = include_str!("../../data/sourcing.txt");

/// So many words before a name may be of its own: "told the French television station".
const NEAR: usize = 4;

/// A line of fewer words than this is a credit: "Ann Lowe/Facebook".
const CREDIT: usize = 6;

/// The words that say so, by their hashes.
#[derive(Debug)]
pub(crate) struct Sourcing {
    before: Vec<u64>,
    behind: Vec<u64>,
}

impl Default for Sourcing {
    fn default() -> Self {
        let listed = |head| {
            let lines = WORDS.lines().filter_map(|line| line.strip_prefix(head));
            lines.flat_map(words).map(|word| word.hash).collect()
        };
        Self { before: listed("before:"), behind: listed("behind:") }
    }
}

impl Sourcing {
    /// Whether the words from `first` to `last` name a source in a passage of these words.
    pub(crate) fn names_source(&self, passage: &[Word], first: usize, last: usize) -> bool {
        let joined_before = (first.saturating_sub(NEAR) + 1..=first).rev().take_while(|at| passage[*at].joined());
        passage.len() < CREDIT
            || passage.get(last + 1).is_some_and(|word| self.behind.contains(&word.hash))
            || joined_before.map(|at| passage[at - 1].hash).any(|hash| self.before.contains(&hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_medium_beside_a_word_of_telling_or_in_a_credit_is_a_source() {
        let names = |text: &str, medium: &str| {
            let read: Vec<Word> = words(text).collect();
            let at = read.iter().position(|word| &text[word.bytes()] == medium).unwrap();
            Sourcing::default().names_source(&read, at, at)
        };
        assert!(names("She told a Danish television station on Friday that she would stay", "television"));
        assert!(names("It was sold for nothing last year, the newspaper reported on Friday", "newspaper"));
        assert!(names("Ann Lowe/Facebook", "Facebook"));
        assert!(!names("He told nobody. The newspaper is to be closed after ninety years", "newspaper"));
        assert!(!names("The newspaper is to be closed after ninety years of losses", "newspaper"));
    }
}
