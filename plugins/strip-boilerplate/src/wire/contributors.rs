//! Who else worked on a report, named in a sentence below it: "Post writer Ada Rowe in Marl contributed to this report."

use std::sync::LazyLock;

use crate::lists::data::part;
use crate::lists::search::Search;
use crate::wire::WIRE;

static CONTRIBUTED: LazyLock<Search> = LazyLock::new(|| Search::new(part(WIRE, "contributed")));

/// No such line is longer, in bytes.
const LONGEST: usize = 240;

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
