//! Short forms of first names (`data/en/short-names.txt`): Ken Rowe is Kenneth Rowe.

use std::sync::LazyLock;

use crate::lexicon::entries;

/// Sorted by the short forms.
static SHORT: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    entries(include_str!("../../data/en/short-names.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// Whether one of two first names is short for the other, or both are for the same.
pub(super) fn are_of_one(one: &str, other: &str) -> bool {
    full(one).any(|name| name == other || full(other).any(|same| same == name)) || full(other).any(|name| name == one)
}

/// What a name is short for.
fn full(short: &str) -> impl Iterator<Item = &'static str> {
    let from = SHORT.partition_point(|(known, _)| *known < short);
    SHORT[from..].iter().take_while(move |(known, _)| *known == short).map(|(_, full)| *full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_is_of_its_name_and_of_another_short_form_of_it() {
        assert!(SHORT.is_sorted());
        assert!(are_of_one("Ken", "Kenneth") && are_of_one("Kenneth", "Ken") && are_of_one("Ken", "Kenny"));
        assert!(!are_of_one("Ken", "Keith") && !are_of_one("Kenneth", "Keith") && !are_of_one("Jack", "John"));
    }
}
