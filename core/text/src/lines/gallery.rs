//! Where a reader is in a gallery, or in a story cut into pages: "3/12", "2 of 9", "1of3", "Image 1 of 12", "(1/3)", "Bild 1 von 2:".

use std::sync::LazyLock;

use crate::lexicon::entries;

/// The words of `data/gallery.txt`.
fn row(key: &str) -> Vec<&'static str> {
    let rows = entries(include_str!("../../data/gallery.txt")).filter_map(|row| row.split_once("  "));
    rows.filter(|(name, _)| *name == key).flat_map(|(_, words)| words.split(' ')).collect()
}

static THINGS: LazyLock<Vec<&str>> = LazyLock::new(|| row("things"));
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| row("pictures"));
static OF: LazyLock<Vec<&str>> = LazyLock::new(|| row("of"));

/// "123 of 456"
const PLACE: usize = 10;
/// "Imagen 123 de 456"
const NAMED: usize = 24;
/// No word before the numbers is longer, in bytes.
const WORD: usize = 9;

/// The two numbers of "3/12" or "2 of 9", where a text is nothing else; a result or odds may look the same.
pub fn place(text: &str) -> Option<(u32, u32)> {
    if text.len() > PLACE || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut words = text.split_whitespace();
    let (one, of) = match [(); 5].map(|()| words.next()) {
        [Some(numbers), None, ..] => both(numbers)?,
        [Some(one), Some(sign), Some(of), None, _] if parts(sign) => (one, of),
        // Where the page writes both.
        [Some(one), Some(sign), Some("/"), Some(of), None] if OF.contains(&sign) => (one, of),
        _ => return None,
    };
    Some((number(one)?, number(of)?))
}

/// True for "Image 1 of 12", "Bild 2 von 9", "Page 2 / 3".
pub fn is_named_place(text: &str) -> bool {
    if text.len() > NAMED {
        return false;
    }
    let parts = text.split_once(char::is_whitespace).filter(|(_, rest)| place(rest.trim_start()).is_some());
    parts.is_some_and(|(thing, _)| THINGS.contains(&thing.to_lowercase().as_str()))
}

