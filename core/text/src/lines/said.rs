//! What a line says in somebody's words, and behind a comma who says it: "Hold for release, the trainer shouted."

use std::sync::LazyLock;

use crate::lexicon::{entries, part};

/// Verbs of saying.
static VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/en/asides.txt")).collect());
const FILE: &str = include_str!("../../data/en/clause-subjects.txt");
/// What opens a clause that names who says it, or on what it stands.
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[opens]").collect());
/// Those of them before a noun of which `read` tells what it is.
static READ: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[read]").collect());

/// True where the last clause of a sentence says who says the rest: "…, the tattoo on his arm reads."
pub fn is_reported(text: &str) -> bool {
    /// Words of such a clause.
    const CLAUSE: std::ops::RangeInclusive<usize> = 3..=8;
    let Some((_, clause)) = text.strip_suffix('.').and_then(|text| text.rsplit_once(", ")) else { return false };
    let verb = clause.rsplit(' ').next().unwrap_or_default();
    CLAUSE.contains(&clause.split(' ').count())
        && clause.split(' ').next().is_some_and(|word| {
            // "the weekly read"
            let read = verb == "reads" || verb == "read" && !READ.contains(&word);
            OPENS.contains(&word) && (read || VERBS.binary_search(&verb).is_ok())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_clause_says_who_says_the_rest() {
        for line in [
            "All rights reserved, the tattoo on his arm reads.",
            "Not for publication, the margin said.",
            "Hold for release, the trainer shouted.",
        ] {
            assert!(is_reported(line), "{line}");
        }
        for line in [
            "All rights reserved, the publisher.",
            "All rights reserved, Tarn Weekly said.",
            "Hold for legal, Rowe says",
            "Hold until the lawyer of the paper, who has the file, calls.",
            "Hold for release.",
            "Subscribe to our newsletter, the weekly read.",
            "",
        ] {
            assert!(!is_reported(line), "{line}");
        }
        assert!(VERBS.is_sorted());
    }
}
