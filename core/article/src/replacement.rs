//! Replacements in one text: their order, the text that they make, and where its bytes go.

use crate::{EditError, Mark, Place};

/// One replacement in a text, in bytes of the view.
#[derive(Debug)]
pub(crate) struct Replacement {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
    /// How far the text behind it moves, all replacements before it counted in.
    shift: isize,
}

impl Replacement {
    /// One whose shift is not known yet: see [`order`].
    pub(crate) fn new(start: usize, end: usize, text: String) -> Replacement {
        Replacement { start, end, text, shift: 0 }
    }
}

/// Sorts replacements, refuses those that overlap, and adds up their shifts; insertions at one place keep their order.
pub(crate) fn order(place: Place, list: &mut [Replacement]) -> Result<(), EditError> {
    list.sort_by_key(|r| (r.start, r.end));
    if let Some(pair) = list.windows(2).find(|pair| pair[1].start < pair[0].end) {
        return Err(EditError::Overlap { place, at: pair[1].start });
    }
    let mut shift = 0;
    for r in list {
        shift += r.text.len() as isize - (r.end - r.start) as isize;
        r.shift = shift;
    }
    Ok(())
}

pub(crate) fn rewritten(old: &str, list: &[Replacement]) -> String {
    let mut text = String::with_capacity(old.len() + list.iter().map(|r| r.text.len()).sum::<usize>());
    let mut at = 0;
    for r in list {
        text.push_str(&old[at..r.start]);
        text.push_str(&r.text);
        at = r.end;
    }
    text.push_str(&old[at..]);
    text
}

/// An insertion overlaps only where it falls strictly inside.
pub(crate) fn overlaps(list: &[Replacement], start: usize, end: usize) -> bool {
    let next = list.partition_point(|r| r.end <= start);
    list.get(next).is_some_and(|r| r.start < end)
}

/// A start moves behind what is inserted at it.
pub(crate) fn map_start(list: &[Replacement], at: usize) -> usize {
    shifted(list, list.partition_point(|r| r.end <= at), at)
}

/// An end stays before what is inserted at it.
pub(crate) fn map_end(list: &[Replacement], at: usize) -> usize {
    shifted(list, list.partition_point(|r| r.end <= at && r.start < at), at)
}

pub(crate) fn shifted(list: &[Replacement], before: usize, at: usize) -> usize {
    let shift = before.checked_sub(1).and_then(|last| list.get(last)).map_or(0, |r| r.shift);
    // An offset inside a replacement moves to the replacement's start: marks may lie across one, spans never do.
    let at = list.get(before).filter(|r| r.start < at).map_or(at, |r| r.start);
    at.saturating_add_signed(shift)
}

/// Marks move with the text; one that an edit runs through is drawn along its ends, one that loses all its text goes.
pub(crate) fn shift_marks(
    marks: Vec<Mark>,
    map_start: impl Fn(usize) -> usize,
    map_end: impl Fn(usize) -> usize,
) -> Vec<Mark> {
    marks
        .into_iter()
        .map(|mark| Mark { start: map_start(mark.start), end: map_end(mark.end), ..mark })
        .filter(|mark| mark.start < mark.end)
        .collect()
}
