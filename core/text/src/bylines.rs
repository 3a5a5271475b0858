//! Bylines: whether a line is one, and whom it names.

mod persons;

use std::sync::LazyLock;

use crate::kinds::behind_kind;
use crate::lexicon::{entries, opened};
use persons::person;

/// So many bytes a byline takes at most.
const LONGEST: usize = 110;

/// `By ADA ROWE`, `Par Ada Rowe et Ben Ott, Agence Exemple`, `di Ada Rowe`: names behind what opens a byline, and no sentence; the kind of
/// the piece may stand before it: `Ein Kommentar von Ada Rowe`. `data/bylines.txt` has the words.
pub fn is_byline(text: &str) -> bool {
    // `Par Ada Rowe (avec EXA)`
    let text = text.strip_suffix(')').and_then(|open| open.rsplit_once(" (")).map_or(text, |(names, _)| names);
    let byline = |text: &str| WORDS.opens.iter().any(|(by, small)| opens(text, by, small));
    text.len() <= LONGEST && (byline(text) || behind_kind(text, &OF).is_some_and(byline))
}

/// The names of a byline with what stands behind them, without what opens it: `Ada Rowe, dpa` of `Ein Kommentar von Ada Rowe, dpa`.
pub fn names(byline: &str) -> Option<&str> {
    let text = Some(byline).filter(|text| is_byline(text))?;
    let text = behind_kind(text, &OF).unwrap_or(text);
    let behind = WORDS.opens.iter().filter_map(|(by, _)| opened(text, by)?.strip_prefix(' '));
    behind.min_by_key(|names| names.len())
}

/// What opens a byline in some languages, and there whom a thing is of as well.
const OF: [&str; 4] = ["af", "de", "di", "von"];

/// True where the last word is a house's: `Harbour Post`, `Associated Writers`.
pub fn is_house(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    HOUSES.binary_search(&last.as_str()).is_ok()
}

static HOUSES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../data/houses.txt")).collect());

/// The name in `Ada Rowe, Harbour Post`: two or three words, and behind the comma a house of four at most.
pub fn named_with_house(text: &str) -> Option<&str> {
    let (name, house) = text.split_once(", ").filter(|_| text.len() <= LONGEST)?;
    let words = |text: &str, most: usize| {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let count = text.split(' ').count();
        count <= most && text.split(' ').all(|word| capital(word) || WORDS.of_names.contains(&word))
    };
    let plain = !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '|' | '"'));
    (plain && name.contains(' ') && words(name, 4) && words(house, 4) && is_house(house)).then_some(name)
}

/// The persons whom a byline names, in its order, as it writes them: without the word that opens it, and without their trades and houses,
/// which stand before them, behind a comma or `of`, or in brackets. No desks, agencies and papers. A text that is no byline is taken for
/// names alone.
pub fn authors(byline: &str) -> Vec<&str> {
    let text = byline.trim();
    let behind = WORDS.opens.iter().filter_map(|(by, _)| opened(text, by)?.strip_prefix(' '));
    let mut rest = behind.min_by_key(|rest| rest.len()).or_else(|| names(text)).unwrap_or(text);
    let mut found = Vec::new();
    loop {
        let joint = joints(rest).find(|(at, _)| !rest[..*at].trim().is_empty());
        let name = &rest[..joint.map_or(rest.len(), |(at, _)| at)];
        // Commas part authors only before the joint: behind the last of them stand titles.
        let parts = name.split(',').take(if joint.is_some() { usize::MAX } else { 1 });
        found.extend(parts.map(without_house).filter_map(person));
        let Some((at, length)) = joint else { return found };
        rest = &rest[at + length..];
    }
}

