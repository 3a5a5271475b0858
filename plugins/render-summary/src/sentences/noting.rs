//! Sentences of running text that are no copy of the story: who had the news first, where to look, and what a show says for itself; and
//! text whose letters were spoilt on the way.

use copydesk_text::lexicon::entries;

/// One that only tells who had the news first has no more words.
const CREDIT: u32 = 14;

/// Whether a sentence of so many words is no copy.
pub(super) fn is_note(sentence: &str, words: u32) -> bool {
    words <= CREDIT && credits_first(sentence) || calls_for(sentence) || ends_with_address(sentence)
}

/// Whether a short sentence only tells who had the news first: `The Quay Post first reported the sale.`, `The sale was first reported by the Quay
/// Post.`, but not `Rowe first reported that …`, which tells what.
fn credits_first(sentence: &str) -> bool {
    let mut phrases = entries(include_str!("../../data/en/first-told.txt"));
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
fn calls_for(sentence: &str) -> bool {
    sentence.ends_with(" for you.") && sentence.contains("this is the ")
}

/// Whether a web address is the last word of a sentence.
fn ends_with_address(sentence: &str) -> bool {
    let last = sentence.as_bytes().iter().rposition(|&byte| byte == b' ').map_or(0, |space| space + 1);
    sentence.as_bytes()[last..].starts_with(b"www.")
}

/// Whether letters of a text were spoilt on the way, read by another table than written: `MÃ¼ller`, `itâ€™s`.
pub(super) fn is_garbled(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(0xC3, 0xCC, bytes).any(|at| match bytes[at..] {
        // `Ã`, whole or as `A` with its tilde, stands before letters and marks only.
        [0xC3, 0x83, next, ..] => !next.is_ascii_alphabetic() && !next.is_ascii_punctuation() && next != b' ',
        [0xCC, 0x83, next, ..] => bytes[..at].ends_with(b"A") && (next.is_ascii_digit() || next == 0xC2),
        [0xC3, 0xA2, 0xE2, 0x82, 0xAC, ..] | [0xC3, 0x82, 0xC2, ..] => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn spoilt_letters_are_told_from_accents() {
        for text in ["Per MÃ¼ller left.", "Per MA\u{303}1⁄4ller left.", "Itâ€™s cold.", "Bread costs Â£3."] {
            assert!(is_garbled(text), "{text}");
        }
        for text in ["Per Müller left SÃO Paulo.", "Château, Âne, à la nage, SÃ.", "Sa\u{303}o", ""] {
            assert!(!is_garbled(text), "{text}");
        }
    }
}
