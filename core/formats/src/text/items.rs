//! Cuts a text into items: at SOH … ETX of transmissions, or at ZCZC … NNNN.

use std::ops::Range;

const SOH: char = '\u{1}';
const ETX: char = '\u{3}';

/// The range of each item; the whole where nothing divides it.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let starts = if text.contains(SOH) { starts_of_transmissions(text) } else { starts_of_zczc(text) };
    let Some(first) = starts.first().copied() else { return std::iter::once(0..text.len()).collect() };
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

/// An item opens with SOH; a second SOH before any text is the same start.
fn starts_of_transmissions(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    // How many letters there are since the last start; none once the item has ended.
    let mut said: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            SOH if said.is_none_or(|said| said > 20) => {
                starts.push(at);
                said = Some(0);
            }
            ETX => said = None,
            c if c.is_alphanumeric() => said = said.map(|said| said + 1),
            _ => {}
        }
    }
    starts
}

fn starts_of_zczc(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let lead = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let rest = line.get(lead..).and_then(|rest| rest.strip_prefix("ZCZC"));
        if rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
            starts.push(at);
        }
        at += line.len();
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
