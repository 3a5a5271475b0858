//! What a page counts: the pictures of a gallery, "14 images", and what readers did, "1.4k shares".

use std::sync::LazyLock;

use copydesk_text::lines::number;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/counters.txt");
static THOUSANDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "thousands"));
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictures"));

/// "120 fotografías"
const COUNTER: usize = 24;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
