//! Dates of birth and death, which are no dates of a page.

use super::words::{WORDS, is_year};

/// True for "8 June 1937 - 3 March 2026", "* 8. Juni 1937", "† 3. März 2026": when somebody was born and died, and no date of a page.
pub(super) fn is_life(line: &str) -> bool {
    if line.contains(['†', '✝']) {
        return true;
    }
    // Some were born before the last century.
    let of_life = |token: &&str| is_year(token) || token.len() == 4 && token.starts_with("18");
    let mut years = line.split(|c: char| !c.is_ascii_digit()).filter(of_life);
    let Some(first) = years.next() else { return false };
    line.starts_with('*') || years.any(|other| other != first)
}

/// True for a line that has a year and a word of birth or death, as they stand at the foot of an obituary.
pub(crate) fn tells_of_life(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    words().any(is_year) && words().any(|word| WORDS.lives.binary_search(&word.to_lowercase().as_str()).is_ok())
}
