//! Whose copy a story draws on, said below it or behind its last sentence: "Com Lusa", "With files from Reuters", "Avec AFP".

use std::sync::LazyLock;

use copydesk_text::lines::is_wire;

use crate::lines::names::WORDS;
use crate::lists::data::part;
use crate::lists::openings::Openings;
use crate::wire::{WIRE, lower};

static WITH: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(WIRE, "with")));

/// No such line is longer, in bytes.
pub(crate) const LONGEST: usize = 60;

/// True for nothing but what stands before agencies, and their names or what they are called.
pub(crate) fn are_drawn_on(text: &str) -> bool {
    // Most lines end here.
    let plain = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if text.len() > LONGEST || !WITH.open(if plain { text } else { text.trim_start_matches(MARKS) }) {
        return false;
    }
    let text = text.trim_matches(MARKS);
    let mut low = String::with_capacity(LONGEST);
    lower(text, &mut low);
    let Some(behind) = WITH.opens(&low) else { return false };
    let Some(names) = text.get(text.len().saturating_sub(behind.len())..) else { return false };
    let joins = |word: &str| WORDS.joining.contains(&word);
    let agency = |word: &str| is_wire(word) || WORDS.agencies.binary_search(&word.to_lowercase().as_str()).is_ok();
    let mut words = names.split([' ', ',', '/', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.clone().any(agency) && words.all(|word| agency(word) || joins(word))
}

/// "(FRANCE 24 with AFP)": in brackets, behind the name of the house that used the copy.
pub(crate) fn are_behind_house(text: &str) -> bool {
    /// Words of the house.
    const HOUSE: usize = 3;
    // Most lines end here.
    let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) else { return false };
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut at = 0;
    for word in inner.split_inclusive(' ').take(HOUSE + 1) {
        if at > 0 && are_drawn_on(&inner[at..]) {
            return true;
        }
        if !named(word) {
            return false;
        }
        at += word.len();
    }
    false
}

/// What may stand around such a line.
const MARKS: [char; 8] = ['(', ')', '[', ']', '*', '.', ' ', '_'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_whose_copy_was_used_stand_behind_a_small_word() {
        for line in [
            "Com Lusa",
            "*Com Agência Lusa",
            "(Com Reuters e AFP)",
            "Avec AFP et Reuters",
            "Con información de EFE",
            "Con ANSA",
            "Mit Material von dpa",
            "Mit Material der dpa",
            "With files from Reuters",
            "With agencies",
            "Med TT",
            "Med Ritzau.",
        ] {
            assert!(are_drawn_on(line), "{line}");
        }
        for line in [
            "Com a mãe",
            "Com Lusa Ribeiro",
            "Con el alcalde",
            "With friends",
            "With AP classes full, pupils wait",
            "Mit",
            "Med Tuva",
            "Lusa",
            "Combate",
        ] {
            assert!(!are_drawn_on(line), "{line}");
        }
        assert!(part(WIRE, "with").is_sorted());
        for line in
            ["(FRANCE 24 with AFP)", "(RTL avec AFP)", "(Marl 5 with AFP and Reuters)", "(Harbour Post with AFP, AP)"]
        {
            assert!(are_behind_house(line), "{line}");
        }
        for line in ["(Rowe with friends)", "FRANCE 24 with AFP", "(The weir with AFP)", "(Rowe with AFP there)", "()"]
        {
            assert!(!are_behind_house(line), "{line}");
        }
    }
}
