//! The names of those who write, as they stand in lines: bylines, what is said of an author, contacts.

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/names.txt");

/// The lists of data/names.txt.
pub(crate) struct Words {
    particles: Vec<&'static str>,
    pub(crate) by: Vec<&'static str>,
    pub(crate) before_by: Vec<&'static str>,
    pub(crate) joining: Vec<&'static str>,
    pub(crate) trades: Vec<&'static str>,
    pub(crate) houses: Vec<&'static str>,
    pub(crate) is: Vec<&'static str>,
}

pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    particles: part(FILE, "particles"),
    by: part(FILE, "by"),
    before_by: part(FILE, "before by"),
    joining: part(FILE, "joining"),
    trades: part(FILE, "trades"),
    houses: part(FILE, "houses"),
    is: part(FILE, "is"),
});

/// No name of a person is longer.
const LONGEST: usize = 48;

/// True for two to four words with capitals, which small words may join: "Ada Rowe", "Ludo van der Meer".
pub(crate) fn is_person(text: &str) -> bool {
    let words = || text.split_whitespace();
    text.len() <= LONGEST
        && (2..=4).contains(&words().count())
        && words().all(|word| is_capital(word) || is_particle(word))
        && words().next().is_some_and(is_capital)
        && !text.contains(|c: char| matches!(c, ',' | ':' | '|') || c.is_numeric())
}

/// True for a small word within names: "van".
pub(crate) fn is_particle(word: &str) -> bool {
    WORDS.particles.contains(&word)
}

pub(crate) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_have_two_names_or_more_and_nothing_else() {
        for name in ["Ada Rowe", "Ludo van der Meer", "J. R. Rowe", "Éva Östlund"] {
            assert!(is_person(name), "{name}");
        }
        for other in ["Ada", "Ada rowe", "van Rowe", "Rowe, Ada", "Ward 12 North", "The Harbour Board Of The City"] {
            assert!(!is_person(other), "{other}");
        }
    }

    #[test]
    fn every_part_of_the_data_file_is_read() {
        let read = ["particles", "by", "before by", "joining", "trades", "houses", "is"];
        for (part, entry) in crate::lists::data::entries(FILE) {
            assert!(read.contains(&part), "`{entry}` stands in the unknown part `{part}`");
        }
    }
}
