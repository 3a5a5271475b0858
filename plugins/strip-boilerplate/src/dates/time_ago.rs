//! How long ago a page was put out or changed: "3 hours ago", "Vor 3 Stunden", "Il y a 2 jours". The words are in data/dates.txt.

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/dates.txt");
/// Words that count backwards.
static AGO: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "ago"));
/// What stands beside them.
static BESIDE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "beside ago"));
/// What is counted: a page counts minutes, hours, days; a story's own heading may count years.
static UNITS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "units"));

/// No such line is longer, in bytes.
const LONGEST: usize = 32;

/// True for a line that says so and nothing else.
pub(crate) fn is_time_ago(line: &str) -> bool {
    // Most lines end here.
    let worded =
        |end: Option<&u8>| end.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80 || *byte == b'.');
    if line.len() > LONGEST || !worded(line.as_bytes().last()) || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (mut ago, mut numbers, mut units) = (false, 0, 0);
    let known = line.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).all(|token| {
        let low = token.to_lowercase();
        // "3h ago"
        let bare = low.trim_start_matches(|c: char| c.is_ascii_digit());
        numbers += usize::from(bare.len() < low.len());
        let among = |list: &[&str]| list.binary_search(&bare).is_ok();
        let (counts, unit) = (among(&AGO), among(&UNITS));
        ago |= counts;
        units += usize::from(unit);
        bare.is_empty() || counts || unit || among(&BESIDE)
    });
    known && ago && numbers == 1 && units == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_counts_backwards_in_eight_languages() {
        for line in [
            "3 hours ago",
            "3h ago",
            "Vor 3 Stunden",
            "vor 12 Min.",
            "Il y a 3 heures",
            "Hace 2 días",
            "Há 3 horas",
            "3 ore fa",
            "För 3 timmar sedan",
            "For 3 timer siden",
        ] {
            assert!(is_time_ago(line), "{line}");
        }
        for line in ["3 years ago", "Vor 3 Jahren", "For 3 timer", "3 hours", "2 or 3 hours ago", "Ago", "Il y a 3 ans"]
        {
            assert!(!is_time_ago(line), "{line}");
        }
        assert!(AGO.is_sorted() && BESIDE.is_sorted() && UNITS.is_sorted());
    }
}
