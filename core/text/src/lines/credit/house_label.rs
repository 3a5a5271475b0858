//! A label behind the house that it is of: "HP PHOTO: ADA ROWE", "Harbour Post photo by Ada Rowe", "– Reuters pic, March 5, 2024"; and the label of a
//! film, "Video by Ada Rowe", which alone on its line may head the film. They stand behind a sentence or in brackets; only the first kind alone.

use super::marks::Marks;
use super::names::{are_names, is_agency, is_person};
use super::words::WORDS;
use super::{Credit, after_dashes, floor, trim};
use crate::bylines::is_house;

/// No such credit is longer, in bytes.
const LONGEST: usize = 80;
/// Words of the names, of the house, and of the day behind it at most.
const NAMES: usize = 6;
const HOUSE: usize = 3;
const DAY: usize = 3;

/// What of a text is the name, where all of it is such a credit.
pub(super) fn named(text: &str) -> Option<std::ops::Range<usize>> {
    // Most texts end here.
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let film = || {
        let of = |label: &&str| text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
        let label = WORDS.films.iter().find(|label| of(label))?;
        let name = text[label.len()..].strip_prefix(' ').filter(|name| is_person(name))?;
        Some(text.len() - name.len()..text.len())
    };
    named_by_house(text).or_else(film)
}

/// The same of what may stand alone on its line.
pub(super) fn named_by_house(text: &str) -> Option<std::ops::Range<usize>> {
    let few = |names: &str| (1..=NAMES).contains(&names.split(' ').count()) && are_names(names);
    if let Some((label, names)) = text.split_once(": ") {
        return (few(names) && of_house(label).is_some()).then_some(0..text.len());
    }
    if let Some((label, names)) = text.split_once(" by ") {
        return (few(names) && of_house(label).is_some()).then_some(text.len() - names.len()..text.len());
    }
    let (label, day) = text.split_once(", ").unwrap_or((text, ""));
    let dated = day.is_empty() || day.split(' ').count() <= DAY && day.ends_with(|c: char| c.is_ascii_digit());
    of_house(label).filter(|_| dated).map(|house| 0..house)
}

/// Where the house ends in "Harbour Post photo".
fn of_house(label: &str) -> Option<usize> {
    let low = label.to_lowercase();
    let kind = WORDS
        .of_house
        .iter()
        .filter(|kind| low.len() == label.len() && low.ends_with(**kind))
        .max_by_key(|kind| kind.len())?;
    let house = label.get(..label.len() - kind.len())?.strip_suffix(' ')?;
    let short = |house: &str| (2..=5).contains(&house.len()) && house.bytes().all(|b| b.is_ascii_uppercase());
    let known = is_agency(house) || short(house) || is_house(house);
    let few = house.split(' ').count() <= HOUSE && house.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (known && few).then_some(house.len())
}

/// Such a credit at the end of a line, or as all of it.
pub(super) fn closing(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    let from = floor(line, line.len().saturating_sub(LONGEST + 4));
    let dashes = after_dashes(&line[from..]).map(|at| from + at);
    let found = marks.behind_stops(from).chain(dashes).find_map(|place| {
        let text = trim(line, place..line.len());
        let name = named(&line[text.clone()])?;
        let text_end = line[..place].trim_end_matches(['-', '–', '—', ' ']).len();
        Some(Credit { text_end, name: text.start + name.start..text.start + name.end, sure: true })
    });
    let alone = || {
        let by = line.len() <= LONGEST && (line.contains(": ") || line.contains(" by "));
        let name = named_by_house(line).filter(|_| by)?;
        Some(Credit { text_end: 0, name, sure: true })
    };
    found.filter(|credit| credit.text_end > 0).or_else(alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_behind_its_house() {
        for (text, name) in [
            ("HP PHOTO: ADA ROWE", "HP PHOTO: ADA ROWE"),
            ("Harbour Post photo by Ada Rowe", "Ada Rowe"),
            ("Reuters pic, March 5, 2024", "Reuters"),
            ("AFP file pic", "AFP"),
            ("Video by Ada Rowe", "Ada Rowe"),
        ] {
            assert_eq!(named(text).map(|name| &text[name]), Some(name), "{text}");
        }
        for text in [
            "Wedding photo: Ada Rowe",
            "No photo: no entry",
            "Harbour Post photo by night",
            "Harbour Post photo",
            "A Reuters pic of the year",
            "Video by Ada Rowe shows the weir",
            "Video by the weir",
            "Reuters pic, which he took",
            "",
        ] {
            assert_eq!(named(text).is_some(), text == "Harbour Post photo", "{text}");
        }
    }
}
