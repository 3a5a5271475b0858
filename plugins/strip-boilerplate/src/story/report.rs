//! What a live report has besides its times and what it says: the title of each entry, all of the last one, and the points above the first.
//!
//! On a page they look like teasers: a few words, and a paragraph below.

use std::sync::LazyLock;

use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::part;
use crate::lists::openings::Openings;

static POINTS: LazyLock<Openings> =
    LazyLock::new(|| Openings::new(&part(include_str!("../../data/live.txt"), "points")));

/// So many lines below the title of an entry it says something.
const NEAR: usize = 2;
/// So many points stand above the first entry.
const MOST_POINTS: usize = 12;
const LEAST_POINTS: usize = 2;
/// A title has so many words.
const WORDS: u32 = 2;

/// Protects them. `times` are the places of the times that head the entries.
pub(crate) fn protect(infos: &mut [Info<'_>], times: &[usize]) {
    for at in times {
        if let Some(title) = title_below(infos, *at) {
            infos[title].protected = true;
        }
    }
    let Some(last) = times.last() else { return };
    let from = title_below(infos, *last).unwrap_or(*last) + 1;
    let said = (from..infos.len()).filter(|i| !infos[*i].text.is_empty());
    let said: Vec<usize> = {
        let infos = &*infos;
        said.take_while(|i| infos[*i].is_prose() && infos[*i].hits.part() == 0).collect()
    };
    said.into_iter().for_each(|i| infos[i].protected = true);
    points(infos, times[0]);
}

/// The title of an entry, right below its time and above what it says.
fn title_below(infos: &[Info<'_>], time: usize) -> Option<usize> {
    let mut below = (time + 1..infos.len()).filter(|i| !infos[*i].text.is_empty());
    let title = below.next().filter(|i| is_point(infos, *i))?;
    below.take(NEAR).any(|i| infos[i].is_prose()).then_some(title)
}

/// Protects what stands between a heading of points and the first entry.
fn points(infos: &mut [Info<'_>], first: usize) {
    lines_of_points(infos, first).into_iter().for_each(|i| infos[i].protected = true);
}

/// True where points and their heading stand right above the first entry.
pub(crate) fn has_points(infos: &[Info<'_>], first: usize) -> bool {
    !lines_of_points(infos, first).is_empty()
}

/// The points above the first entry, and their heading.
fn lines_of_points(infos: &[Info<'_>], first: usize) -> Vec<usize> {
    let mut held: Vec<usize> = (0..first).rev().filter(|i| !infos[*i].text.is_empty()).take(MOST_POINTS + 1).collect();
    let head = held.iter().position(|i| {
        POINTS.opens(&infos[*i].text.to_lowercase()).is_some_and(|rest| rest.trim_end_matches(':').is_empty())
    });
    let Some(head) = head.filter(|head| *head >= LEAST_POINTS && held[..*head].iter().all(|i| is_point(infos, *i)))
    else {
        return Vec::new();
    };
    held.truncate(head + 1);
    held
}

/// A title, and one that heads an entry below too.
fn is_point(infos: &[Info<'_>], i: usize) -> bool {
    is_title(&infos[i]) || infos[i].times == 2 && has_words(&infos[i])
}

fn is_title(info: &Info<'_>) -> bool {
    info.times == 1 && has_words(info)
}

/// Some words, which no button has.
fn has_words(info: &Info<'_>) -> bool {
    let s = &info.shape;
    info.kind != Kind::Fixed
        && s.has_letters()
        && s.joints == 0
        && s.words >= WORDS
        && ![Class::Share, Class::Insert].iter().any(|class| info.hits.is_part(*class))
        && matches!(info.look, Look::Title | Look::Label | Look::Short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::protected_by;

    #[test]
    fn titles_of_entries_points_and_the_last_entry_are_the_reports() {
        let body = [
            "Follow",
            "Key points",
            "Lock shut until nine",
            "Forty boats wait",
            "17:30",
            "What we know so far",
            "The lock at Tarn Weir is shut, and nobody knows for how long.",
            "17:05",
            "The lock at Marl is shut as well, the keeper said.",
            "16:40",
            "That's a big one",
            "The gauge at the weir has just broken its record, set in 1952.",
            "Related topics",
        ];
        let kept = protected_by(|infos| protect(infos, &[4, 7, 9]), &body);
        assert_eq!(kept, [&body[1..4], &body[5..6], &body[10..12]].concat());
    }

    #[test]
    fn buttons_below_a_time_and_menus_above_are_none() {
        let body =
            ["Home", "Sport", "17:30", "Share", "The lock is shut, and nobody knows for how long.", "17:05", "Share"];
        assert_eq!(protected_by(|infos| protect(infos, &[2, 5]), &body), [""; 0]);
    }
}
