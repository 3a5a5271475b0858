//! Restrictions on the use of the text or its pictures that a rule for furniture took, "Not for use in China", "UK use only": they go to the header, as all
//! terms do.

use std::sync::LazyLock;

use crate::fate::{Fate, Reason};
use crate::header::{Set, put};
use crate::lines::Info;
use crate::lists::data::{RIGHTS, part};

/// How such lines open, and how they end.
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(RIGHTS, "restrictions"));
static ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(RIGHTS, "only"));

/// Moves those of the lines that go as furniture. `had` are the terms of use that the article came with.
pub(crate) fn restrictions(infos: &[Info<'_>], had: Option<&str>, fates: &mut [Fate], fields: &mut Vec<(Set, String)>) {
    for (info, fate) in infos.iter().zip(fates) {
        let Fate::Gone(reason) = *fate else { continue };
        let of_page = matches!(
            reason,
            Reason::Insert
                | Reason::Navigation
                | Reason::PageNotice
                | Reason::SpeaksOfPage
                | Reason::Tags
                | Reason::Teaser
        );
        if of_page && is_restriction(info) {
            let found = fields.iter().find(|(set, _)| *set == Set::Usageterms).map(|(_, terms)| terms.as_str());
            let mut known = found.or(had).map(str::to_owned);
            let moved = put(&mut known, info.text, Set::Usageterms, fields);
            // Where the field is full, it is furniture all the same.
            *fate = if moved.is_kept() { *fate } else { moved };
        }
    }
}

fn is_restriction(info: &Info<'_>) -> bool {
    /// Words of such a line, and bytes.
    const WORDS: std::ops::RangeInclusive<u32> = 2..=10;
    const LONGEST: usize = 90;
    if !WORDS.contains(&info.shape.words) || info.text.len() > LONGEST || info.text.ends_with(['?', '!']) {
        return false;
    }
    let low = info.text.to_lowercase();
    let core = low.trim_matches(|c: char| !c.is_alphanumeric());
    let behind = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    OPENS.iter().any(|opening| core.strip_prefix(opening).is_some_and(behind))
        || ENDS.iter().any(|end| core.strip_suffix(end).is_some_and(|rest| rest.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn restrictions_are_told_by_how_they_open_or_end() {
        let is = |line: &str| is_restriction(&paragraphs(&[line])[0]);
        for line in ["Not for use in Tarnland", "No sales", "UK use only", "No reproduction without permission"] {
            assert!(is(line), "{line}");
        }
        for line in ["No salesmen", "Use only", "Sign up for news only", "No sales in the lanes?"] {
            assert!(!is(line), "{line}");
        }
        assert!(OPENS.is_sorted() && ENDS.is_sorted());
    }
}
