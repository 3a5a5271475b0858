//! The place that a dateline names, as it stands in a sentence.

use copydesk_text::lexicon::entries;

/// The name of a place has no more words.
const WORDS: usize = 3;

/// The place that a dateline names, as it stands in a sentence: `Havn` of `HAVN, Norway (ENA) --`, `St. Louis` of `ST. LOUIS —`. Empty where it
/// names none, or more than one.
pub(crate) fn place_named(dateline: &str) -> String {
    let text = dateline.trim_start();
    let text = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(text, |(_, rest)| rest);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = (0..text.len()).find(|at| ends_place(&text.as_bytes()[*at..])).unwrap_or(text.len());
    let place = text[..end].trim();
    let spelt = |c: char| c.is_alphabetic() || " .'’-".contains(c);
    let words = || place.split([' ', '-']);
    let named = words().count() <= WORDS
        && words().all(|word| word.starts_with(char::is_uppercase))
        && place.chars().all(spelt)
        && place.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !opens_no_one_place(place);
    if !named {
        return String::new();
    }
    if place.contains(char::is_lowercase) {
        return place.to_owned();
    }
    let mut out = String::with_capacity(place.len());
    let mut first = true;
    for c in place.chars() {
        out.extend(if first { c.to_uppercase().collect::<Vec<_>>() } else { c.to_lowercase().collect() });
        first = !c.is_alphabetic();
    }
    out
}

/// Whether the first word says that it is no one place.
fn opens_no_one_place(place: &str) -> bool {
    let first = place.split(' ').next().unwrap_or_default();
    entries(include_str!("../../data/en/no-one-place.txt")).any(|word| word.eq_ignore_ascii_case(first))
}

/// Whether what ends the place of a dateline stands here: a comma, a colon, a bracket, or a dash of some form.
fn ends_place(rest: &[u8]) -> bool {
    match rest {
        [b'(' | b',' | b':', ..] | [b'-' | b'.', b'-', ..] | [b' ', b'-' | b'_', ..] => true,
        [b' ', rest @ ..] => rest.starts_with("–".as_bytes()) || rest.starts_with("—".as_bytes()),
        _ => rest.starts_with("—".as_bytes()) || rest.starts_with("―".as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_named_as_in_a_sentence() {
        for (dateline, place) in [
            ("HAVN, Norway (ENA) -- ", "Havn"),
            ("ST. LOUIS —", "St. Louis"),
            ("COEUR D'ALENE, Idaho -", "Coeur D'Alene"),
            ("Berlin (dpa) - ", "Berlin"),
            ("(ANX) - ROMA, 24 NOV - ", "Roma"),
            ("WINSTON-SALEM", "Winston-Salem"),
            ("Berlin/Potsdam (dpa/bb) - ", ""),
            ("(Reuters) - ", ""),
            ("ABOARD AIR FORCE ONE (AP) —", ""),
            ("", ""),
        ] {
            assert_eq!(place_named(dateline), place, "{dateline}");
        }
    }
}
