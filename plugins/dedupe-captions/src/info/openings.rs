//! What stands in front of a caption's text, or holds all of it: "FILE - …", "Image: …", "[Image: …]", `alt="…"`.

use std::sync::LazyLock;

use copydesk_text::lexicon::{entries, part};

/// What captions open with, in small letters, the longest first.
static OPENINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut openings: Vec<_> = entries(include_str!("../../data/caption-openings.txt")).collect();
    openings.sort_by_key(|o| std::cmp::Reverse(o.len()));
    openings
});

/// A bit for the first three letters of each, some for other letters as well.
static HEADS: LazyLock<[u64; 8]> = LazyLock::new(|| {
    let mut heads = [0; 8];
    let mut add = |text: &str| head(text).into_iter().for_each(|head| heads[head / 64] |= 1 << (head % 64));
    OPENINGS.iter().for_each(|opening| add(opening));
    // "BU: …" has its sign where longer ones have their third letter.
    OPENINGS.iter().filter(|opening| opening.len() == 2).for_each(|opening| {
        [':', ' ', '-'].iter().for_each(|sign| add(&format!("{opening}{sign}")));
    });
    heads
});

/// What the first three letters of a text are read as, capitals and small letters the same.
#[inline]
fn head(text: &str) -> Option<usize> {
    let three = *text.as_bytes().first_chunk::<3>()?;
    Some(three.iter().fold(0, |head: usize, byte| head * 37 + usize::from(byte & 31)) % 512)
}

/// Those that say no more than that the text of a picture follows: before captions, and before alternative texts.
pub(super) static LABELS: LazyLock<[Vec<&'static str>; 2]> = LazyLock::new(|| {
    ["[captions]", "[alternatives]"].map(|name| part(include_str!("../../data/caption-labels.txt"), name).collect())
});

/// How markup opens the words for those who cannot see a picture.
const ALT: &str = "alt=\"";

/// "[Image: The bridge at dawn]" without its brackets, where a label stands in them; the second may have gone with the credit. `alt="The bridge at dawn"`
/// without what holds it.
pub(super) fn unbracketed(text: &str) -> &str {
    // Most texts end here.
    match text.as_bytes() {
        [b'[' | b'(', ..] => within_brackets(text),
        [b'a' | b'A', b'l' | b'L', b't' | b'T', b'=', ..] => within_alt(text).unwrap_or(text),
        _ => text,
    }
}

#[cold]
fn within_brackets(text: &str) -> &str {
    let inner = text.strip_prefix(['[', '(']).unwrap_or(text);
    let whole = || inner.strip_suffix(']').filter(|_| text.starts_with('['));
    let inner = if inner.contains([']', ')']) { whole() } else { Some(inner) };
    inner.filter(|inner| without_opening(inner).len() < inner.len()).unwrap_or(text)
}

pub(super) fn within_alt(text: &str) -> Option<&str> {
    let opens = text.get(..ALT.len()).is_some_and(|head| head.eq_ignore_ascii_case(ALT));
    let inner = text.get(ALT.len()..).filter(|_| opens)?.strip_suffix('"')?;
    (!inner.contains('"') && !inner.trim().is_empty()).then_some(inner)
}

/// `FILE - The bridge …`, `Image: The bridge …` without the opening, where a text follows it.
#[inline(always)]
pub(super) fn without_opening(text: &str) -> &str {
    // Most texts end here, and most others have no sign so early, which must follow the opening.
    if head(text).is_none_or(|head| HEADS[head / 64] >> (head % 64) & 1 == 0) {
        return text;
    }
    let sign = |b: &u8| (*b == b':') | (*b == b',') | (*b == b'-') | (*b == b')') | (*b == 0xe2);
    let signed = match text.as_bytes().first_chunk::<20>() {
        Some(head) => head.iter().fold(false, |any, b| any | sign(b)), // all of them in one step
        None => text.bytes().any(|b| sign(&b)),
    };
    if signed { without_known_opening(text) } else { text }
}

fn without_known_opening(text: &str) -> &str {
    let opens = |o: &&&str| text.get(..o.len()).is_some_and(|t| t.eq_ignore_ascii_case(o));
    let Some(opening) = OPENINGS.iter().find(opens) else { return text };
    let rest = text[opening.len()..].trim_start();
    let whole = opening.starts_with('(') || opening.ends_with(',');
    let Some(rest) = rest.strip_prefix([':', '-', '–', '—']).or(whole.then_some(rest)) else {
        return text;
    };
    let rest = rest.trim_start_matches(['-', ' ', '\u{a0}']);
    if rest.is_empty() { text } else { rest }
}

/// True where a list has a label in whatever letters.
pub(super) fn has(labels: &[&str], label: &str) -> bool {
    labels.binary_search(&label.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_opening_is_passed_over_in_whatever_letters() {
        for opening in OPENINGS.iter() {
            for opening in [(*opening).to_owned(), opening.to_ascii_uppercase()] {
                let text = format!("{opening}: The bridge at dawn");
                assert!(without_opening(&text).trim_start_matches([':', ' ']) == "The bridge at dawn", "{opening}");
            }
        }
        assert_eq!(without_opening("Filed: the bridge at dawn"), "Filed: the bridge at dawn");
    }
}
