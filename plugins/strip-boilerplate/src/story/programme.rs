//! The events of a place below the hours at which it is open: "Programme", and a line with its day or its hour for each.

use std::sync::LazyLock;

use crate::lines::{Info, Kind};
use crate::lists::data::entries;
use crate::lists::fold::fold;

static HEADS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/programmes.txt")).map(|(_, head)| head).collect());

/// Events of a programme at least, and lines looked at.
const FEWEST: usize = 2;
const MOST: usize = 16;
/// No heading is longer, in bytes.
const HEADING: usize = 24;

/// How many of these lines, from the first one on, are a programme with its heading. `is_detail` is what tells a field from a sentence.
pub(crate) fn below(infos: &[Info<'_>], is_detail: impl Fn(&Info<'_>) -> bool) -> usize {
    let event = |info: &&Info<'_>| is_detail(info) && is_timed(info);
    match infos {
        [first, rest @ ..] if heads(first) => {
            let events = rest.iter().take(MOST).take_while(event).count();
            if events >= FEWEST { events + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// "Programme", "What's on".
fn heads(info: &Info<'_>) -> bool {
    // Most lines end here.
    if info.text.len() > HEADING || info.kind == Kind::Fixed {
        return false;
    }
    let mut low = String::with_capacity(HEADING);
    fold(info.text.trim_end_matches([':', ' ']), &mut low);
    HEADS.binary_search(&low.as_str()).is_ok()
}

/// A line with the figures of a day or an hour, and no telephone number or address.
fn is_timed(info: &Info<'_>) -> bool {
    /// "4 May 2026, 10.30am to 12.30pm" has no more.
    const FIGURES: std::ops::RangeInclusive<u32> = 1..=12;
    const LONGEST: usize = 6;
    let number = |part: &str| part.len() >= LONGEST;
    FIGURES.contains(&info.shape.digits)
        && !info.shape.address
        && !info.text.split(|c: char| !c.is_ascii_digit()).any(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    fn lines(texts: &[&str]) -> usize {
        below(&paragraphs(texts), |info| info.text.bytes().any(|byte| byte.is_ascii_digit()))
    }

    #[test]
    fn a_programme_is_its_heading_and_two_events_or_more() {
        assert_eq!(lines(&["Programme", "4 May: Guided tour", "8 May, 7pm: Lecture", "Share"]), 3);
        assert_eq!(lines(&["What’s on", "Film night, 16 May", "Tug of war, 2pm"]), 3);
        for texts in [
            ["Programme", "4 May: Guided tour", "Share"],
            ["Contact", "4 May: Guided tour", "8 May, 7pm: Lecture"],
            ["Events", "Ada Rowe, 01632 960114", "Ben Ott, 01632 960115"],
        ] {
            assert_eq!(lines(&texts), 0, "{texts:?}");
        }
        assert!(HEADS.is_sorted());
    }
}
