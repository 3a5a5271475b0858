//! What kind of piece stands below a label, and who wrote it, where the kind opens the byline: `Obituary`, `Ein Kommentar von Ada Rowe`; and what a
//! comment, an obituary or a letter is on: `Zum Rücktritt von Ministerin Falk`.

use std::sync::LazyLock;

use crate::lexicon::entries;

/// No label is longer, in bytes.
const LONGEST: usize = 24;
/// An article before the kind is no longer, in letters.
const ARTICLE: usize = 4;

/// The kinds, and whether each tells of a person.
static KINDS: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
    let row = |line: &'static str| line.split_once("  ").map_or((line, false), |(kind, _)| (kind, true));
    entries(include_str!("../data/kinds.txt")).map(row).collect()
});

static LETTERS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../data/letters-pages.txt")).collect());
static SUBJECTS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../data/subjects.txt")).collect());

/// True for a label that says of what kind the piece below it is: `Obituary`, `LEITARTIKEL`.
pub fn is_kind(label: &str) -> bool {
    find(label).is_some()
}

/// True for a line above a page of readers' letters: `Leserbriefe`, `LETTERS TO THE EDITOR`.
pub fn heads_letters(label: &str) -> bool {
    let label = label.trim().trim_end_matches(['.', ':']);
    label.len() <= LONGEST && LETTERS.binary_search(&label.to_lowercase().as_str()).is_ok()
}

/// True for a line that opens as one does that names no more than what a piece is on: `Zum Tod von Ada Rowe`.
pub fn names_subject(text: &str) -> bool {
    let low = text[..text.floor_char_boundary(LONGEST)].to_lowercase();
    SUBJECTS.iter().any(|opens| low.strip_prefix(opens).is_some_and(|rest| rest.starts_with(' ')))
}

fn find(label: &str) -> Option<bool> {
    if label.len() > LONGEST {
        return None;
    }
    let low = label.to_lowercase();
    let low = low.trim_end_matches(':');
    KINDS.binary_search_by(|(kind, _)| (*kind).cmp(low)).ok().map(|at| KINDS[at].1)
}

/// What stands behind the kind that opens a byline, from the word for `by` on: `von Ada Rowe` of `Ein Kommentar von Ada Rowe`. `of` are the
/// words that may open whom a piece is of as well: not behind `Porträt`, which tells of a person.
pub(crate) fn behind_kind<'a>(line: &'a str, of: &[&str]) -> Option<&'a str> {
    let (first, rest) = line.split_once(' ')?;
    let (kind, rest) = match first.chars().count() <= ARTICLE {
        true => rest.split_once(' ')?,
        false => (first, rest),
    };
    // `L'analisi`
    let kind = kind.strip_prefix("L'").or(kind.strip_prefix("L’")).unwrap_or(kind);
    let of_person = find(kind)?;
    let by = rest.split(' ').next().unwrap_or_default();
    (!of_person || !of.contains(&by)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_in_any_case_as_the_whole_label() {
        assert!(is_kind("Obituary") && is_kind("ÉDITORIAL") && is_kind("Interview:"));
        assert!(!is_kind("Opinion pages") && !is_kind("More") && !is_kind(""));
        assert!(KINDS.is_sorted());
    }

    #[test]
    fn a_page_of_letters_and_a_subject_are_known_by_how_they_are_headed() {
        assert!(
            heads_letters("LESERBRIEFE") && heads_letters("Letters to the editor:") && !heads_letters("Letters home")
        );
        assert!(names_subject("Zum Tod von Ada Rowe") && !names_subject("Zumutung am Wehr") && !names_subject("Zum"));
        assert!(LETTERS.is_sorted() && SUBJECTS.is_sorted());
    }
}
