//! Sentences that say nothing but that somebody said nothing (`Lind declined to comment.`), or how a survey errs.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

use crate::sentences::scan::read_word;
use crate::sentences::unit::{Reader, Unit};

/// A longer sentence tells more than that;
const SHORT: u32 = 24;
/// and so does one with more words behind the phrase.
const BEHIND: usize = 7;

/// The phrases, and the stem of the word that tells which stories may have one.
static PHRASES: LazyLock<Vec<(&str, u64)>> = LazyLock::new(|| {
    let telling = |phrase: &'static str| {
        let word = phrase.split([' ', '\'']).max_by_key(|word| word.len()).unwrap_or_default();
        (phrase, read_word(word, 0, word.len()).stem())
    };
    entries(include_str!("../../data/no-news.txt")).map(telling).collect()
});

/// Those stems, each once.
static STEMS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut stems: Vec<u64> = PHRASES.iter().map(|(_, stem)| *stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
});

impl Reader {
    /// Notes which sentences tell no news, but where the headline has their word. `sentence` gives the text of a unit.
    pub(crate) fn mark_no_news<'a>(&mut self, sentence: impl Fn(&Unit) -> &'a str, headed: impl Fn(u32) -> bool) {
        let words: Vec<u32> = STEMS.iter().filter_map(|&stem| self.numbering.find(stem)).collect();
        if words.is_empty() {
            return; // most stories have none
        }
        for unit in self.units.iter_mut().skip(1).filter(|unit| unit.words <= SHORT && !unit.quotes) {
            let content = &self.content[unit.content.clone()];
            let has = words.iter().any(|word| content.contains(word) && !headed(*word));
            unit.no_news = has && is_no_news(sentence(unit));
        }
    }
}

/// Whether a sentence has one of the phrases, and ends soon behind it, without another clause.
fn is_no_news(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase().replace('’', "'");
    PHRASES.iter().any(|(phrase, _)| {
        sentence.split_once(phrase).is_some_and(|(before, behind)| {
            !before.ends_with(char::is_alphanumeric)
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
