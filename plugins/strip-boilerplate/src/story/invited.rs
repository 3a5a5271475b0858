//! Titles and refrains that open as a page's invitation does: "Follow us into the woods", "Join us at the table, brother". A page says where: a
//! network, a newsletter, an event. The words are in data/invites.txt.

use std::sync::LazyLock;

use crate::calls::Calls;
use crate::lines::loud::loud;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::part;
use crate::lists::openings::Openings;

const FILE: &str = include_str!("../../data/invites.txt");
static OPENS: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "opens")));
/// What a page invites to.
static SERVICES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "services"));

/// No such line is longer, in bytes.
const LONGEST: usize = 48;

/// Protects such lines between two sentences of copy that is no page.
pub(crate) fn protect(infos: &mut [Info<'_>], calls: &Calls) {
    let said =
        |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(|info| info.is_prose() || info.look == Look::Short);
    let between = |i: &usize| said(i.checked_sub(1)) && said(Some(*i + 1));
    let own: Vec<usize> = loud(infos).filter(|i| invites(&infos[*i], calls)).filter(between).collect();
    own.into_iter().for_each(|i| infos[i].protected = true);
}

fn invites(info: &Info<'_>, calls: &Calls) -> bool {
    let s = &info.shape;
    // Most lines end here.
    if info.text.len() > LONGEST || !OPENS.open(info.text) {
        return false;
    }
    let low = info.text.to_lowercase();
    let behind = OPENS.opens(&low).filter(|_| low.len() == info.text.len()).unwrap_or_default();
    let words = || behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let plain = s.digits == 0 && !s.address && info.linked == 0 && !info.text.ends_with(['!', ':']) && info.times == 1;
    // "Follow us on Flipboard": a name that no list has.
    let named = || {
        info.text[info.text.len() - behind.len()..]
            .strip_prefix(" on ")
            .is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    let service = || named() || words().any(|word| SERVICES.binary_search(&word).is_ok()) || calls.names(behind);
    plain && info.kind != Kind::Fixed && words().next().is_some() && !service()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, protected_by};

    fn protected(line: &str) -> bool {
        let calls = Calls::new();
        !protected_by(|infos| protect(infos, &calls), &[STORY[0], line, STORY[1]]).is_empty()
    }

    #[test]
    fn what_invites_to_nothing_that_a_page_has_is_the_storys() {
        for line in
            ["Follow us into the woods", "Follow us, fire", "Join us at the table, brother", "Follow us to the water"]
        {
            assert!(protected(line), "{line}");
        }
        for line in [
            "Follow us",
            "Follow us on Facebook",
            "Follow us for updates",
            "Follow us on Flipboard",
            "Follow us to stay informed",
            "Join us and thousands of others",
            "Join us for the ride",
            "Follow us here",
            "Join us!",
            "Join us for a talk with Ada Rowe",
            "Join us on 4 March",
            "Join us in the Harbour Club",
        ] {
            assert!(!protected(line), "{line}");
        }
        assert!(part(FILE, "services").is_sorted());
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| ["opens", "services"].contains(&part)));
    }
}
