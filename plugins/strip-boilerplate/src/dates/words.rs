//! The words and numbers that dates are made of.

use std::sync::LazyLock;

use crate::lists::data::part;
use crate::lists::heads::Heads;

const FILE: &str = include_str!("../../data/dates.txt");

pub(super) struct Words {
    pub(super) months: Vec<&'static str>,
    pub(super) days: Vec<&'static str>,
    pub(super) fillers: Vec<&'static str>,
    pub(super) labels: Vec<&'static str>,
    pub(super) lives: Vec<&'static str>,
    /// How the words of dates begin: months, days and what may stand beside them.
    pub(super) heads: Heads,
    pub(super) label_heads: Heads,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let part = |name| part(FILE, name);
    let [months, days, fillers, labels, lives] = ["months", "days", "fillers", "labels", "lives"].map(part);
    Words {
        heads: Heads::of(months.iter().chain(&days).chain(&fillers).chain(&lives).copied()),
        label_heads: Heads::of(labels.iter().copied()),
        months,
        days,
        fillers,
        labels,
        lives,
    }
});

/// What tells of publishing beside a date alone: "Letzte Aktualisierung: 17. Juni".
pub(super) static STAMPS: LazyLock<[Vec<&str>; 2]> =
    LazyLock::new(|| ["stamps", "latest"].map(|name| part(FILE, name)));

/// True for a year in which a page may have been made, or tells of.
pub(crate) fn is_year(token: &str) -> bool {
    token.len() == 4
        && (token.starts_with("19") || token.starts_with("20"))
        && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// True where a line opens with "Published", "Updated" and the like; whether a date follows is asked apart.
pub(crate) fn is_labelled(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphanumeric()).find(|t| !t.is_empty()).unwrap_or_default();
    first.len() <= 16
        && WORDS.label_heads.may_open(first.as_bytes())
        && WORDS.labels.binary_search(&first.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_stand_sorted_as_the_search_needs() {
        assert!(WORDS.months.is_sorted() && WORDS.days.is_sorted() && WORDS.fillers.is_sorted());
        assert!(WORDS.labels.is_sorted() && WORDS.lives.is_sorted() && STAMPS.iter().all(|list| list.is_sorted()));
    }

    #[test]
    fn every_part_of_the_data_file_is_known() {
        let known = [
            "months",
            "days",
            "fillers",
            "labels",
            "reading",
            "reads",
            "lives",
            "stamps",
            "latest",
            "ago",
            "beside ago",
            "units",
        ];
        for (part, entry) in crate::lists::data::entries(FILE) {
            assert!(known.contains(&part), "`{entry}` stands in the unknown part `{part}`");
        }
    }
}
