//! How far a note to editors goes on: over lines in brackets, over its list, and below the end of a release to those whom the press may ask.

use std::ops::Range;
use std::sync::LazyLock;

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind, Look};
use crate::lists::data::part;
use crate::wire::WIRE;
use crate::wire::contacts::reaches_press;
use crate::wire::lower;

/// What heads the notes below a release, which need no numbers.
static HEADS: LazyLock<Vec<&str>> = LazyLock::new(|| part(WIRE, "closing notes"));

/// What the press may have, and how it is told so.
static ON_REQUEST: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| ["given", "on request"].map(|name| part(WIRE, name)));

/// Notes below the end of a release have no more lines.
const NOTES: usize = 60;
/// A heading has no more words.
const HEADING: u32 = 4;
/// Paragraphs of a release above its notes at least.
const STORY: usize = 2;

/// The last line of the note that begins at line `i`; no line from `end` on is of it. `low` is scratch space.
pub(crate) fn last_line(infos: &[Info<'_>], fates: &[Fate], i: usize, end: usize, low: &mut String) -> usize {
    let info = &infos[i];
    // A note in brackets may go on over some lines.
    if info.text.starts_with(['(', '[']) && !info.text.ends_with([')', ']', '<']) {
        let closes = |n: &usize| infos[*n].text.ends_with([')', ']']);
        return (i + 1..end.min(i + 4)).find(closes).unwrap_or(i);
    }
    if info.shape.words > HEADING {
        return i;
    }
    // Below the end of a release all is for editors, up to those who answer questions.
    let above = (0..i).rev().find(|n| !infos[*n].text.is_empty());
    let ended = above.is_some_and(|above| fates[above] == Fate::Gone(Reason::WireTrailer));
    if ended || heads_closing_notes(infos, i) {
        let of_page = |info: &Info<'_>| !ended && info.look == Look::Furniture;
        let told = |n: &usize| !reaches_press(&infos[*n], low) && !of_page(&infos[*n]);
        return i + (i + 1..end.min(i + 1 + NOTES)).take_while(told).count();
    }
    // A label's list is the note: "Notes to editors", and below it "1. High-resolution pictures …".
    i + infos[i + 1..end].iter().take_while(|n| is_item(n)).count()
}

/// The notes that stand without a heading between the end of a release and line `i`, whom the press may ask. `low` is scratch space.
pub(crate) fn above_contact(infos: &[Info<'_>], fates: &[Fate], i: usize, low: &mut String) -> Range<usize> {
    /// So many lines at most.
    const MOST: usize = 6;
    let above = (i.saturating_sub(MOST)..i).rev().find(|n| fates[*n] != Fate::Keep);
    let Some(end) = above.filter(|end| fates[*end] == Fate::Gone(Reason::WireTrailer)) else { return i..i };
    let core = infos[end].text.trim_matches(|c: char| !c.is_alphanumeric());
    // "Media contact: …" is part of whom the press may ask, and "ab/cd" ends no release.
    let note = |n: &usize| !infos[*n].protected && !reaches_press(&infos[*n], low);
    let notes = if core.contains([' ', '/']) { 0 } else { (end + 1..i).take_while(note).count() };
    end + 1..end + 1 + notes
}

/// "High-resolution images are available on request.": what the press may have, among what stands for editors below the end of the copy.
pub(crate) fn is_on_request(infos: &[Info<'_>], fates: &[Fate], i: usize, low: &mut String) -> bool {
    /// No such sentence is wider.
    const LONGEST: u32 = 140;
    let ended = |fate: &Fate| matches!(fate, Fate::Gone(Reason::WireTrailer | Reason::Contact | Reason::EditorNote));
    let above = (0..i).rev().find(|n| !infos[*n].text.is_empty());
    let info = &infos[i];
    // Most lines end here.
    if !above.is_some_and(|above| ended(&fates[above])) || info.shape.width > LONGEST || info.shape.quotes > 0 {
        return false;
    }
    lower(info.text, low);
    let [given, asked] = &*ON_REQUEST;
    asked.iter().any(|end| low.contains(end)) && given.iter().any(|thing| low.contains(thing))
}

/// "Notes to editors", below the paragraphs of a release.
fn heads_closing_notes(infos: &[Info<'_>], i: usize) -> bool {
    let label = infos[i].text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    HEADS.binary_search(&label.as_str()).is_ok()
        && infos[..i].iter().filter(|info| info.is_prose()).nth(STORY - 1).is_some()
}

/// An item of a list, with its number or its mark.
fn is_item(info: &Info<'_>) -> bool {
    let unnumbered = info.text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = unnumbered.len() < info.text.len() && unnumbered.starts_with(['.', ')']);
    info.kind == Kind::ListItem || numbered || info.text.starts_with(['•', '·', '*', '–', '-'])
}
