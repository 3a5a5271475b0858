//! Cuts a text into items: at SOH … ETX of transmissions, or at ZCZC … NNNN.

use std::ops::Range;

const SOH: char = '\u{1}';
const ETX: char = '\u{3}';

/// The range of each item; the whole where nothing divides it.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let starts = if text.contains(SOH) { starts_of_transmissions(text) } else { starts_of_zczc(text) };
    let Some(first) = starts.first().copied() else { return vec![0..text.len()] };
    let mut bounds = starts;
    // What stands before the first start is an item where it says something.
    if text.get(..first).is_some_and(says_something) {
        bounds.insert(0, 0);
    }
    let ends = bounds.iter().skip(1).copied().chain([text.len()]);
    bounds.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).nth(20).is_some()
}

/// An item opens with SOH, or goes on behind an ETX where text follows that has no SOH before it.
fn starts_of_transmissions(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut open = false;
    for (at, c) in text.match_indices([SOH, ETX]) {
        if c.starts_with(SOH) {
            // SOH SOH is one start.
            let again =
                starts.last().is_some_and(|last| text.get(*last..at).is_some_and(|between| !says_something(between)));
            if !open || !again {
                starts.push(at);
            }
            open = true;
        } else {
            open = false;
        }
    }
    starts
}

fn starts_of_zczc(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    for (at, _) in text.match_indices("ZCZC") {
        let before = text.get(..at).unwrap_or_default();
        let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let opens_line = before.get(line_start..).is_some_and(|lead| lead.chars().all(|c| !c.is_alphanumeric()));
        let ends = text.get(at + 4..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric());
        if opens_line && ends {
            starts.push(line_start);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn transmissions_are_items() {
        let text = "\u{16}\u{16}\u{1}a1\n\u{2}One.\n\u{3}\u{4}\n\u{1}a2\n\u{2}Two.\n\u{3}";
        assert_eq!(pieces(text).len(), 2);
        assert!(pieces(text)[1].starts_with("\u{1}a2"));
    }

    #[test]
    fn zczc_opens_an_item_only_at_the_start_of_a_line() {
        let text = "ZCZC ABC001\nOne.\nNNNN\n\n\r\nZCZC ABC002\nTwo, with ZCZC inside.\nNNNN\n";
        assert_eq!(pieces(text).len(), 2);
    }

    #[test]
    fn a_text_without_marks_is_one_item() {
        assert_eq!(pieces("One.\n\nTwo."), ["One.\n\nTwo."]);
        assert_eq!(pieces(""), [""]);
    }
}
