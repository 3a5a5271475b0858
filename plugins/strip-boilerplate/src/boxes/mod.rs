//! Boxes of several lines, of which the rules for single lines saw the sure ones at most.

pub(crate) mod company;
pub(crate) mod contact;
pub(crate) mod event;
pub(crate) mod feedback;
pub(crate) mod marks;
pub(crate) mod poll;
pub(crate) mod profile;
pub(crate) mod speech;
pub(crate) mod topics;

use crate::calls::Calls;
use crate::fate::Fate;
use crate::lines::Info;
use marks::Marks;

/// Takes out the boxes. `low` is scratch space.
pub(crate) fn boxes(infos: &[Info<'_>], lists: &Marks, calls: &Calls, fates: &mut [Fate], low: &mut String) {
    let marks = lists.all(infos);
    poll::polls(infos, &marks, fates);
    feedback::feedback(infos, fates);
    event::events(infos, fates);
    speech::speech(infos, &marks, lists, calls, fates);
    profile::profile(infos, &marks, (lists, calls), fates, low);
    contact::contacts(infos, &marks, fates);
    company::company(infos, lists, fates);
    topics::topics(infos, &marks, fates);
}
