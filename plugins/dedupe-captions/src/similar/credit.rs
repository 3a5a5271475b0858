//! A text with nothing but names behind it: its credit.

use copydesk_text::lines::is_all_names;

use super::compared::Worded;

/// Fewer words with names behind them may be a title.
const NAMED: usize = 5;
/// True where `b` says all that `a` says, and behind it only names: a credit of whatever shape.
pub(super) fn has_names_behind(a: Worded<'_>, b: Worded<'_>) -> bool {
    const MOST: usize = 10;
    let more = b.words.len().saturating_sub(a.words.len());
    if !(1..=MOST).contains(&more) || a.words.len() < NAMED || !b.words.starts_with(a.words) {
        return false;
    }
    // The words behind, counted from the end; signs alone are no words.
    let mut left = more;
    let mut from = b.text.len();
    for (at, space) in b.text.rmatch_indices(char::is_whitespace) {
        let token = b.text.get(at + space.len()..from).unwrap_or_default();
        left = left.saturating_sub(token.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count());
        from = at;
        if left == 0 {
            break;
        }
    }
    b.text.get(from..).is_some_and(is_all_names)
}
