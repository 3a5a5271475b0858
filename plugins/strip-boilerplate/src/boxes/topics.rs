//! A heading such as "Topics" or "More stories on" and the names below it, to the end or to the next paragraph.

use copydesk_text::lines::credit;

use crate::boxes::marks::Mark;
use crate::fate::{Fate, Reason, take};
use crate::lines::{Info, Kind, Look};

/// No list of topics is longer.
const MOST: usize = 15;

/// Takes out headings of topics with what they head.
pub(crate) fn topics(infos: &[Info<'_>], marks: &[Mark], fates: &mut [Fate]) {
    let prose = |info: &Info<'_>| info.is_prose() && info.shape.ends_sentence();
    let Some(first) = infos.iter().position(prose) else { return };
    let last = infos.iter().zip(fates.iter()).rposition(|(info, fate)| prose(info) && fate.is_kept()).unwrap_or(first);
    for at in (first + 1..infos.len()).filter(|at| marks[*at].is(Mark::TOPICS_HEAD)) {
        let head = &infos[at];
        let outside = at > last;
        if head.kind == Kind::Fixed || !outside && head.shape.words < 2 {
            continue;
        }
        let names = infos[at + 1..].iter().take(MOST + 1).take_while(|info| is_name(info)).count();
        if (1..=MOST).contains(&names) || outside && names == 0 && head.shape.words >= 2 {
            take(infos, fates, at..at + 1 + names, Fate::Gone(Reason::Tags));
        }
    }
}

/// The name of a topic, a place, a section.
fn is_name(info: &Info<'_>) -> bool {
    let s = &info.shape;
    matches!(info.look, Look::Label | Look::Furniture | Look::Title)
        && s.words <= 5
        && s.width <= 40
        && !s.ends_sentence()
        && s.quotes == 0
        && s.digits <= 4
        && !matches!(info.kind, Kind::Fixed | Kind::Heading)
        && credit(info.text).is_none_or(|credit| !credit.sure)
}
