//! Quotations of which the next sentence only tells whose they are: `«Serve un piano». Lo ha detto Ada Rowe.`

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

/// Whether a sentence is a quotation and nothing else, and `behind` it stands who said it: neither is told without the other.
#[inline]
pub(crate) fn is_told_behind(sentence: &str, behind: &str) -> bool {
    // Nearly all begin with a letter.
    !sentence.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_quotation(sentence) && tells_who(behind)
}

fn is_quotation(sentence: &str) -> bool {
    let within = sentence.trim_end_matches(['.', '!', '?', '…']);
    sentence.starts_with(['"', '“', '„', '«', '»', '”']) && within.ends_with(['"', '”', '“', '»', '«'])
}

fn tells_who(behind: &str) -> bool {
    static OPENERS: OnceLock<Vec<&str>> = OnceLock::new();
    let openers = OPENERS.get_or_init(|| entries(include_str!("../../../data/told-behind.txt")).collect());
    let behind = behind.trim_start();
    openers.iter().any(|opener| behind.get(..opener.len()).is_some_and(|start| start.to_lowercase() == **opener))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_only_tells_who_said_it_belongs_to_the_quotation() {
        assert!(is_told_behind("«Serve un piano».", " Lo ha detto Ada Rowe."));
        assert!(is_told_behind("\"Hace falta un plan\".", " Así lo ha afirmado Ada Rowe."));
        assert!(is_told_behind("„Wir gehen.“", " Das sagte Ada Rowe."));
        for (sentence, behind) in [
            ("«Serve un piano», dice Rowe.", " Lo ha detto ieri."),
            ("«Serve un piano».", " Ada Rowe è la sindaca."),
            ("“We go.”", " Low water was at nine."),
            ("", ""),
        ] {
            assert!(!is_told_behind(sentence, behind), "{sentence}{behind}");
        }
    }
}
