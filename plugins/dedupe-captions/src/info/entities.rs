//! What reads as markup writes it: `Haddow &amp; Breen` says what `Haddow & Breen` says.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Names with what they stand for, sorted.
static NAMED: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let entries = include_str!("../../data/entities.txt").lines().filter(|line| !line.starts_with('#'));
    entries.filter_map(|line| line.split_once(' ')).collect()
});

/// No entity has a longer name.
const LONGEST: usize = 10;

/// The text with its entities read, each of them once, however often `&` itself was written so.
pub(crate) fn read(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()).filter(|at| text.as_bytes().get(at + 1) != Some(&b' ')) {
        let Some((sign, end)) = text.get(at..).filter(|_| at >= from).and_then(entity) else { continue };
        out.push_str(&text[from..at]);
        out.push(sign);
        from = at + end;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// What the entity that opens a text stands for, and where it ends.
fn entity(text: &str) -> Option<(char, usize)> {
    let mut rest = text.strip_prefix('&')?;
    // `&amp;amp;quot;`
    let mut escaped = None;
    while let Some(behind) = rest.strip_prefix("amp;") {
        (rest, escaped) = (behind, Some(('&', text.len() - behind.len())));
    }
    let named = || {
        let end = memchr::memchr(b';', &rest.as_bytes()[..rest.len().min(LONGEST)])?;
        let name = &rest[..end];
        let sign = match name.strip_prefix('#') {
            Some(code) => match code.strip_prefix(['x', 'X']) {
                Some(code) => char::from_u32(u32::from_str_radix(code, 16).ok()?),
                None => char::from_u32(code.parse().ok()?),
            },
            None if matches!(name, "nbsp" | "ensp" | "emsp" | "thinsp") => Some(' '),
            None if name == "apos" => Some('\''),
            None if name == "shy" => Some('\u{ad}'),
            None => {
                let at = NAMED.binary_search_by_key(&name, |(name, _)| name).ok()?;
                NAMED[at].1.chars().next()
            }
        };
        Some((sign?, text.len() - rest.len() + end + 1))
    };
    named().or(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_by_name_and_by_number_and_through_a_second_escape() {
        assert_eq!(read("Haddow &amp; Breen &ndash; it&#39;s &quot;over&quot;"), "Haddow & Breen – it's \"over\"");
        assert_eq!(read("Caf&eacute; M&uuml;ller &#x2019;s&nbsp;door"), "Café Müller ’s door");
        assert_eq!(read("&amp;quot;Over&amp;quot; &amp;amp; out"), "\"Over\" & out");
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in ["Haddow & Breen; Rowe", "R&D; the rest", "AT&T", "&", "&;", "&#xd800;", "&notaname;", "a &é; b"] {
            assert_eq!(read(text), text);
            assert!(matches!(read(text), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn the_names_stand_sorted_as_the_search_needs() {
        assert!(NAMED.len() > 50 && NAMED.is_sorted());
    }
}
