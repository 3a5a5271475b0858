//! Boxes of several lines, of which the rules for single lines saw the sure ones at most.

pub(crate) mod company;
pub(crate) mod contact;
pub(crate) mod donations;
pub(crate) mod event;
pub(crate) mod feedback;
pub(crate) mod form;
pub(crate) mod marks;
pub(crate) mod panel;
pub(crate) mod poll;
pub(crate) mod profile;
pub(crate) mod speech;
pub(crate) mod topics;

use crate::calls::Calls;
use crate::fate::Fate;
use crate::lines::Info;
use crate::seen::Seen;
use marks::{Mark, Marks};

/// Takes out the boxes. `low` is scratch space.
pub(crate) fn boxes(
    infos: &[Info<'_>],
    seen: Seen,
    (lists, calls): (&Marks, &Calls),
    fates: &mut [Fate],
    low: &mut String,
) {
    // Most articles have few lines that may be a heading or a button.
    let marks = lists.all(infos);
    let marked = seen.has(Seen::OPENS) && marks.iter().any(|mark| *mark != Mark::default());
    if seen.has(Seen::CRY) {
        poll::polls(infos, &marks, fates);
        feedback::feedback(infos, fates);
        panel::panels(infos, fates);
    }
    if seen.has(Seen::BRIEF) {
        event::events(infos, fates);
    }
    if marked || fates.iter().any(|fate| !fate.is_kept()) {
        speech::speech(infos, &marks, lists, calls, fates);
    }
    profile::profile(infos, &marks, (lists, calls), fates, low);
    if marked {
        contact::contacts(infos, &marks, fates);
    }
    company::company(infos, lists, fates);
    if marked {
        topics::topics(infos, &marks, fates);
    }
}
