//! Whether the name of a medium only says where a report has something from: the words beside it tell, or the line is a credit, or it stands in
//! brackets.

use std::ops::Range;

use crate::tagging::beside::Beside;
use copydesk_topic_model::words::Word;

const WORDS: &str = include_str!("../../data/sourcing.txt");

/// A line of fewer words than this is a credit: "Ann Lowe/Facebook".
const CREDIT: usize = 6;

/// Brackets hold no more than so many bytes of a credit before the name: "[Ann Lowe, CNN]".
const BRACKETED: usize = 40;

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

/// Whether a name stands last in square brackets that hold little else, or alone in round ones: "[Ann Lowe, CNN]", "(the Post)".
pub(crate) fn is_bracketed(text: &str, name: Range<usize>) -> bool {
    let (before, behind) = (&text[..name.start], text[name.end..].trim_start());
    let mut near = before.bytes().rev().take(BRACKETED);
    match behind.as_bytes().first() {
        Some(b']') => near.find(|byte| matches!(byte, b'[' | b']')) == Some(b'['),
        Some(b')') => {
            let before = before.trim_end();
            before.strip_suffix("the").or(before.strip_suffix("The")).unwrap_or(before).trim_end().ends_with('(')
        }
        _ => false,
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

    #[test]
    fn a_medium_in_brackets_is_a_source_where_they_hold_little_else() {
        let is_source = |text: &str, name: &str| {
            let at = text.find(name).unwrap();
            is_bracketed(text, at..at + name.len())
        };
        assert!(is_source("The bridge is to close. [Ann Lowe, Gazette]", "Gazette"));
        assert!(is_source("The bridge is to close (the Gazette).", "Gazette"));
        assert!(!is_source("The bridge [its keeper said] is to close. The Gazette", "Gazette"));
        assert!(!is_source("The owner (of another newspaper) is to close it", "newspaper"));
    }
}
