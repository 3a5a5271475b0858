//! The standfirst of copy where it is written in sentences: it looks like the first paragraph, and the byline stands below it.

use crate::header::bylines;
use crate::lines::{Info, Look};

/// So many lines from the top a standfirst stands.
const TOP: usize = 4;
/// It is no wider.
const WIDEST: u32 = 240;
/// Lines between it and the story: a name, a trade, the house, the date.
const BETWEEN: usize = 4;

/// Where the story begins whose first prose stands at `first`: below byline and date, where nothing else stands between.
pub(crate) fn story_below(infos: &[Info<'_>], first: usize) -> Option<usize> {
    // Most articles end here: the next line is a paragraph.
    if first == 0 || first > TOP || infos[first].shape.width > WIDEST || infos.get(first + 1).is_none_or(Info::is_prose)
    {
        return None;
    }
    let story = (first + 2..infos.len()).take(BETWEEN).find(|i| infos[*i].is_prose())?;
    let mut signed = false;
    let head = (first + 1..story).filter(|i| !infos[*i].text.is_empty()).all(|i| {
        let info = &infos[i];
        let below = infos.get(i + 1);
        let above = || below.and_then(|below| bylines::name_above_house(info, below));
        let named = bylines::is_signed(info) || above().is_some();
        let beside = info.look == Look::Date || signed && (bylines::is_trade_line(info) || bylines::is_house(info));
        signed |= named;
        named || beside
    });
    (head && signed).then_some(story)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    fn below(head: &[&str]) -> Option<usize> {
        let lines = [head, &STORY].concat();
        story_below(&paragraphs(&lines), 1)
    }

    #[test]
    fn the_story_begins_below_the_byline_that_stands_below_a_standfirst() {
        let head = ["The last keeper", "She came for a summer and stayed for forty years. Now the weir goes"];
        let stamped = |lines: &[&'static str]| below(&[&head[..], lines].concat());
        assert_eq!(stamped(&["By Ada Rowe"]), Some(3));
        assert_eq!(stamped(&["By Ada Rowe", "3 March 2026"]), Some(4));
        assert_eq!(stamped(&["Ada Rowe", "Reporter", "3 March 2026"]), Some(5));
        assert_eq!(stamped(&["Ada Rowe", "3 March 2026"]), Some(4));
        for other in [&[][..], &["3 March 2026"], &["The weir"], &["Ada Rowe"], &["By Ada Rowe", "The weir"]] {
            assert_eq!(stamped(other), None, "{other:?}");
        }
    }
}
