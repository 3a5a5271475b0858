//! What a newsletter's box says of it between the title and the fields of the form, both of which went: "Openings, prizes and gossip, every Friday."

use std::sync::LazyLock;

use crate::fate::{Fate, Reason, take};
use crate::lines::{Info, Look};
use crate::lists::data::entries;

static FIELDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/fields.txt")).map(|(_, field)| field).collect());

/// No field is longer, in bytes.
const FIELD: usize = 32;
/// What is said is no wider, and has so many lines at most.
const LONGEST: u32 = 100;
const LINES: usize = 2;

/// Takes out such lines.
pub(crate) fn told(infos: &[Info<'_>], fates: &mut [Fate]) {
    // Most articles end here: nothing in them asks for anything.
    let asks = |fate: &Fate| matches!(fate, Fate::Gone(Reason::CallToReaders | Reason::Subscribe));
    if !fates.iter().any(asks) {
        return;
    }
    for title in 0..infos.len() {
        // A field above is none of a title.
        if !asks(&fates[title]) || is_field(infos[title].text) {
            continue;
        }
        let said = |i: &usize| {
            let info = &infos[*i];
            fates[*i] == Fate::Keep && info.shape.width <= LONGEST && info.shape.quotes == 0 && info.look != Look::Date
        };
        let lines = (title + 1..infos.len()).take(LINES).take_while(said).count();
        let field = title + 1 + lines;
        let below = infos.get(field).is_some_and(|info| is_field(info.text)) && !fates[field].is_kept();
        if lines > 0 && below {
            take(infos, fates, title + 1..field, Fate::Gone(Reason::Subscribe));
        }
    }
}

/// "Email address", "First name*".
fn is_field(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= FIELD && FIELDS.binary_search(&bare.to_lowercase().replace('’', "'").as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    #[test]
    fn what_stands_between_the_title_and_the_form_goes() {
        let taken = |said: &[&'static str], title: Reason, field: &'static str| {
            let body = [&[STORY[0], "Sign up for Lockside"], said, &[field, STORY[1]]].concat();
            let mut fates = vec![Fate::Keep; body.len()];
            (fates[1], fates[2 + said.len()]) = (Fate::Gone(title), Fate::Gone(Reason::Insert));
            told(&paragraphs(&body), &mut fates);
            gone(&body, &fates).len() - 2
        };
        let said = ["Openings, prizes and gossip from the river, every Friday."];
        assert_eq!(taken(&said, Reason::Subscribe, "Email address"), 1);
        assert_eq!(taken(&said, Reason::Teaser, "Email address"), 0);
        assert_eq!(taken(&said, Reason::Subscribe, "Trending"), 0);
        assert_eq!(taken(&["“Every Friday,” Rowe said."], Reason::Subscribe, "Email address"), 0);
        assert_eq!(taken(&[STORY[0], STORY[1], STORY[0]], Reason::Subscribe, "Email address"), 0);
        assert!(FIELDS.is_sorted());
    }
}
