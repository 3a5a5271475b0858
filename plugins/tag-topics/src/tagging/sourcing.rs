//! Whether the name of a medium only says where a report has something from: the words beside it tell, or the line is a credit.

use crate::tagging::beside::Beside;
use copydesk_topic_model::words::Word;

const WORDS: &str = include_str!("../../data/sourcing.txt");

/// A line of fewer words than this is a credit: "Ann Lowe/Facebook".
const CREDIT: usize = 6;

/// The words that say so.
#[derive(Debug)]
pub(crate) struct Sourcing(Beside);

impl Default for Sourcing {
    fn default() -> Self {
        Self(Beside::listed(WORDS))
    }
}

impl Sourcing {
    /// Whether the words from `first` to `last` name a source in a passage of these words.
    pub(crate) fn names_source(&self, passage: &[Word], first: usize, last: usize) -> bool {
        passage.len() < CREDIT || self.0.is_behind(passage, last) || self.0.is_near_before(passage, first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_topic_model::words::words;

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
