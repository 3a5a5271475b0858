//! The head of a press release: "PRESS RELEASE – FOR IMMEDIATE RELEASE", and beside it or below the story who issued it, and when (data/releases.txt).

use std::ops::Range;
use std::sync::LazyLock;

use crate::dates::is_date_line;
use crate::fate::{Fate, take};
use crate::lines::{Info, Kind};
use crate::lists::data::part;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;
use crate::shape::LineShape;

const FILE: &str = include_str!("../../data/releases.txt");
static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "labels"));
static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(LABELS.iter().copied()));
static ISSUED: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "issued")));

/// The label stands among so many lines, and what belongs to it within so many more; the issuer among so many last ones.
const HEAD: usize = 4;
const BESIDE: usize = 4;
const FOOT: usize = 3;
/// No such line is longer, in bytes.
const LONGEST: usize = 100;

/// Takes out what says that the text is a press release, and who issued it. `story` is where its first paragraph stands.
pub(crate) fn releases(infos: &[Info<'_>], story: Option<usize>, fates: &mut [Fate], fate: Fate) {
    let head = story.unwrap_or(infos.len()).min(HEAD);
    let Some(label) = (0..head).find(|i| infos[*i].kind != Kind::Fixed && is_label(infos[*i].text)) else { return };
    let n = infos.len();
    let lines = [0..story.unwrap_or(n).min(label + BESIDE), n.saturating_sub(FOOT).max(label)..n];
    for i in lines.into_iter().flat_map(Range::into_iter) {
        if !infos[i].is_prose() && (is_label(infos[i].text) || is_issued(infos[i].text)) {
            take(infos, fates, i..i + 1, fate);
        }
    }
}

/// "NEWS RELEASE: For immediate release", "For immediate release – Monday 4 March 2024": labels and a day, with nothing but marks between them.
fn is_label(text: &str) -> bool {
    // Most lines end here.
    if text.len() > LONGEST || !HEADS.may_open(bare(text).as_bytes()) || text.ends_with(['.', '!', '?']) {
        return false;
    }
    let low = text.to_lowercase();
    let mut rest = bare(&low);
    let mut labels = 0;
    let label = |rest: &str| LABELS.iter().filter(|label| rest.starts_with(**label)).map(|label| label.len()).max();
    while let Some(length) = label(rest).filter(|length| !rest[*length..].starts_with(char::is_alphanumeric)) {
        labels += 1;
        rest = bare(&rest[length..]);
    }
    labels > 0 && (rest.is_empty() || is_day(rest))
}

/// "Issued by: Marl Council", "Date of issue: 4 March 2024".
fn is_issued(text: &str) -> bool {
    text.len() <= LONGEST && !text.ends_with(['.', '!', '?']) && ISSUED.open(text)
}

#[inline(never)]
fn is_day(text: &str) -> bool {
    is_date_line(text, &LineShape::new(text))
}

fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_a_release_stand_alone_or_beside_each_other_and_a_day() {
        for text in [
            "NEWS RELEASE - FOR IMMEDIATE RELEASE",
            "PRESS RELEASE FOR IMMEDIATE RELEASE",
            "Media release: for immediate release",
            "For immediate release – Monday 4 March 2024",
            "PRESSEMITTEILUNG",
        ] {
            assert!(is_label(text), "{text}");
        }
        for text in ["Press release gone wrong", "For release of the swans", "News releases", "4 March 2024", ""] {
            assert!(!is_label(text), "{text}");
        }
        assert!(is_issued("Issued by: Marl Council") && is_issued("Date of issue: 4 March 2024"));
        assert!(!is_issued("Issued by hand, they lay on the quay.") && !is_issued("Issues by the dozen"));
    }
}
