//! Whether the lines of a stream are its records, told from its first bytes.

use crate::json_scan;
use crate::looks::trim;

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
        return later_line_opens_object(text, named_lines, is_json);
    }
    match memchr::memchr(b'\n', text) {
        None => Framing::Unclear,
        Some(end) => {
            let rest = text.get(end..).unwrap_or_default().trim_ascii_start();
            let whole_line = text.get(..end).unwrap_or_default().trim_ascii_end();
            match rest.first() {
                None if named_lines && whole_line.ends_with(b"}") => Framing::Lines,
                None => Framing::Unclear,
                Some(b'{') if whole_line.len() > 1 && !goes_on(whole_line) => Framing::Lines,
                Some(_) if named_lines && whole_line.ends_with(b"}") => Framing::Lines,
                Some(_) => Framing::Whole,
            }
        }
    }
}

/// Whether a line that opens an object leaves it open where a pretty-printer, or a person, breaks it. One that was cut off hardly ever ends
/// there.
fn goes_on(line: &[u8]) -> bool {
    let first = json_scan::values(line).next();
    line.ends_with(b",") && first.is_some_and(|first| first.end == line.len())
        || line.ends_with(b"[")
        || line.ends_with(b":")
}

/// The second line, or any that has come where the name says that lines are records.
fn later_line_opens_object(text: &[u8], named_lines: bool, is_json: bool) -> Framing {
    if !(named_lines || is_json) || matches!(text.first(), Some(b'[' | b'<')) {
        return Framing::Whole;
    }
    let Some(end) = memchr::memchr(b'\n', text) else { return Framing::Unclear };
    let rest = text.get(end..).unwrap_or_default().trim_ascii_start();
    let mut lines = rest.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    let looked_at = if named_lines { usize::MAX } else { 1 };
    match lines.by_ref().take(looked_at).any(|line| line.starts_with(b"{\"")) {
        true => Framing::Lines,
        false if rest.is_empty() => Framing::Unclear,
        false => Framing::Whole,
    }
}
