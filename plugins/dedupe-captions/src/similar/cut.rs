//! A text that is another one cut short, between two words or within the last.

use super::compared::{Place, Worded};
use crate::similar::word_lists::SERIES;

/// True where `a` ends with dots, or in the middle of a sentence, and all before that opens `b`.
pub(super) fn is_cut(a: Worded<'_>, b: Worded<'_>, place: Place) -> bool {
    /// So many words that no sentence ends with are cut short wherever the longer text stands; fewer only beside it and at the top.
    const LONG: usize = 10;
    /// Words of a caption that is cut before a phrase, and of the phrase.
    const MANY: usize = 6;
    const PHRASE: usize = 3;
    if a.words.len() > b.words.len() {
        return false;
    }
    let text = a.text.trim_end_matches([']', ')', ' ']);
    let dots = text.ends_with('…') || text.ends_with("...");
    // "Walkers cross the bridge." above "Walkers cross the bridge. It was closed in 1916.": of captions the fuller says both.
    let sentence = place == Place::Captions && text.ends_with('.') && b.words.len() > a.words.len();
    let open = !text.ends_with(['.', '!', '?', '”', '"', '。', ':']);
    // The last word may be cut itself.
    let whole = &a.words[..a.words.len() - 1];
    let opens = b.words.starts_with(whole);
    // "The bridge on Monday." and "The bridge on Monday night.": two pictures.
    let goes_on = || b.text.strip_prefix(text.trim_end_matches('.')).is_some_and(|rest| rest.starts_with(' '));
    let apart = || b.words.get(a.words.len()).is_some_and(|word| SERIES.binary_search(word).is_ok()) && goes_on();
    // "The bridge over the old harbour" and "… after the storm of May", of which one has the credit: one picture.
    let phrase = place == Place::OfCaption && a.words.len() >= MANY && b.words.len() >= a.words.len() + PHRASE;
    opens
        && (dots || phrase || !apart())
        && (dots
            || sentence && b.words.starts_with(a.words)
            || open
                && (a.words.len() >= LONG || place != Place::Apart)
                && b.words.len() > a.words.len()
                && b.text.starts_with(text.trim_end()))
}

/// True where a text breaks off within the last word of another: "… in Jan" of "… in January.". A whole word may open another as well ("sea",
/// "seafront"): a piece without a vowel is none, and of many words one that lost the stop too was cut.
pub(super) fn is_cut_within_word(a: Worded<'_>, b: Worded<'_>) -> bool {
    /// Words of both at least, and where the piece may be a word.
    const LONG: usize = 10;
    const MANY: usize = 12;
    let count = a.words.len();
    if count < LONG || count != b.words.len() || a.words[..count - 1] != b.words[..count - 1] {
        return false;
    }
    let Some(rest) = rest_of_word(a.text, b.text) else { return false };
    let piece = a.text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // "Mr T" and "Mr Turner", "Pier X" and "Pier XI": letters that stand for themselves.
    let broken = !has_vowel(piece) && piece.contains(char::is_lowercase);
    // "the cup" and "the cups"
    let plural = matches!(rest.trim_end_matches('.'), "s" | "es");
    let stopped = rest.ends_with('.') && count >= MANY && !plural;
    (broken || stopped) && SERIES.binary_search(&a.words[count - 1]).is_err()
}

/// What is left of the word within which a text breaks off, and behind it.
pub(crate) fn rest_of_word<'b>(a: &str, b: &'b str) -> Option<&'b str> {
    b.strip_prefix(a).filter(|rest| a.ends_with(char::is_alphabetic) && rest.starts_with(char::is_lowercase))
}

/// All letters beyond those of English are taken for vowels.
fn has_vowel(word: &str) -> bool {
    word.contains(|c: char| !c.is_ascii() || matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use copydesk_text::lines::words_into;

    use super::*;

    fn is_cut_within(a: &str, b: &str) -> bool {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        let prints = [words_into(a, &mut x), words_into(b, &mut y)];
        is_cut_within_word(
            Worded { text: a, words: &x, print: prints[0] },
            Worded { text: b, words: &y, print: prints[1] },
        )
    }

    #[test]
    fn a_piece_of_the_last_word_is_told_from_a_word() {
        const LINE: &str = "Children from the school by the old weir plant the first of the oaks beside the";
        for (piece, whole) in [("p", "park"), ("str", "street"), ("wei", "weir."), ("Tar", "Tarn.")] {
            assert!(is_cut_within(&format!("{LINE} {piece}"), &format!("{LINE} {whole}")), "{piece}");
        }
        for (one, other) in [
            ("sea", "seafront"),
            ("sea.", "seafront."),
            ("T", "Tarn"),
            ("X", "XI"),
            ("cup", "cups."),
            ("win", "winter."),
            ("park", "p"),
        ] {
            assert!(!is_cut_within(&format!("{LINE} {one}"), &format!("{LINE} {other}")), "{one}");
        }
        assert!(!is_cut_within("Oaks beside the p", "Oaks beside the park"));
    }
}
