//! The names of those who write, as they stand in lines: bylines, what is said of an author, contacts.

use std::sync::LazyLock;

use crate::lists::data::part;
use crate::lists::heads::Heads;

const FILE: &str = include_str!("../../data/names.txt");

/// The lists of data/names.txt.
pub(crate) struct Words {
    particles: Vec<&'static str>,
    pub(crate) by: Vec<&'static str>,
    pub(crate) before_by: Vec<&'static str>,
    pub(crate) joining: Vec<&'static str>,
    /// What stands before the place from which somebody reports.
    pub(crate) before_places: Vec<&'static str>,
    /// What may stand before the colon in front of who wrote the piece.
    pub(crate) labels: Vec<&'static str>,
    pub(crate) trades: Vec<&'static str>,
    pub(crate) worked_on: Vec<&'static str>,
    pub(crate) is: Vec<&'static str>,
    pub(crate) writes: Vec<&'static str>,
    pub(crate) articles: Vec<&'static str>,
    pub(crate) unnamed: Vec<&'static str>,
    pub(crate) authors: Vec<&'static str>,
    pub(crate) trade_endings: Vec<&'static str>,
    pub(crate) before_trade: Vec<&'static str>,
    pub(crate) behind_trade: Vec<&'static str>,
    pub(crate) since: Vec<&'static str>,
    pub(crate) then: Vec<&'static str>,
    pub(crate) born: Vec<&'static str>,
    /// Who made a piece, without a person's name.
    pub(crate) desks: Vec<&'static str>,
    /// The same before the names of those who did.
    pub(crate) before_names: Vec<&'static str>,
    /// What joins such a desk and agencies, and what these are called without their names.
    pub(crate) with: Vec<&'static str>,
    pub(crate) agencies: Vec<&'static str>,
    writers: Vec<&'static str>,
    /// What opens the line that says where the author is reached, and what stands behind the name.
    pub(crate) reached: Vec<&'static str>,
    pub(crate) reached_by: Vec<&'static str>,
}

pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    particles: part(FILE, "particles"),
    by: part(FILE, "by"),
    before_by: part(FILE, "before by"),
    joining: part(FILE, "joining"),
    before_places: part(FILE, "before places"),
    labels: part(FILE, "by labels"),
    trades: part(FILE, "trades"),
    worked_on: part(FILE, "worked on"),
    is: part(FILE, "is"),
    writes: part(FILE, "writes"),
    articles: part(FILE, "articles"),
    unnamed: part(FILE, "unnamed"),
    authors: part(FILE, "authors"),
    trade_endings: part(FILE, "trade endings"),
    before_trade: part(FILE, "before trade"),
    behind_trade: part(FILE, "behind trade"),
    since: part(FILE, "since"),
    then: part(FILE, "then"),
    born: part(FILE, "born"),
    desks: part(FILE, "desks"),
    before_names: part(FILE, "before names"),
    with: part(FILE, "with"),
    agencies: part(FILE, "agencies"),
    writers: part(FILE, "writers"),
    reached: part(FILE, "reached"),
    reached_by: part(FILE, "reached by"),
});

/// How lines begin that say who else made a piece.
pub(crate) static WORKED_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(WORDS.worked_on.iter().copied()));

/// How lines begin that say where whoever wrote the piece is reached.
pub(crate) static REACHED_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(WORDS.reached.iter().copied()));

/// How lines begin that speak of an author without a name.
pub(crate) static UNNAMED_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(WORDS.unnamed.iter().copied()));

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

/// True for a label that names who writes: "About the author", "Über die Autorin".
pub(crate) fn heads_writer(label: &str) -> bool {
    let low = label.to_lowercase();
    low.split([' ', '\'', '’']).any(|word| WORDS.writers.iter().any(|writer| word.starts_with(writer)))
}

/// The name of a person that opens a text, and what follows from the first word in small letters on that joins no names.
pub(crate) fn opening(text: &str) -> Option<(&str, &str)> {
    let end = memchr::memchr_iter(b' ', text.as_bytes()).find(|at| {
        let rest = &text[at + 1..];
        let word = || rest.split(' ').next().unwrap_or_default();
        rest.starts_with(|c: char| c.is_lowercase()) && !is_particle(word())
    })?;
    let (name, rest) = (&text[..end], &text[end..]);
    (is_person(name) && !name.starts_with("The ") && !name.contains('.')).then_some((name, rest))
}

/// The same with something between commas behind the name: "Ada Rowe, a former teacher, writes about …".
pub(crate) fn opening_with_more(text: &str) -> Option<(&str, &str)> {
    /// What stands between the commas is no longer, in bytes.
    const MORE: usize = 60;
    let comma = memchr::memchr(b',', &text.as_bytes()[..text.len().min(LONGEST + 1)])?;
    let (name, rest) = text.split_at(comma);
    let rest = rest.strip_prefix(", ")?;
    let at = rest.find(", ").filter(|at| *at <= MORE)?;
    (is_person(name) && !name.contains('.')).then_some((name, &rest[at + 1..]))
}

/// What stands behind "Ada" in "Ada covers the river", where the byline is Ada Rowe's: the first of its names, and small letters.
pub(crate) fn behind_first_name<'t>(text: &'t str, byline: &str) -> Option<&'t str> {
    /// Letters of a name: shorter words are many another thing.
    const LETTERS: usize = 3;
    let (name, rest) = text.split_once(' ')?;
    let letters = name.chars().all(char::is_alphabetic) && name.chars().count() >= LETTERS;
    let surname = byline.strip_prefix(name)?.strip_prefix(' ')?;
    (letters && is_capital(name) && is_capital(surname) && rest.starts_with(char::is_lowercase)).then_some(rest)
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
        let read = [
            "particles",
            "by",
            "before by",
            "joining",
            "by labels",
            "trades",
            "worked on",
            "is",
            "writes",
            "articles",
            "unnamed",
            "authors",
            "trade endings",
            "before trade",
            "behind trade",
            "since",
            "then",
            "born",
            "desks",
            "before names",
            "before places",
            "with",
            "agencies",
            "writers",
            "reached",
            "reached by",
        ];
        for (part, entry) in crate::lists::data::entries(FILE) {
            assert!(read.contains(&part), "`{entry}` stands in the unknown part `{part}`");
        }
        for searched in [&WORDS.desks, &WORDS.before_names, &WORDS.with, &WORDS.agencies] {
            assert!(searched.is_sorted());
        }
    }
}
