//! Tells a format by the bytes. A name never decides against them.

use crate::format::Sample;
use crate::{Format, Reason, charset};
use std::sync::LazyLock;

/// How much of a text is looked at.
const HEAD: usize = 4096;

/// What bytes are.
pub(crate) enum Sniffed {
    /// A format that we have.
    Is(&'static Format),
    /// Something that we do not read, and why.
    Not(Reason),
}

/// Tells what a record holds.
pub(crate) fn sniff(bytes: &[u8]) -> Sniffed {
    // UTF-16 is full of NUL bytes: it is made text before anything is said of it.
    let wide = charset::wide(bytes).map(|_| charset::to_text(charset::head(bytes, HEAD), None).text);
    let sample = Sample { bytes: trim(wide.as_ref().map_or(bytes, |text| text.as_bytes())) };
    if sample.bytes.is_empty() {
        return Sniffed::Not(Reason::Empty);
    }
    if let Some(what) = binary(bytes, wide.is_some()) {
        return Sniffed::Not(Reason::Binary(what));
    }
    if let Some(format) = Format::all().iter().find(|format| format.decode.is_some() && (format.sniff)(&sample)) {
        return Sniffed::Is(format);
    }
    Sniffed::Not(unread(&sample))
}

/// The bytes without byte order mark and leading space.
fn trim(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

/// What no format takes: only text in a shape that another format owns, as `text` takes the rest.
fn unread(sample: &Sample<'_>) -> Reason {
    if looks_like_json(sample.bytes) {
        return Reason::OtherJson(crate::article_json::what_keys(sample.bytes));
    }
    let what = xml(sample.bytes).unwrap_or_else(|| "a format that is not known".to_owned());
    Reason::NotRead(what)
}

/// Whether text is an object or a list of objects: `[Note: …]` and `{…` of a template are none.
pub(crate) fn looks_like_json(bytes: &[u8]) -> bool {
    let mut marks = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    match marks.next() {
        Some(b'{') => matches!(marks.next(), Some(b'"' | b'}')),
        Some(b'[') => match marks.next() {
            Some(b'{') => matches!(marks.next(), Some(b'"' | b'}')),
            next => matches!(next, Some(b']')),
        },
        _ => false,
    }
}

/// The name of the binary format that the bytes are.
pub(crate) fn binary(bytes: &[u8], is_wide: bool) -> Option<&'static str> {
    let fits = |pattern: &[Option<u8>]| {
        bytes.len() >= pattern.len()
            && pattern.iter().zip(bytes).all(|(want, byte)| want.is_none_or(|want| want == *byte))
    };
    if let Some((_, what)) = SIGNATURES.iter().find(|(pattern, _)| fits(pattern)) {
        return Some(what);
    }
    // A stray NUL is dirt on a wire; many are data.
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let nul = head.iter().filter(|byte| **byte == 0).count();
    (!is_wide && nul * 20 > head.len()).then_some("binary data")
}

type Signature = (Vec<Option<u8>>, &'static str);

static SIGNATURES: LazyLock<Vec<Signature>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (bytes, what) = line.split_once("   ")?;
        let byte = |hex: &str| u8::from_str_radix(hex, 16).ok();
        Some((bytes.split(' ').map(byte).collect(), what.trim()))
    };
    let lines = include_str!("../data/signatures.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

/// What XML is, by its root element; `None` where the text is no XML.
pub(crate) fn xml(bytes: &[u8]) -> Option<String> {
    let root = root_element(bytes)?;
    let closed = bytes.trim_ascii_end().ends_with(b">");
    let local = root.rsplit(':').next().unwrap_or(root);
    let lines = include_str!("../data/xml-roots.txt").lines().filter(|line| !line.starts_with('#'));
    let known = lines.filter_map(|line| line.split_once(' ')).find(|(name, _)| local.eq_ignore_ascii_case(name));
    Some(match known {
        Some((_, what)) => what.trim().to_owned(),
        // A text may open with something in angle brackets.
        None if !closed && !bytes.starts_with(b"<?xml") => return None,
        None => format!("XML with the root element `{}`", root.get(..60).unwrap_or(root)),
    })
}

/// The name of the root element: what stands first after declarations and comments.
pub(crate) fn root_element(bytes: &[u8]) -> Option<&str> {
    let mut rest = trim(bytes);
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix(b"<?") {
            rest = after_mark(after, b"?>")?;
        } else if let Some(after) = rest.strip_prefix(b"<!--") {
            rest = after_mark(after, b"-->")?;
        } else if rest.starts_with(b"<!") {
            rest = after_doctype(rest)?;
        } else {
            let name = rest.strip_prefix(b"<")?;
            let end = name.iter().position(|b| !(b.is_ascii_alphanumeric() || b":-_.".contains(b)))?;
            let name = std::str::from_utf8(name.get(..end)?).ok()?;
            return name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_').then_some(name);
        }
    }
}

fn after_mark<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    bytes.get(memchr::memmem::find(bytes, mark)? + mark.len()..)
}

fn after_doctype(bytes: &[u8]) -> Option<&[u8]> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'>' if depth == 0 => return bytes.get(at + 1..),
            _ => {}
        }
    }
    None
}

/// How a stream is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Each line is a record.
    Lines,
    /// All of it is one record.
    Whole,
    /// More bytes are needed to tell.
    Unclear,
}

/// Whether the extension says that lines are records.
pub(crate) fn named_lines(extension: Option<&str>) -> bool {
    matches!(extension, Some("jsonl" | "ndjson" | "jsonlines"))
}

/// Tells from the first bytes whether lines are records: two lines that each open an object, or one that the name
/// says to be such.
pub(crate) fn framing(head: &[u8], extension: Option<&str>, is_json: bool) -> Framing {
    let named_lines = named_lines(extension);
    let text = trim(head);
    let Some(first) = text.first() else { return Framing::Unclear };
    let opens_object = *first == b'{';
    // `{` alone on its line opens an object over several lines.
    if !opens_object {
        // A first line that is broken does not spoil the others: the name or the second line may still tell.
        return second_line_opens_object(text, named_lines || is_json);
    }
    match memchr::memchr(b'\n', text) {
        None => Framing::Unclear,
        Some(end) => {
            let rest = text.get(end..).unwrap_or_default().trim_ascii_start();
            let whole_line = text.get(..end).unwrap_or_default().trim_ascii_end();
            match rest.first() {
                None if named_lines && whole_line.ends_with(b"}") => Framing::Lines,
                None => Framing::Unclear,
                Some(b'{') if whole_line.len() > 1 => Framing::Lines,
                Some(_) if named_lines && whole_line.ends_with(b"}") => Framing::Lines,
                Some(_) => Framing::Whole,
            }
        }
    }
}

fn second_line_opens_object(text: &[u8], may_be_json: bool) -> Framing {
    if !may_be_json || matches!(text.first(), Some(b'[' | b'<')) {
        return Framing::Whole;
    }
    match memchr::memchr(b'\n', text) {
        None => Framing::Unclear,
        Some(end) => {
            let rest = text.get(end..).unwrap_or_default().trim_ascii_start();
            let opens = rest.starts_with(b"{\"");
            if opens { Framing::Lines } else { Framing::Whole }
        }
    }
}
