//! Where a reader is in a gallery, or in a story cut into pages: "3/12", "2 of 9", "1of3", "Image 1 of 12".

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/counters.txt");
static THINGS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "things"));
static THOUSANDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "thousands"));
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictures"));
static OF: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "of"));

/// "123 of 456"
const FRACTION: usize = 10;
/// "Imagen 123 de 456"
const COUNTER: usize = 24;

/// The two numbers of "3/12" or "2 of 9"; a result or odds may look the same.
pub(crate) fn fraction(text: &str) -> Option<(u32, u32)> {
    if text.len() > FRACTION || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut words = text.split_whitespace();
    let (one, of) = match [(); 5].map(|()| words.next()) {
        [Some(both), None, ..] => both.split_once('/').or_else(|| both.split_once("of"))?,
        [Some(one), Some(sign), Some(of), None, _] if sign == "/" || OF.contains(&sign) => (one, of),
        // Where the page writes both.
        [Some(one), Some(sign), Some("/"), Some(of), None] if OF.contains(&sign) => (one, of),
        _ => return None,
    };
    Some((number(one)?, number(of)?))
}

/// True for "Image 1 of 12", "Bild 2 von 9", "Page 2 / 3".
pub(crate) fn is_counter(text: &str) -> bool {
    if text.len() > COUNTER {
        return false;
    }
    let parts = text.split_once(char::is_whitespace).filter(|(_, rest)| fraction(rest.trim_start()).is_some());
    parts.is_some_and(|(thing, _)| THINGS.contains(&thing.to_lowercase().as_str()))
}

/// True for "14 images": what a gallery has, and nothing else.
pub(crate) fn counts_pictures(text: &str) -> bool {
    if text.len() > COUNTER || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let parts = text.split_once(char::is_whitespace).filter(|(count, _)| number(count).is_some());
    parts.is_some_and(|(_, counted)| PICTURES.contains(&counted.trim().to_lowercase().as_str()))
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

/// A number of one to three digits.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_have_two_short_numbers() {
        assert_eq!(fraction("1of3"), Some((1, 3)));
        let all = ["2/5", "2 / 50", "2 of 9", "12 von 120", "2/2026", "a/b", "2 off 9", "1/2/3", "2 of"];
        let found = all.map(fraction);
        assert_eq!(found[..4], [(2, 5), (2, 50), (2, 9), (12, 120)].map(Some));
        assert_eq!(found[4..], [None; 5]);
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
    fn pictures_are_counted_in_a_line_of_their_own() {
        assert!(counts_pictures("14 images") && counts_pictures("9 Bilder") && counts_pictures("21 fotos"));
        assert!(
            !counts_pictures("14 images of the weir") && !counts_pictures("Images") && !counts_pictures("14 boats")
        );
    }

    #[test]
    fn counters_name_what_they_count() {
        assert!(is_counter("Image 1 of 12") && is_counter("Bild 2\u{a0}von\u{a0}9") && is_counter("Page 2 / 3"));
        assert!(is_counter("Image 1 of / 12"));
        assert!(!is_counter("Photo 12 of the harbour") && !is_counter("Slide of 3") && !is_counter("Ward 1 of 12"));
    }
}
