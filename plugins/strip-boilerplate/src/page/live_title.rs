//! The headline of a live report, which says its kind before a title: "LIVE: Storm batters the coast".

use copydesk_text::kinds::is_kind;

use crate::lines::Info;
use crate::page::title::{WORDS, is_worded};

/// Protects a first line that says its kind before a title, where it may be the headline: "LIVE: Storm batters the coast".
pub(crate) fn protect(infos: &mut [Info<'_>]) {
    let Some(first) = infos.iter_mut().find(|info| !info.text.is_empty()) else { return };
    let Some((kind, title)) = first.text.split_once(": ") else { return };
    first.protected |= title.split(' ').count() >= WORDS as usize && is_worded(first) && is_kind(kind);
}

/// The headline of a live report whose first time is at `from`, where it is the first line and says its kind: "LIVE: Storm batters the coast".
pub(crate) fn of_report(infos: &[Info<'_>], from: usize) -> Option<usize> {
    let top = (0..from).find(|i| !infos[*i].text.is_empty())?;
    let kind = infos[top].text.split_once(": ").map(|(kind, _)| kind);
    (is_worded(&infos[top]) && kind.is_some_and(is_kind)).then_some(top)
}
