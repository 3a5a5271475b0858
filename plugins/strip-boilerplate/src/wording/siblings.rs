//! Lines that are one of several of their kind: the headlines of briefs, the names above notices of deaths, the entries of a list of prices. What
//! one of them is the others are, so none goes for its wording alone where the others stay.

use crate::fate::Fate;
use crate::lines::names::is_person;
use crate::lines::{Info, Look};
use crate::wording::stays::is_credited;

/// No headline of a brief and no name above a notice is wider.
const TITLE: u32 = 70;
/// A brief has no more paragraphs.
const PARAGRAPHS: usize = 2;
/// A section's name may stand above the first headline.
const HEADS: usize = 2;
/// So many headlines that stay show what the others are.
const STAYING: usize = 1;
/// So many who speak under their names and trades.
const VOICES: usize = 2;

/// Takes out of the places in `held` that would go those that have such siblings.
pub(super) fn spare(infos: &[Info<'_>], held: &[usize], fates: &[Fate], going: &mut Vec<usize>) {
    // Most stories end here: nothing goes.
    if going.is_empty() {
        return;
    }
    let heads = briefs(infos, held, fates);
    let staying = heads.iter().filter(|n| !going.contains(n)).count();
    if staying >= STAYING {
        going.retain(|n| heads.binary_search(n).is_err());
    }
    let voices = voices(infos, held, fates);
    if voices.len() >= VOICES {
        going.retain(|n| voices.binary_search(n).is_err());
    }
}

/// The places of names with their trades, each above a paragraph: "Ada Rowe, director", as where several tell of one thing.
fn voices(infos: &[Info<'_>], held: &[usize], fates: &[Fate]) -> Vec<usize> {
    /// Words of the trade.
    const TRADE: usize = 4;
    let is_voice = |n: &usize| {
        let info = &infos[held[*n]];
        let below = held.get(n + 1).is_some_and(|below| infos[*below].is_prose() && fates[*below].is_kept());
        let parts = || info.text.split_once(", ").filter(|_| below && fates[held[*n]].is_kept());
        !info.shape.ends_sentence()
            && info.shape.width <= TITLE
            && parts().is_some_and(|(name, trade)| {
                trade.starts_with(char::is_lowercase) && trade.split(' ').count() <= TRADE && is_person(name)
            })
    };
    (0..held.len()).filter(is_voice).collect()
}

/// The places of the headlines where a text is nothing but briefs: each a short line with a paragraph or two below it.
fn briefs(infos: &[Info<'_>], held: &[usize], fates: &[Fate]) -> Vec<usize> {
    let mut heads = Vec::new();
    let kept = |n: &usize| fates[held[*n]].is_kept();
    let mut lines = (0..held.len()).filter(kept).peekable();
    while let Some(n) = lines.next() {
        let mut head = n;
        let above = heads.is_empty() && lines.peek().is_some_and(|next| is_head(&infos[held[*next]]));
        if above && let Some(next) = lines.next() {
            head = next;
        }
        let mut paragraphs = 0;
        while lines.next_if(|n| infos[held[*n]].is_prose()).is_some() {
            paragraphs += 1;
        }
        if !is_head(&infos[held[head]]) || !(1..=PARAGRAPHS).contains(&paragraphs) {
            return Vec::new();
        }
        heads.push(head);
    }
    if heads.len() < HEADS { Vec::new() } else { heads }
}

/// A line that may head a brief.
fn is_head(info: &Info<'_>) -> bool {
    let s = &info.shape;
    !info.is_prose()
        && info.look != Look::Date
        && !is_credited(info.text)
        && s.width <= TITLE
        && s.has_letters()
        && !info.text.ends_with(['.', ':', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::Reason;
    use crate::lines::{STORY, paragraphs};

    /// The places of the lines with a star that go all the same.
    fn going(lines: &[&str]) -> Vec<usize> {
        let texts: Vec<&str> = lines.iter().map(|line| line.trim_start_matches(['*', '!'])).collect();
        let held: Vec<usize> = (0..lines.len()).collect();
        let mut going: Vec<usize> = held.iter().copied().filter(|n| lines[*n].starts_with('*')).collect();
        let fates: Vec<Fate> = lines
            .iter()
            .map(|line| if line.starts_with('!') { Fate::Gone(Reason::Headline) } else { Fate::Keep })
            .collect();
        spare(&paragraphs(&texts), &held, &fates, &mut going);
        going
    }

    #[test]
    fn the_headlines_of_briefs_and_the_names_above_notices_stay_together() {
        let [one, two] = STORY;
        assert_eq!(going(&["*Lock wins award", one, "Boy, 9, finds coin", two]), [0; 0]);
        assert_eq!(going(&["*DEATHS", "*ROWE", one, "OTT", two]), [0]);
        assert_eq!(going(&["!Briefs", "Lock wins award", one, two, "*Boy finds coin", two]), [0; 0]);
    }

    #[test]
    fn names_with_their_trades_above_what_they_say_stay_together() {
        let [one, two] = STORY;
        assert_eq!(going(&["!How we made it", "*Ada Rowe, director", one, two, one, "*Ben Ott, keeper", two]), [0; 0]);
        assert_eq!(going(&["!How we made it", "*Ada Rowe, director", one, two, one, two]), [1]);
    }

    #[test]
    fn what_stands_in_a_story_or_beside_furniture_has_no_siblings() {
        let [one, two] = STORY;
        assert_eq!(going(&["!Title", one, "*Read it first", two]), [2]);
        assert_eq!(going(&["!Title", one, two, one, "The weir", two, "*Read it first", two]), [6]);
        assert_eq!(going(&["*Lock wins award", one, "*Boy, 9, finds coin", two]), [0, 2]);
    }
}
