//! Which of two versions of a story is the newer.

use jiff::Timestamp;
use std::cmp::Ordering;

/// What a version says of its age.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Age<'a> {
    pub(crate) versioncreated: Option<Timestamp>,
    pub(crate) version: Option<&'a str>,
    pub(crate) canceled: bool,
}

impl Age<'_> {
    /// `Greater`: this one is the newer. `Equal`: the one that came later is.
    ///
    /// The provider's time decides where both have one, then the version where both are numbers, then that a cancel beats
    /// what is none. The order is between two versions and need not be transitive: what has only a time and what has only
    /// a number meet in the order in which they came.
    pub(crate) fn compare(&self, other: &Age<'_>) -> Ordering {
        let created = match (self.versioncreated, other.versioncreated) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => Ordering::Equal,
        };
        created
            .then_with(|| match (self.version, other.version) {
                (Some(a), Some(b)) => compare_numbers(a, b),
                _ => Ordering::Equal,
            })
            .then(self.canceled.cmp(&other.canceled))
    }
}

/// Numbers of any length, with parts: `1.10` comes after `1.9`, `2` equals `02` and `2.0`. `Equal` where either is no number.
fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim(), b.trim());
    if !is_number(a) || !is_number(b) {
        return Ordering::Equal;
    }
    let (mut a, mut b) = (a.split('.'), b.split('.'));
    loop {
        let (x, y) = match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (x, y) => (x.unwrap_or_default().trim_start_matches('0'), y.unwrap_or_default().trim_start_matches('0')),
        };
        // Without leading zeros the longer is the larger, and equal lengths compare digit by digit.
        let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
        if order.is_ne() {
            return order;
        }
    }
}

fn is_number(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(version: &str) -> Age<'_> {
        Age { versioncreated: None, version: Some(version), canceled: false }
    }

    fn created(time: &str) -> Age<'static> {
        Age { versioncreated: Some(time.parse().expect("a time")), version: None, canceled: false }
    }

    #[test]
    fn versions_compare_as_numbers_of_any_length_and_with_parts() {
        for (older, newer) in [
            ("9", "10"),
            ("1.9", "1.10"),
            ("1", "1.1"),
            ("18446744073709551616", "18446744073709551617"),
            ("99999999999999999999999999999999999998", "99999999999999999999999999999999999999"),
            ("0099", "100"),
            (" 7 ", "8"),
        ] {
            assert_eq!(number(newer).compare(&number(older)), Ordering::Greater, "{newer} is newer than {older}");
            assert_eq!(number(older).compare(&number(newer)), Ordering::Less, "{older} is older than {newer}");
        }
    }

    #[test]
    fn versions_that_are_the_same_number_or_no_number_tie() {
        for (a, b) in
            [("2", "02"), ("2", "2.0"), ("b", "a"), ("10", "nine"), ("", "1"), ("1.", "2"), ("-1", "1"), ("1e3", "2")]
        {
            assert_eq!(number(a).compare(&number(b)), Ordering::Equal, "{a:?} and {b:?}");
        }
    }

    #[test]
    fn the_providers_time_decides_before_the_version() {
        let old = Age { version: Some("9"), ..created("2026-03-01T10:00:00Z") };
        let new = Age { version: Some("2"), ..created("2026-03-01T10:00:00.000000001Z") };
        assert_eq!(new.compare(&old), Ordering::Greater);
        let same = Age { version: Some("10"), ..created("2026-03-01T10:00:00Z") };
        assert_eq!(same.compare(&old), Ordering::Greater, "the same time: the version decides");
        assert_eq!(number("3").compare(&new), Ordering::Greater, "one has no time: the version decides");
    }

    #[test]
    fn a_cancel_wins_a_tie_and_nothing_else() {
        let kill = Age { canceled: true, ..number("4") };
        assert_eq!(kill.compare(&number("4")), Ordering::Greater);
        assert_eq!(number("4").compare(&kill), Ordering::Less);
        assert_eq!(number("5").compare(&kill), Ordering::Greater, "a later version comes after the cancel");
    }
}
