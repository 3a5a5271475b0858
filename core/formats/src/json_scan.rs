//! A look at JSON without parsing it: where its items lie, and which keys an object has at its top.
//!
//! One broken item must not lose the others, and telling formats apart must not cost a parse; so this counts brackets and
//! skips strings, nothing more. What it yields is parsed, and judged, later.

use memchr::memchr2;
use std::ops::Range;

/// The ranges of the values in `bytes`: the items of a list, or values one after another.
pub(crate) struct Values<'a> {
    bytes: &'a [u8],
    at: usize,
    in_list: bool,
    closed: bool,
}

/// Scans `bytes`, which start with `[` or `{`, perhaps after spaces.
pub(crate) fn values(bytes: &[u8]) -> Values<'_> {
    let start = skip_space(bytes, 0);
    let in_list = bytes.get(start) == Some(&b'[');
    Values { bytes, at: start + usize::from(in_list), in_list, closed: !in_list }
}

impl Values<'_> {
    /// The list that was opened has been closed. Tells, at the end, a file that was cut off.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }
}

impl Iterator for Values<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            self.at = skip_space(self.bytes, self.at);
            match self.bytes.get(self.at)? {
                b',' => self.at += 1,
                b']' if self.in_list => {
                    // What follows a list is no item of it, but must not be lost in silence: it comes as a value.
                    (self.in_list, self.closed) = (false, true);
                    self.at += 1;
                }
                _ => {
                    let start = self.at;
                    self.at = end_of_value(self.bytes, start, self.in_list).max(start + 1);
                    return Some(start..self.at);
                }
            }
        }
    }
}

/// The keys of the object that `bytes` start with, as they are written, in order.
pub(crate) fn keys(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = skip_space(bytes, 0);
    let mut open = bytes.get(at) == Some(&b'{');
    at += 1;
    let mut value = None;
    std::iter::from_fn(move || {
        if !open {
            return None;
        }
        if let Some(value) = value.take() {
            at = end_of_value(bytes, value, true);
        }
        at = skip_space(bytes, at);
        if bytes.get(at) == Some(&b',') {
            at = skip_space(bytes, at + 1);
        }
        open = bytes.get(at) == Some(&b'"');
        if !open {
            return None;
        }
        let end = end_of_string(bytes, at);
        let key = bytes.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
        let colon = skip_space(bytes, end);
        open = bytes.get(colon) == Some(&b':');
        // The value is skipped only if another key is asked for: most callers stop early.
        value = Some(skip_space(bytes, colon + 1));
        Some(key)
    })
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    // 0x1E opens each record of RFC 7464 sequences.
    while let Some(b' ' | b'\t' | b'\r' | b'\n' | 0x1E) = bytes.get(at) {
        at += 1;
    }
    at
}

/// One past the value that starts at `at`. `bounded` values end at a comma or closing bracket.
///
/// A closing bracket closes its own kind and what was left open within, so that `{"a": [1, }` ends where it seems to.
fn end_of_value(bytes: &[u8], mut at: usize, bounded: bool) -> usize {
    let mut open = Vec::new();
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = end_of_string(bytes, at);
                if open.is_empty() {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => {
                open.push(*byte);
                *(if *byte == b'{' { &mut braces } else { &mut brackets }) += 1;
            }
            b'}' | b']' if open.is_empty() => return if bounded { at } else { at + 1 },
            // The list around ends here, and with it the item that was left open.
            b']' if brackets == 0 && bounded => return at,
            b'}' if braces > 0 => close(&mut open, b'{', &mut braces, &mut brackets),
            b']' if brackets > 0 => close(&mut open, b'[', &mut braces, &mut brackets),
            b',' if open.is_empty() && bounded => return at,
            b'\n' if open.is_empty() => return at,
            _ => {}
        }
        at += 1;
        if open.is_empty() && matches!(byte, b'}' | b']') {
            return at;
        }
    }
    at
}

fn close(open: &mut Vec<u8>, kind: u8, braces: &mut usize, brackets: &mut usize) {
    while let Some(closed) = open.pop() {
        let count = if closed == b'{' { &mut *braces } else { &mut *brackets };
        *count = count.saturating_sub(1);
        if closed == kind {
            return;
        }
    }
}

/// One past the closing mark of the string that opens at `at`.
fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += next;
        if bytes.get(at) == Some(&b'"') {
            return at + 1;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(json: &str) -> Vec<&str> {
        values(json.as_bytes()).map(|range| &json[range]).collect()
    }

    #[test]
    fn a_broken_item_does_not_lose_the_others() {
        let json = r#"[{"a": "x]"}, {"b": nope}, {"c": [1, }, {"d": "\"}"}]"#;
        assert_eq!(pieces(json), [r#"{"a": "x]"}"#, r#"{"b": nope}"#, r#"{"c": [1, }"#, r#"{"d": "\"}"}"#]);
    }

    #[test]
    fn objects_one_after_another_are_items() {
        assert_eq!(pieces("{\"a\":1}\n\n{\"b\":{}} {}"), ["{\"a\":1}", "{\"b\":{}}", "{}"]);
    }

    #[test]
    fn a_list_that_was_cut_off_is_not_closed() {
        let mut cut = values(b"[{}, {\"a\": [1, ");
        assert_eq!(cut.by_ref().count(), 2);
        assert!(!cut.is_closed());
        let mut whole = values(b"[{}]");
        assert_eq!(whole.by_ref().count(), 1);
        assert!(whole.is_closed());
    }

    #[test]
    fn keys_are_those_of_the_outer_object_alone() {
        let json = r#" {"uri": "a", "x": {"body": [1, {"y": "}"}]}, "n": -1.5, "body": "\"q\""}"#;
        let found: Vec<_> = keys(json.as_bytes()).map(|key| std::str::from_utf8(key).unwrap()).collect();
        assert_eq!(found, ["uri", "x", "n", "body"]);
    }

    #[test]
    fn scanning_ends_on_any_bytes() {
        for json in ["", "[", "{", "[]]]]", "[,,,", "\"", "[\"", "{\"a", "{\"a\"", "{\"a\":", "}}}}", "[}", "\u{1e}{}"]
        {
            let _ = (values(json.as_bytes()).count(), keys(json.as_bytes()).count());
        }
    }
}
