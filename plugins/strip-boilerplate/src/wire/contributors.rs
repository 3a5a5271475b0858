//! Who else worked on a report, named below it in a sentence, "Post writer Ada Rowe in Marl contributed to this report.", or behind an opening:
//! "—REPORTS FROM ADA ROWE AND BEN OTT".

use std::sync::LazyLock;

use copydesk_text::lines::is_wire;

use crate::lines::names::{WORDS, is_capital, is_person};
use crate::lists::data::part;
use crate::lists::openings::Openings;
use crate::lists::search::Search;
use crate::wire::WIRE;

static CONTRIBUTED: LazyLock<Search> = LazyLock::new(|| Search::new(part(WIRE, "contributed")));
static JOINS: LazyLock<Vec<&str>> = LazyLock::new(|| part(WIRE, "reported joins"));
static REPORTED: LazyLock<[Openings; 2]> =
    LazyLock::new(|| ["reported", "reported with"].map(|name| Openings::new(&part(WIRE, name))));

/// No such line is longer, in bytes.
const LONGEST: usize = 240;

/// True for an opening that says so and nothing but names of persons and agencies behind it: "(With reports from Ada Rowe and Reuters)".
pub(crate) fn are_behind_opening(text: &str) -> bool {
    /// No such line is longer, in bytes.
    const LINE: usize = 160;
    let inner = text.trim_start_matches(['—', '–', '-', '*', '(', '[', ' ']);
    let marked = inner.len() < text.len();
    let [after_mark, anyhow] = &*REPORTED;
    // Most lines end here, as sentences or by what they open with.
    if text.len() > LINE || !(anyhow.open(inner) || marked && after_mark.open(inner)) {
        return false;
    }
    let inner = inner.trim_end_matches([')', ']', '*', '.', ' ']);
    let low = inner.to_lowercase();
    let behind = anyhow.opens(&low).or_else(|| after_mark.opens(&low)).map_or(0, str::len);
    let names = inner.len().checked_sub(behind).and_then(|at| inner.get(at..)).unwrap_or_default();
    let (mut known, mut name) = (false, String::new());
    // A word that joins two names ends the first, in capitals too.
    for word in names.split(' ').filter(|word| !word.is_empty()).chain(["and"]) {
        let joins = JOINS.iter().any(|joining| word.eq_ignore_ascii_case(joining));
        let (bare, ends) = (word.trim_end_matches(','), joins || word.ends_with(','));
        if !joins {
            name.push_str(if name.is_empty() { "" } else { " " });
            name.push_str(bare);
        }
        if ends && !name.is_empty() {
            if !is_reporter(&name) {
                return false;
            }
            known = true;
            name.clear();
        }
    }
    known
}

/// "Ada Rowe", "Ada Rowe in Marl", "Reuters".
fn is_reporter(name: &str) -> bool {
    let placed = || {
        let (person, place) = name.split_once(" in ")?;
        Some(is_person(person) && place.split(' ').all(is_capital))
    };
    is_person(name) || is_wire(name) || WORDS.agencies.contains(&name.to_lowercase().as_str()) || placed() == Some(true)
}

/// True for a line that says so and nothing else.
pub(crate) fn are_named(text: &str) -> bool {
    /// A small word within what follows is no longer, in bytes: "from Marl and the coast".
    const SMALL: usize = 4;
    if text.len() > LONGEST {
        return false;
    }
    let marks = |c: char| matches!(c, '—' | '–' | '-' | '*' | '(' | ')' | '_' | '.' | ' ');
    // Most lines end here: they are more than one sentence, or somebody says something.
    let said = memchr::memchr3(b'"', b'?', b':', text.as_bytes()).is_some()
        || !text.is_ascii() && text.contains(['“', '„', '«']);
    if said || text.trim_matches(marks).contains(". ") {
        return false;
    }
    let mut found = None;
    CONTRIBUTED.each(text.as_bytes(), |_, place| found = found.take().or(Some(place)));
    let Some(place) = found else { return false };
    let [before, behind] = [text.get(..place.start), text.get(place.end..)].map(Option::unwrap_or_default);
    let (before, behind) = (before.trim_start_matches(marks), behind.trim_end_matches(marks));
    // "Ada Rowe", "The Harbour Press": a name has two capitals.
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = capital(before) && before.split(' ').filter(|word| capital(word)).count() >= 2;
    // "from Marl", "and Ben Ott took the pictures" says more.
    let placed = |word: &str| capital(word) || word.len() <= SMALL;
    let whole = behind.is_empty() || behind.starts_with(' ') && behind.split(' ').all(placed);
    named && whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_worked_on_a_report_are_named_in_eight_languages() {
        for line in [
            "Post writer Ada Rowe in Marl contributed to this report.",
            "The Harbour Press contributed to this story.",
            "Ada Rowe contributed reporting from Tarn and Marl.",
            "(Ben Ott and Ada Rowe contributed to this article)",
            "Ada Rowe und Ben Ott haben an diesem Bericht mitgearbeitet.",
            "Ada Rowe à Marl a contribué à cet article.",
            "Ada Rowe contribuyó a este reportaje.",
            "Ada Rowe ha collaborato a questo articolo.",
            "Ada Rowe colaborou com esta reportagem.",
            "Ada Rowe har bidragit till den här artikeln.",
            "Ada Rowe har bidraget til denne artikel.",
        ] {
            assert!(are_named(line), "{line}");
        }
    }

    #[test]
    fn those_who_reported_stand_behind_an_opening() {
        for line in [
            "—REPORTS FROM ADA ROWE AND BEN OTT",
            "— Reports from Ada Rowe, Ben Ott and Reuters",
            "With reports from Ada Rowe and Ben Ott",
            "(With a report from Ada Rowe in Marl.)",
            "WITH REPORTING BY ADA ROWE",
            "(Mit Berichten von Ada Rowe und Ben Ott)",
            "Com informações de Ada Rowe e Reuters",
        ] {
            assert!(are_behind_opening(line), "{line}");
        }
        for line in [
            "Reports from Tarn Head",
            "— Reports from the coast are late",
            "With reports from the weir still coming in, the board met.",
            "With reports from Ada Rowe the board was content.",
            "—REPORTS FROM",
            "With reporting by day and drinking by night",
        ] {
            assert!(!are_behind_opening(line), "{line}");
        }
        assert!(["reported", "reported with"].iter().all(|name| part(WIRE, name).is_sorted()));
    }

    #[test]
    fn what_a_story_tells_of_a_report_stays() {
        for line in [
            "Ada Rowe contributed to the rescue.",
            "“Ben Ott contributed to this report,” the minister said.",
            "Ada Rowe contributed to this report being shelved for years.",
            "Nobody contributed to this report.",
            "The board met. Ada Rowe contributed to this report.",
            "Ada Rowe contributed to this report. The fund paid for it.",
        ] {
            assert!(!are_named(line), "{line}");
        }
        assert!(part(WIRE, "contributed").is_sorted());
    }
}
