//! What a page counts: the pictures of a gallery, "14 images", and what readers did, "1.4k shares".

use std::sync::LazyLock;

use copydesk_text::lines::number;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/counters.txt");
static THOUSANDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "thousands"));
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictures"));
static BEFORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictures before"));
static VISITS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "visits"));
static BESIDE: LazyLock<[Vec<&str>; 2]> =
    LazyLock::new(|| ["visits before", "visits behind"].map(|name| part(FILE, name)));

/// "Ver todas las 120 fotografías"
const COUNTER: usize = 36;

/// True for "14 images", "View all 14 images": what a gallery has, and nothing else.
pub(crate) fn counts_pictures(text: &str) -> bool {
    if text.len() > COUNTER {
        return false;
    }
    let Some(at) = text.bytes().position(|byte| byte.is_ascii_digit()) else { return false };
    if at > 0 && !BEFORE.contains(&text[..at].trim_end().to_lowercase().as_str()) {
        return false;
    }
    let parts = text[at..].split_once(char::is_whitespace).filter(|(count, _)| number(count).is_some());
    parts.is_some_and(|(_, counted)| PICTURES.contains(&counted.trim().to_lowercase().as_str()))
}

/// "Hits: 88", "Visitors today: 1,204", "214 views", "Lu 88 fois": how often the page was called up, outside the story.
pub(crate) fn counts_visits(text: &str) -> bool {
    /// "Total de visitas: 12.402"
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut label = String::with_capacity(text.len());
    let mut counts = 0;
    for word in text.split([' ', '\u{a0}', '\u{202f}', ':']).filter(|word| !word.is_empty()) {
        let bare = word.trim_matches(['(', ')', '#', '[', ']']);
        if bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'\'')) {
            counts += 1;
            continue;
        }
        label.push_str(if label.is_empty() { "" } else { " " });
        label.extend(bare.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    // "1 204": the number may have a space within.
    let named = |label: &str| VISITS.binary_search(&label).is_ok();
    let [before, behind] = &*BESIDE;
    let total = |word: &&str| label.strip_prefix(*word).and_then(|rest| rest.strip_prefix(' ')).is_some_and(named);
    let time = |word: &&str| label.strip_suffix(*word).and_then(|rest| rest.strip_suffix(' ')).is_some_and(named);
    (1..=2).contains(&counts) && (named(&label) || before.iter().any(total) || behind.iter().any(time))
}

/// What is counted in "1.4k shares", "1,2 Tsd. Mal geteilt", without what makes the number short.
pub(crate) fn counted(label: &str) -> Option<&str> {
    if !label.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = label.trim_start_matches(|c: char| !c.is_alphabetic());
    let (short, counted) = rest.split_once([' ', '\u{a0}'])?;
    let short = short.trim_end_matches(['.', '+']);
    THOUSANDS.iter().any(|known| known.eq_ignore_ascii_case(short)).then(|| counted.trim_start())
}

/// "4 Gedanken zu „Das Wehr ist offen“": how much readers said of the piece, whose title stands in marks.
pub(crate) fn is_count_of_comments(text: &str) -> bool {
    /// Words between the number and the title, and of the title at least.
    const WORDS: std::ops::RangeInclusive<usize> = 1..=3;
    const TITLE: usize = 2;
    // Most lines end here.
    if !text.as_bytes().first().is_some_and(u8::is_ascii_digit) || !text.ends_with(['"', '”', '“', '»', '«', '’'])
    {
        return false;
    }
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(open) = behind.find(['"', '“', '„', '«', '»', '‘', '”']) else { return false };
    let (words, title) = behind.split_at(open);
    behind.starts_with(' ')
        && WORDS.contains(&words.split_whitespace().count())
        && title.split(' ').nth(TITLE).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_said_is_counted_before_the_title_in_marks() {
        for line in [
            "4 Gedanken zu „Das Wehr ist offen“",
            "12 thoughts on “The weir is open”",
            "2 réflexions sur « Le barrage est ouvert »",
        ] {
            assert!(is_count_of_comments(line), "{line}");
        }
        for line in ["4 boats are lost at the weir, she said: “It is open now”", "7 “sorry”", "“The weir is open”"]
        {
            assert!(!is_count_of_comments(line), "{line}");
        }
    }

    #[test]
    fn a_short_number_counts_thousands() {
        assert_eq!(counted("1.4k shares"), Some("shares"));
        assert_eq!(counted("1,2 Tsd. Mal geteilt"), Some("Mal geteilt"));
        assert_eq!(counted("12 mil comentarios"), Some("comentarios"));
        assert_eq!(counted("K shares"), None);
        assert_eq!(counted("12 comments"), None);
    }

    #[test]
    fn calls_of_a_page_are_counted_behind_a_label_or_before_it() {
        for line in [
            "Hits: 88",
            "Visitors today: 1,204",
            "214 views",
            "Zugriffe: 88",
            "Visitas: 12.402",
            "Besucher heute 31",
            "Lu 88 fois",
            "Nombre de vues : 1 204",
            "Besökare online: 3",
        ] {
            assert!(counts_visits(line), "{line}");
        }
        for line in ["Hits", "88 boats", "Hits: 88 in a week", "Visitors: Ada Rowe", "Turnout: 88", "31"] {
            assert!(!counts_visits(line), "{line}");
        }
        assert!(VISITS.is_sorted());
    }

    #[test]
    fn pictures_are_counted_in_a_line_of_their_own() {
        assert!(counts_pictures("14 images") && counts_pictures("9 Bilder") && counts_pictures("21 fotos"));
        assert!(counts_pictures("View all 4 images") && counts_pictures("Alle 12 Bilder"));
        assert!(
            !counts_pictures("14 images of the weir") && !counts_pictures("Images") && !counts_pictures("14 boats")
        );
    }
}
