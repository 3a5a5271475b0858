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
/// Verbs of what a text does, beside those of saying.
static TEXTS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[texts]").collect());

/// What opens a quotation, and what closes one.
const OPENING: [char; 3] = ['"', '“', '‘'];
const CLOSING: [char; 3] = ['"', '”', '’'];

/// True where the clause behind the first comma of a sentence says who or what says it: "Not for publication, it began.", "…, says the lid.",
/// and of what stands in marks also "“…,” the curate had written." Before that comma stands no label.
pub fn is_narrated(text: &str) -> bool {
    /// So many words behind what stands in marks one says it.
    const SOON: usize = 6;
    let Some((head, rest)) = text.strip_suffix('.').and_then(|text| text.split_once(',')) else { return false };
    let clause = rest.trim_start_matches(CLOSING);
    let quoted = head.starts_with(OPENING) && (clause.len() < rest.len() || head.ends_with(CLOSING));
    // "Not for publication: the boy, it said, is 15": a note with its label.
    let Some(clause) = clause.strip_prefix(' ').filter(|_| !head.contains(':')) else { return false };
    let mut words = clause.split(' ').map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let says = |word: &str| VERBS.binary_search(&word).is_ok();
    let does = |word: &str| says(word) || TEXTS.binary_search(&word).is_ok();
    let told = first == "it" && does(second) || says(first) && OPENS.binary_search(&second).is_ok();
    told || quoted && (does(first) || does(second) || words.take(SOON - 2).any(does))
}

/// True where a sentence ends with a verb of telling before its colon: "The board at the gate still says:".
pub fn ends_telling(text: &str) -> bool {
    let word = text.strip_suffix(':').and_then(|text| text.trim_end().rsplit(' ').next()).unwrap_or_default();
    [&VERBS, &TEXTS].iter().any(|list| list.binary_search(&word).is_ok())
}

/// True where the last clause of a sentence says who says the rest: "…, the tattoo on his arm reads."; or the first, as above.
pub fn is_reported(text: &str) -> bool {
    is_narrated(text) || ends_with_report(text)
}

fn ends_with_report(text: &str) -> bool {
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
    fn the_clause_behind_the_first_comma_says_who_says_it() {
        for line in [
            "Not for publication, it began.",
            "\"Not for publication,\" it began.",
            "“NOT FOR PUBLICATION”, said its first line, in capitals.",
            "Not for publication, wrote the colonel on its first page, until the last of us is dead.",
            "Private and confidential, it says on the cover.",
            "Not for release until 2050, says the lid.",
            "“Not for publication,” the curate had written on it.",
            "“For internal use only,” Rowe said, laughing.",
        ] {
            assert!(is_narrated(line) && is_reported(line), "{line}");
        }
        for line in [
            "Off the record: he was pushed, it said.",
            "Not for publication, it is not cleared.",
            "Not for publication, he said.",
            "Subscribe to our newsletter, read the best of the week.",
            "“Not for publication”, from the press office.",
            "Not for publication, it said",
        ] {
            assert!(!is_narrated(line), "{line}");
        }
    }

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
        assert!([&VERBS, &OPENS, &TEXTS].iter().all(|list| list.is_sorted()));
    }
}
