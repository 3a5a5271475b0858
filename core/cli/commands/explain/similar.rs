//! What is said of a story that the ledger does not know.

use crate::arguments::Where;
use crate::shown;
use copydesk_ledger::{LedgerError, View};
use std::collections::BTreeSet;

/// So many are named.
const NAMED: usize = 5;
/// Longer texts are not compared letter by letter: the cost is the product of the lengths.
const LONGEST: usize = 200;

/// That the story is not known, and which are near it.
pub(super) fn unknown(view: &View, uri: &str, place: &Where) -> Result<String, LedgerError> {
    let wanted = uri.to_lowercase();
    let mut near: BTreeSet<(usize, String)> = BTreeSet::new();
    view.uris(|known| {
        if let Some(distance) = distance(&wanted, &known.to_lowercase()) {
            near.insert((distance, known.to_owned()));
            if near.len() > NAMED {
                near.pop_last();
            }
        }
    })?;
    let mut said = format!("no story {} is known in {}", shown::line(uri, 1000), place.state.display());
    if near.is_empty() {
        let state = shown::state_option(&place.state);
        said += &format!(
            "; `copydesk runs{state}` shows what came in, and `sqlite3 -readonly {}/ledger.sqlite \
             \"SELECT uri FROM stories\"` every story",
            place.state.display()
        );
    } else {
        said += "; near it are";
        for (_, known) in &near {
            said += &format!("\n  {}", shown::line(known, 1000));
        }
    }
    Ok(said)
}

/// How far apart two uris are, where they are near: a part of the other is nearest.
fn distance(wanted: &str, known: &str) -> Option<usize> {
    if !wanted.is_empty() && known.contains(wanted) || !known.is_empty() && wanted.contains(known) {
        return Some(0);
    }
    if wanted.len() > LONGEST || known.len() > LONGEST {
        return None;
    }
    let distance = strsim::damerau_levenshtein(wanted, known);
    (distance <= (wanted.chars().count() / 3).max(1)).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn a_part_of_a_uri_or_a_slip_in_it_is_near_and_another_uri_is_not() {
        assert_eq!(distance("dredger", "urn:ena:dredger-1"), Some(0));
        assert_eq!(distance("in/a.txt#2", "in/a.txt"), Some(0));
        assert_eq!(distance("urn:ena:dreger", "urn:ena:dredger"), Some(1));
        assert_eq!(distance("urn:ena:dredger", "tag:example.org,2026:council-vote"), None);
        assert_eq!(distance("", "urn:a"), None);
    }
}
