//! A text that is another one cut short.

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