/// A caption without the place that stands in front of it.
pub fn without_place(text: &str) -> &str {
    if !may_open(text.as_bytes()) {
        return text;
    }
    if let Some((counter, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        return if is_fraction(counter) { rest.trim_start() } else { text };
    }
    let Some((counter, rest)) = text.split_once(' ') else { return text };
    if counter.bytes().all(|byte| byte.is_ascii_digit()) {
        return behind_numbers(text, false).unwrap_or(text);
    }
    if counter.starts_with(char::is_alphabetic) {
        return behind_numbers(rest, true).unwrap_or(text);
    }
    let inner = counter.trim_start_matches('(').trim_end_matches([')', ':', '.']);
    // "1/2 cup of flour" counts no pictures.
    if is_fraction(inner) && rest.starts_with(char::is_uppercase) { rest } else { text }
}

/// The place that stands in front of a caption, and how many bytes it has with its marks: also "1 of 3 The mill at dawn", which counts pictures where
/// the line beside it has the next place.
pub fn place_in_front(text: &str) -> Option<((u32, u32), usize)> {
    if !may_open(text.as_bytes()) {
        return None;
    }
    let bare = text.trim_start_matches(['(', '[']);
    let rest = match bare.as_bytes().first()?.is_ascii_digit() {
        true => bare,
        false => bare.split_once(' ').filter(|(thing, _)| THINGS.contains(&thing.to_lowercase().as_str()))?.1,
    };
    let numbers = |counter: &str| place(counter.trim_end_matches([')', ']', ':', '.', '|']));
    // "3/12", "2 of 9", "2 / 9"
    let end = |spaces: usize| rest.match_indices(' ').nth(spaces).map(|(at, _)| at);
    let (at, found) = [0, 2].iter().find_map(|spaces| {
        let at = end(*spaces)?;
        Some((at, numbers(&rest[..at])?))
    })?;
    let behind = rest[at..].trim_start_matches([' ', '|', '-', '–', ':', ')', ']']);
    behind.starts_with(char::is_alphabetic).then_some((found, text.len() - behind.len()))
}

/// How many bytes "Photo 3 of 8:" has in front of a caption: what it counts is named, so that no line beside it need be asked.
pub fn named_place_in_front(text: &str) -> Option<usize> {
    // Most texts end here.
    if !text.starts_with(|c: char| c.is_alphabetic() || c == '(' || c == '[') {
        return None;
    }
    let (_, bytes) = place_in_front(text)?;
    let thing = text.trim_start_matches(['(', '[']).split(' ').next().unwrap_or_default();
    let named = PICTURES.binary_search(&thing.to_lowercase().as_str()).is_ok();
    (named && text[bytes..].starts_with(char::is_uppercase)).then_some(bytes)
}

/// "Image 1: The mill at dawn" without its number.
pub fn without_number(text: &str) -> &str {
    // Most texts end here.
    if may_open(text.as_bytes()) { behind_thing(text).unwrap_or(text) } else { text }
}

fn behind_thing(text: &str) -> Option<&str> {
    let (thing, rest) = text.split_once(' ')?;
    let (one, rest) = rest.split_once(": ")?;
    let known = number(one).is_some() && PICTURES.binary_search(&thing.to_lowercase().as_str()).is_ok();
    Some(rest.trim_start()).filter(|rest| known && rest.starts_with(char::is_uppercase))
}

/// True where a text opens with a number, or with a word and a number.
fn may_open(text: &[u8]) -> bool {
    match text {
        [b'0'..=b'9' | b'(' | b'[', ..] => true,
        // Most texts end here: no number stands so early.
        [b'A'..=b'Z', ..]
            if text
                .first_chunk::<10>()
                .is_none_or(|head| head.iter().fold(false, |any, b| any | b.is_ascii_digit())) =>
        {
            let space = text.iter().take(WORD).position(|byte| *byte == b' ');
            space.and_then(|space| text.get(space + 1)).is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// What stands behind "1 of 3 |" or "1/3:"; a mark parts it, for "2 of 3 people" counts no pictures. Behind a word or a stroke a capital will do.
fn behind_numbers(text: &str, named: bool) -> Option<&str> {
    let mut words = text.splitn(4, ' ');
    let one = words.next()?;
    let (marked, slash, rest) = match is_fraction(one.trim_end_matches(':')) {
        true => (one.ends_with(':'), true, text[one.len()..].trim_start()),
        false => {
            let (of, all) = (words.next()?, words.next()?);
            let last = all.trim_end_matches(':');
            (parts(of) && number(one).is_some() && number(last).is_some()).then_some(())?;
            (last.len() < all.len(), of == "/", words.next()?)
        }
    };
    let mark = rest.strip_prefix(['|', '-', '–', ':']).map(str::trim_start);
    let open = (marked || (named || slash) && rest.starts_with(char::is_uppercase)).then_some(rest);
    mark.or(open)
}

/// The two sides of "3/12" or "1of3".
fn both(text: &str) -> Option<(&str, &str)> {
    text.split_once('/').or_else(|| text.split_once("of"))
}

fn is_fraction(text: &str) -> bool {
    both(text).is_some_and(|(one, of)| number(one).is_some() && number(of).is_some())
}

/// What stands between the two numbers.
fn parts(sign: &str) -> bool {
    sign == "/" || OF.contains(&sign)
}

/// A number of one to three digits.
pub fn number(text: &str) -> Option<u32> {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_with_its_number_stands_in_front_of_its_caption() {
        assert_eq!(without_number("Image 1: The mill at dawn"), "The mill at dawn");
        for text in [
            "Image 1: the mill",
            "Chapter 1: The mill",
            "Image: The mill",
            "Image one: The mill",
            "Photo 2 of 7: The mill",
        ] {
            assert_eq!(without_number(text), text);
        }
    }

    #[test]
    fn places_have_two_short_numbers() {
        let all = ["2/5", "2 / 50", "2 of 9", "12 von 120", "2/2026", "a/b", "2 off 9", "1/2/3", "2 of"];
        let found = all.map(place);
        assert_eq!(found[..4], [(2, 5), (2, 50), (2, 9), (12, 120)].map(Some));
        assert_eq!(found[4..], [None; 5]);
        assert_eq!(place("1of3"), Some((1, 3)));
    }

    #[test]
    fn a_place_may_name_what_it_counts() {
        for text in ["Image 1 of 12", "Bild 2\u{a0}von\u{a0}9", "Page 2 / 3", "Image 1 of / 12"] {
            assert!(is_named_place(text), "{text}");
        }
        for text in ["Photo 12 of the harbour", "Slide of 3", "Ward 1 of 12"] {
            assert!(!is_named_place(text), "{text}");
        }
    }

    #[test]
    fn the_place_in_a_gallery_is_no_part_of_a_caption() {
        for counter in [
            "2/5",
            "(1/3)",
            "1of3",
            "[1/2]",
            "2 of 5 |",
            "2 of 5:",
            "1 von 2 –",
            "Bild 1 von 2:",
            "Image 3 of 12",
            "Photo 3/7:",
        ] {
            assert_eq!(without_place(&format!("{counter} The bridge at dawn")), "The bridge at dawn", "{counter}");
        }
    }

    #[test]
    fn the_place_in_front_is_told_with_its_marks() {
        for counter in
            ["2/5", "(2/5)", "[2/5]", "2 of 5", "2 of 5 |", "2 von 5:", "Bild 2 von 5:", "Image 2 of 5", "2/5 –"]
        {
            let found = place_in_front(&format!("{counter} The bridge at dawn"));
            assert_eq!(found, Some(((2, 5), counter.len() + 1)), "{counter}");
        }
        for text in ["May 2 at noon", "2 men of 5 left", "2/5", "Ward 2 of 5 votes", "2026 of the year"] {
            assert_eq!(place_in_front(text), None, "{text}");
        }
    }

    #[test]
    fn a_place_that_names_pictures_counts_them_alone() {
        for counter in ["Photo 3 of 8:", "Image 1/4", "Bild 1 von 3:", "(Foto 2 de 9)"] {
            let found = named_place_in_front(&format!("{counter} The bridge at dawn"));
            assert_eq!(found, Some(counter.len() + 1), "{counter}");
        }
        for text in
            ["Page 2 of 3: The flood", "Photo 3 of 8 shows the bridge", "2/5 The bridge", "Photo 12: The bridge"]
        {
            assert_eq!(named_place_in_front(text), None, "{text}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in
            ["1/2 cup of flour", "2 of 3 people left", "Stage 2 of the race", "Marl 3", "May 2 at noon", "(1916)", "3"]
        {
            assert_eq!(without_place(text), text);
        }
    }
}
