//! Whoever gave the picture, and a house before a colon or a stroke, in brackets: "(Harbour Radio: Ada Rowe)", "(Supplied: Tarn Weir Board)",
//! "(Plainsman/Ada Rowe)".

use super::names::{are_names, is_agency, is_name, is_person, is_unnamed};
use crate::bylines::is_house;

/// Words of the house at most.
const HOUSE: usize = 4;

/// Where the name starts in what stands in brackets, and whether it is surely a credit: `sentence` is whether the brackets stand behind a
/// sentence, where hardly anything else does.
pub(super) fn behind_house(text: &str, sentence: bool) -> Option<(usize, bool)> {
    // Most texts end here.
    let at = memchr::memchr2(b':', b'/', text.as_bytes())?;
    let (before, name) = (text[..at].trim(), text[at + 1..].trim());
    let start = text.len() - text[at + 1..].trim_start().len();
    if name.is_empty() || name.contains([':', '/']) {
        return None;
    }
    // "(Supplied: Tarn Weir Board)": the name is whoever gave it.
    if text[at..].starts_with(':') && is_unnamed(before) {
        return (is_name(name) && are_names(name)).then_some((start, true));
    }
    // A person before the house is as often whom the text is about.
    if text[at..].starts_with('/') && is_person(before) {
        return None;
    }
    let house = (1..=HOUSE).contains(&before.split_whitespace().count())
        && before.starts_with(char::is_uppercase)
        && !before.contains(|c: char| c.is_ascii_digit())
        && are_names(before);
    // "(Psalm: The Lord)", "(Films: Ada Rowe)" in the middle of a list are none.
    let known = sentence || is_agency(before) || before.contains(' ') && is_house(before);
    (house && known && is_person(name)).then_some((0, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_or_whoever_gave_the_picture_stands_before_the_name() {
        for (text, name) in [
            ("Harbour Radio: Ada Rowe", 0),
            ("Plainsman/Ada Rowe", 0),
            ("Supplied: Tarn Weir Board", "Supplied: ".len()),
            ("Archiv: Hafenamt Marl", "Archiv: ".len()),
            ("Cortesía: Puerto de Marl", "Cortesía: ".len()),
        ] {
            assert_eq!(behind_house(text, true), Some((name, true)), "{text}");
        }
        assert_eq!(behind_house("Harbour Radio: Ada Rowe", false), Some((0, true)));
        for text in
            ["Best film: Ada Rowe", "and/or", "Marl/Orme", "Harbour Radio: the late news", "Part 2: Ada Rowe", ""]
        {
            assert_eq!(behind_house(text, false), None, "{text}");
        }
        assert_eq!(behind_house("Source/see also", true), None);
        assert_eq!(behind_house("Ada Rowe/Harbour Post", true), None);
    }
}