/// The words of `data/bylines.txt`.
struct Words {
    of_names: Vec<&'static str>,
    /// What opens a byline, and the small words that may stand in it.
    opens: Vec<(&'static str, Vec<&'static str>)>,
    joins: Vec<&'static str>,
    /// What stands before a desk or a trade and before no name.
    of_desks: Vec<&'static str>,
    /// What joins an author and a house: the small words of all bylines that are neither of names nor joints.
    houses: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows = || entries(include_str!("../data/bylines.txt")).filter_map(|line| line.split_once("  "));
    let words = |key: &str| -> Vec<&str> {
        rows().find(|(by, _)| *by == key).map(|(_, words)| words.split(' ').collect()).unwrap_or_default()
    };
    let (of_names, joins, of_desks) = (words("*"), words("+"), words("-"));
    let is_opening = |by: &str| !["*", "+", "-"].contains(&by);
    let opens: Vec<_> = rows()
        .filter(|(by, _)| is_opening(by))
        .map(|(by, small)| (by, small.split(' ').chain(of_names.iter().copied()).collect::<Vec<_>>()))
        .collect();
    let small = opens.iter().flat_map(|(_, small)| small).copied();
    let houses = small.filter(|word| !of_names.contains(word) && !joins.contains(word)).collect();
    Words { of_names, opens, joins, of_desks, houses }
});

/// Where words stand that join two authors, and how long they are, with their spaces.
fn joints(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let spaces = || text.match_indices(' ').map(|(at, _)| at);
    spaces().zip(spaces().skip(1)).filter_map(|(from, to)| {
        let word = text.get(from + 1..to)?;
        WORDS.joins.iter().any(|join| word.eq_ignore_ascii_case(join)).then_some((from, to + 1 - from))
    })
}

/// `Ada Rowe` of `Ada Rowe of the Harbour Post`.
fn without_house(name: &str) -> &str {
    let name = name.trim();
    let end = name.match_indices(' ').map(|(at, _)| at).find(|at| {
        let word = name[at + 1..].split(' ').next().unwrap_or_default();
        WORDS.houses.contains(&word)
    });
    name[..end.unwrap_or(name.len())].trim_end()
}

fn opens(text: &str, by: &str, small: &[&str]) -> bool {
    let Some(names) = opened(text, by).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let mut words = names.split_whitespace();
    // `Ada Rowe, dpa`
    let is_agency = |word: &str| word.len() <= 4 && names.strip_suffix(word).is_some_and(|rest| rest.ends_with(", "));
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    let capitals = words.clone().take_while(|word| capital(word)).count();
    let named = words.all(|word| capital(word) || small.contains(&word) || is_agency(word));
    // In small letters the word stands within sentences too.
    (1..=14).contains(&names.split_whitespace().count())
        && named
        && (capitals >= 2 || capitals == 1 && capital(text))
        && !names.ends_with(['.', ',', ':', '?'])
        && !names.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_names_behind_what_opens_them() {
        for line in [
            "By ADA ROWE",
            "BY ADA ROWE AND BEN OTT",
            "Von Ada Rowe, dpa",
            "Par Léa Marchand",
            "Por Ana Reis e Rui Dias",
            "Av Anna Berg",
            "di Anna Riva",
            "By Ada Rowe of the Harbour Post",
            "Propos recueillis par Léa Marchand",
            "Par Léa Marchand (avec EXA)",
            "By Ada Rowe, with agencies",
            "Ein Kommentar von Gesa Lind",
            "Une chronique de Léa Marchand",
            "Review by Ada Rowe",
            "En krönika av Anna Berg",
            "L'analisi di Anna Riva",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By the harbour",
            "by Tuesday",
            "Von Berlin nach Rom.",
            "By 2030",
            "Por la noche",
            "Di nuovo",
            "Ada Rowe",
            "Porträt von Ada Rowe",
            "Eine Analyse von Daten",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn a_name_stands_before_its_house() {
        assert_eq!(named_with_house("Ada Rowe, Harbour Post"), Some("Ada Rowe"));
        assert_eq!(named_with_house("Ludo van der Meer, Hafenbote"), None, "a house of no list");
        for other in ["Snow Falls, Schools Close", "Ada Rowe, the Harbour Post", "Rowe, Harbour Post", "Marrow, Marl"] {
            assert_eq!(named_with_house(other), None, "{other}");
        }
        assert!(HOUSES.is_sorted());
    }
}
