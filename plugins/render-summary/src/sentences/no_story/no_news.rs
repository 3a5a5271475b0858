//! Sentences that say nothing but that somebody said nothing (`Lind declined to comment.`), or how a survey errs.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use memchr::memmem::Finder;

use crate::sentences::bytes::scan::read_word;
use crate::sentences::units::unit::{Reader, Unit};

/// A longer sentence tells more than that;
const SHORT: u32 = 24;
/// and so does one with more words behind the phrase.
const BEHIND: usize = 7;

/// A shorter word stands in too many stories to tell which may have a phrase.
const TELLING: usize = 6;

/// The phrases, by the stem of the word that tells which stories may have them.
static PHRASES: LazyLock<Vec<(u64, Vec<Finder<'static>>)>> = LazyLock::new(|| {
    let mut phrases: Vec<(u64, Vec<Finder<'static>>)> = Vec::new();
    for phrase in entries(include_str!("../../../data/no-news.txt")) {
        let mut words = phrase.rsplit([' ', '\'', '’']);
        let word = words.find(|word| word.len() >= TELLING).unwrap_or(phrase);
        let stem = read_word(word, 0, word.len()).stem();
        match phrases.iter_mut().find(|(other, _)| *other == stem) {
            Some((_, same)) => same.push(Finder::new(phrase)),
            None => phrases.push((stem, vec![Finder::new(phrase)])),
        }
    }
    phrases
});

impl Reader {
    /// Notes which sentences tell no news, but where the headline has their word. `sentence` gives the text of a unit.
    pub(crate) fn mark_no_news<'a>(&mut self, sentence: impl Fn(&Unit) -> &'a str, headed: impl Fn(u32) -> bool) {
        // Most stories have none of the words.
        for (stem, phrases) in &*PHRASES {
            let Some(word) = self.numbering.find(*stem).filter(|&word| !headed(word)) else { continue };
            for unit in self.units.iter_mut().skip(1).filter(|unit| unit.words <= SHORT && !unit.quotes) {
                if self.content[unit.content.clone()].contains(&word) {
                    unit.no_news |= is_no_news(sentence(unit), phrases);
                }
            }
        }
    }
}

/// Whether a sentence has one of the phrases, and ends soon behind it, without another clause.
fn is_no_news(sentence: &str, phrases: &[Finder<'static>]) -> bool {
    phrases.iter().any(|phrase| {
        phrase.find(sentence.as_bytes()).is_some_and(|at| {
            let behind = &sentence[at + phrase.needle().len()..];
            !sentence[..at].ends_with(char::is_alphanumeric)
                && !behind.starts_with(char::is_alphanumeric)
                && !behind.contains([',', ';', ':'])
                && behind.split_whitespace().nth(BEHIND).is_none()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_news_is_told() {
        let is_no_news = |text: &str| PHRASES.iter().any(|(_, phrases)| is_no_news(text, phrases));
        for text in [
            "Lind’s lawyer Eva Dahl did not respond to a request for comment.",
            "The port declined to comment on the loan.",
            "The new survey has a margin of error of three percentage points.",
            "Eine Sprecherin wollte sich nicht äußern.",
            "L’enquête a une marge d’erreur de trois points.",
            "El puerto declinó hacer comentarios.",
        ] {
            assert!(is_no_news(text), "{text}");
        }
        for text in [
            "Asked for comment, Lind called the loan a lie.",
            "The port declined to comment on reports that it owes 40 million crowns to Holm Lines.",
            "No loan was agreed on.",
            "Lind commented on the loan.",
        ] {
            assert!(!is_no_news(text), "{text}");
        }
    }
}
