//! What kind of piece stands below a label, and who wrote it, where the kind opens the byline: `Obituary`, `Ein Kommentar von Ada Rowe`.

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

/// True for a label that says of what kind the piece below it is: `Obituary`, `LEITARTIKEL`.
pub fn is_kind(label: &str) -> bool {
    find(label).is_some()
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
}
