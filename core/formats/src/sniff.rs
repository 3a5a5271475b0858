//! Tells a format by the bytes. A name never decides against them.

use crate::charset;
use crate::format::{Format, Sample};
use crate::items::Reason;
use crate::looks::{looks_like_json, trim, xml};
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

/// What no format takes: only text in a shape that another format owns, as `text` takes the rest.
fn unread(sample: &Sample<'_>) -> Reason {
    if looks_like_json(sample.bytes) {
        return Reason::OtherJson(crate::article_json::what_keys(sample.bytes));
    }
    let what = xml(sample.bytes).unwrap_or_else(|| "a format that is not known".to_owned());
    Reason::not_read(&what)
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
    let nul = memchr::memchr_iter(0, head).count();
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
