//! Sentences of running text that are no copy of the story: who had the news first, where to look, and what a show says for itself.

use copydesk_text::lexicon::entries;

/// One that only tells who had the news first has no more words.
pub(crate) const CREDIT: u32 = 14;

/// Whether a short sentence only tells who had the news first: `The Quay Post first reported the sale.`, `The sale was first reported by the Quay
/// Post.`, but not `Rowe first reported that …`, which tells what.
pub(crate) fn credits_first(sentence: &str) -> bool {
    let mut phrases = entries(include_str!("../../../data/en/first-told.txt"));
    let behind = phrases
        .find_map(|phrase| sentence.split_once(phrase))
        .filter(|(before, _)| !before.contains(['"', '“', ',']) && before.starts_with(|c: char| c.is_uppercase()));
    behind.is_some_and(|(_, behind)| {
        behind.starts_with(' ')
            && !behind.split(' ').any(|word| word == "that")
            && !behind.contains(['"', '“', ',', ';', '$', '%'])
    })
}

/// Whether a show or a page recommends itself: `…, this is the podcast for you.`
pub(crate) fn calls_for(sentence: &str) -> bool {
    sentence.ends_with(" for you.") && sentence.contains("this is the ")
}

/// Whether a web address is the last word of a sentence.
pub(crate) fn ends_with_address(sentence: &str) -> bool {
    let last = sentence.as_bytes().iter().rposition(|&byte| byte == b' ').map_or(0, |space| space + 1);
    sentence.as_bytes()[last..].starts_with(b"www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_note(text: &str, words: u32) -> bool {
        words <= CREDIT && credits_first(text) || calls_for(text) || ends_with_address(text)
    }

    #[test]
    fn what_is_no_copy_is_told() {
        for text in [
            "The Quay Post first reported Rowe's choice earlier on Sunday.",
            "Rowe’s move was first reported by the Quay Post.",
            "The Quay Post was the first to report the sale.",
            "We like to read lists of pilots — so if you want to know how locks work, this is the show for you.",
            "See crews show their boats, Oct. 5–7, in Arnsby; www.quay.example.",
        ] {
            assert!(is_note(text, text.split(' ').count() as u32), "{text}");
        }
        for text in [
            "Rowe first reported that the lock leaked.",
            "The leak was worse than first reported.",
            "“It was first reported by clerks,” Rowe said.",
            "The port is more than a job, and this is the work for you, Rowe said.",
            "The site www.quay.example sold nine boats.",
        ] {
            assert!(!is_note(text, text.split(' ').count() as u32), "{text}");
        }
    }
}
