//! Caps on markup before it is parsed: a parser of HTML is superlinear in unclosed elements, and in the attributes of one
//! element. One pass over the tags; a page within the limits, as every real one is, is not copied.

use std::borrow::Cow;

/// The largest page or fragment that is parsed: 16 MiB.
pub(crate) const LARGEST: usize = 16 << 20;

/// Elements nested deeper than this are flattened: their text stays, their tags go.
const DEEPEST: usize = 200;

/// Formatting elements open at once; the parser reopens each of them in every block.
const FORMATTING: usize = 30;

/// The most attributes of one element, counted by their spaces.
const ATTRIBUTES: usize = 200;

/// Open formatting elements; the parser carries these from block to block.
const CARRIED: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that hold nothing, or that the next of their kind closes: they do not nest.
const FLAT: [&str; 30] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "keygen", "li", "link", "meta", "option",
    "optgroup", "p", "param", "rb", "rp", "rt", "rtc", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// Elements whose content is no markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The markup without the tags that go beyond the limits.
pub(crate) fn within_limits(html: &str) -> Cow<'_, str> {
    let mut scan = Scan { html, copied: 0, out: String::new(), open: Vec::new(), carried: 0 };
    let mut at = 0;
    while let Some(next) = html.get(at..).and_then(|rest| memchr::memchr(b'<', rest.as_bytes())) {
        at = scan.tag(at + next);
    }
    if scan.copied == 0 {
        return Cow::Borrowed(html);
    }
    scan.out.push_str(html.get(scan.copied..).unwrap_or_default());
    Cow::Owned(scan.out)
}

struct Scan<'a> {
    html: &'a str,
    /// How much of the input has been copied or left out; 0 while nothing was left out.
    copied: usize,
    out: String,
    open: Vec<String>,
    carried: usize,
}

impl Scan<'_> {
    /// Looks at what opens with `<` at `start`; gives where to go on.
    fn tag(&mut self, start: usize) -> usize {
        let rest = self.html.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            return start + memchr::memmem::find(rest.as_bytes(), b"-->").map_or(rest.len(), |at| at + 3);
        }
        let closes = rest.as_bytes().get(1) == Some(&b'/');
        let name_at = 1 + usize::from(closes);
        let name: String = rest
            .get(name_at..)
            .unwrap_or_default()
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_'))
            .take(40)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() {
            return start + 1;
        }
        let (length, spaces) = tag_extent(rest);
        let end = start + length;
        if closes {
            self.close(&name);
            return end;
        }
        let closed_at_once = rest.get(..length).is_some_and(|tag| tag.ends_with("/>"));
        if !self.opens(&name, closed_at_once) {
            self.replace(start, end, "");
        } else if spaces > ATTRIBUTES {
            self.replace(start, end, &format!("<{name}>"));
        }
        if RAW.contains(&name.as_str()) {
            self.close(&name);
            return end + end_of_raw(self.html.get(end..).unwrap_or_default(), &name);
        }
        end
    }

    /// Whether an element may open.
    fn opens(&mut self, name: &str, closed_at_once: bool) -> bool {
        if FLAT.contains(&name) {
            return true;
        }
        if CARRIED.contains(&name) {
            let fits = self.carried < FORMATTING;
            self.carried += usize::from(fits);
            return fits;
        }
        let fits = self.open.len() < DEEPEST;
        if fits && !closed_at_once {
            self.open.push(name.to_owned());
        }
        fits
    }

    fn close(&mut self, name: &str) {
        if CARRIED.contains(&name) {
            self.carried = self.carried.saturating_sub(1);
        } else if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(at);
        }
    }

    fn replace(&mut self, start: usize, end: usize, with: &str) {
        self.out.push_str(self.html.get(self.copied..start).unwrap_or_default());
        self.out.push_str(with);
        self.copied = end;
    }
}

/// The length of a tag, marks in its attributes respected, and how many spaces separate its attributes.
fn tag_extent(tag: &str) -> (usize, usize) {
    let (mut mark, mut spaces) = (None, 0);
    for (at, byte) in tag.bytes().enumerate() {
        match (mark, byte) {
            (None, b'>') => return (at + 1, spaces),
            (None, b'"' | b'\'') => mark = Some(byte),
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'/') => spaces += 1,
            (Some(open), byte) if open == byte => {
                mark = None;
                spaces += 1;
            }
            _ => {}
        }
    }
    (tag.len(), spaces)
}

fn end_of_raw(rest: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(next) = rest.get(at..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"</")) {
        at += next;
        let found = rest.as_bytes().get(at + 2..at + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_within_the_limits_is_not_copied() {
        let page = "<div><p>One <b>two</b><p>three<br/><!-- <div> --><script>'<div>'</script></div>".repeat(500);
        assert!(matches!(within_limits(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn tags_beyond_the_limits_go_and_their_text_stays() {
        let deep = format!("{}text", "<div>".repeat(5000));
        let flat = within_limits(&deep);
        assert!(flat.ends_with("text") && flat.len() < 1100);
        let bold = within_limits(&"<p><b id=1>x".repeat(1000)).matches("<b").count();
        assert_eq!(bold, FORMATTING);
        assert_eq!(within_limits(&format!("<p{}>x", " a=1".repeat(999))), "<p>x");
    }
}
