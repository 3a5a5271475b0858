//! What the texts of an article have to be: times and language tags of their standards, and text that no reader stumbles over.

use crate::Article;

/// Whether this is a time of RFC 3339, with a zone.
pub fn is_rfc3339(text: &str) -> bool {
    let b = text.as_bytes();
    let shape = |at: usize, wanted: u8| b.get(at) == Some(&wanted);
    let number = |at: usize, low: u32, high: u32| {
        let two = text.get(at..at + 2).filter(|two| is_digits(two));
        two.and_then(|two| two.parse().ok()).is_some_and(|n: u32| (low..=high).contains(&n))
    };
    let zone = || {
        let fraction = text
            .get(19..)
            .map_or(0, |f| f.strip_prefix('.').map_or(0, |f| 1 + f.bytes().take_while(u8::is_ascii_digit).count()));
        let at = 19 + fraction;
        fraction != 1
            && (text.get(at..) == Some("Z")
                || (text.len() == at + 6
                    && (shape(at, b'+') || shape(at, b'-'))
                    && number(at + 1, 0, 23)
                    && shape(at + 3, b':')
                    && number(at + 4, 0, 59)))
    };
    text.get(..4).is_some_and(is_digits)
        && [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')].iter().all(|(at, c)| shape(*at, *c))
        && number(5, 1, 12)
        && number(8, 1, days(text))
        && number(11, 0, 23)
        && number(14, 0, 59)
        && number(17, 0, 59)
        && zone()
}

/// The days of the month of a date.
fn days(text: &str) -> u32 {
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let year = part(0..4);
    match part(5..7) {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether this is a well-formed language tag of BCP 47 (RFC 5646): whether its parts are registered is not looked at. The tags that the
/// standard keeps from before its own rules (`i-klingon`) are taken too.
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let alpha = |part: &str, long: std::ops::RangeInclusive<usize>| {
        long.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let alphanumeric = |part: &str, long: std::ops::RangeInclusive<usize>| {
        long.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let variant = |part: &str| {
        alphanumeric(part, 5..=8) || part.len() == 4 && part.as_bytes()[0].is_ascii_digit() && alphanumeric(part, 4..=4)
    };
    let Some(language) = parts.next() else { return false };
    let private = |part: &str| part.eq_ignore_ascii_case("x");
    if language.eq_ignore_ascii_case("i") {
        return parts.peek().is_some() && parts.all(|part| alpha(part, 2..=8));
    }
    if !private(language) {
        if !alpha(language, 2..=8) {
            return false;
        }
        if language.len() <= 3 {
            for _ in 0..3 {
                parts.next_if(|part| alpha(part, 3..=3));
            }
        }
        parts.next_if(|part| alpha(part, 4..=4));
        parts.next_if(|part| alpha(part, 2..=2) || part.len() == 3 && is_digits(part));
        while parts.next_if(|part| variant(part)).is_some() {}
        while parts.next_if(|part| alphanumeric(part, 1..=1) && !private(part)).is_some() {
            if parts.next_if(|part| alphanumeric(part, 2..=8)).is_none() {
                return false;
            }
            while parts.next_if(|part| alphanumeric(part, 2..=8)).is_some() {}
        }
        match parts.next() {
            None => return true,
            Some(part) if private(part) => {}
            Some(_) => return false,
        }
    }
    parts.peek().is_some() && parts.all(|part| alphanumeric(part, 1..=8))
}

/// The first character of a text that controls a device, where it has one. Tabs and line ends are text.
pub(crate) fn control_character(text: &str) -> Option<char> {
    // Of the characters of two bytes only those behind C2 are controls: most text is passed over byte by byte.
    let suspicious = |b: &u8| (*b < b' ' && !matches!(b, b'\t' | b'\n')) || matches!(b, 0x7f | 0xc2);
    if !text.as_bytes().iter().any(suspicious) {
        return None;
    }
    text.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n'))
}

/// Whether a text has an empty line between others, which ends a paragraph.
pub(crate) fn has_empty_line(text: &str) -> bool {
    let mut lines = text.split('\n');
    let (first, last) = (lines.next(), lines.next_back());
    first.is_some() && last.is_some() && lines.any(|line| line.trim().is_empty())
}

impl Article {
    /// Whether a text of the body or of the header is so.
    pub(crate) fn any_text(&self, is_so: impl Fn(&str) -> bool) -> bool {
        self.body.iter().any(|block| is_so(&block.text)) || self.header.iter().any(|(_, text)| is_so(text))
    }

    /// The first control character of a text that stands nowhere in the article yet.
    pub(crate) fn new_control_character(&self, text: &str) -> Option<char> {
        control_character(text).filter(|control| !self.any_text(|other| other.contains(*control)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_told_from_words() {
        for tag in [
            "en",
            "en-GB",
            "de-CH-1996",
            "zh-Hant-TW",
            "zh-cmn-Hans-CN",
            "sr-Latn",
            "es-419",
            "sl-rozaj-biske",
            "de-DE-u-co-phonebk",
            "x-whatever",
            "en-x-us",
            "i-klingon",
            "EN-gb",
            "tlh",
            "ca-valencia",
        ] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for no in [
            "",
            "klingon!!",
            "english language",
            "e",
            "en_GB",
            "en-",
            "-en",
            "en-x",
            "en-u",
            "12",
            "en--GB",
            "äö",
            "i",
            "deutschsprachig",
        ] {
            assert!(!is_language_tag(no), "{no}");
        }
    }

    #[test]
    fn times_have_a_zone_and_a_day_that_there_is() {
        for time in ["2026-11-28T17:20:00Z", "2024-02-29T00:00:00.5+05:30"] {
            assert!(is_rfc3339(time), "{time}");
        }
        for no in [
            "yesterday",
            "2026-11-28",
            "2026-02-29T00:00:00Z",
            "2026-03-01T24:00:00Z",
            "2026-11-28T17:20:00",
            "2026-03-01T09:30:00.Z",
            "",
        ] {
            assert!(!is_rfc3339(no), "{no}");
        }
    }

    #[test]
    fn controls_and_empty_lines_are_found_and_other_text_is_left_alone() {
        assert_eq!(control_character("a\u{0}b"), Some('\0'));
        assert_eq!(control_character("a\r\nb"), Some('\r'));
        assert_eq!(control_character("caf\u{85}"), Some('\u{85}'));
        assert_eq!(control_character("Größe £5 \u{a0}«a»\tb\nc 👩\u{200d}🚀"), None);
        assert!(has_empty_line("a\n\nb") && has_empty_line("a\n \t\nb"));
        assert!(!has_empty_line("a\nb") && !has_empty_line("a\n") && !has_empty_line("\nb") && !has_empty_line(""));
    }
}
