//! The credit that opens a line: "Photo by Ada Rowe: The bridge at dawn".

use std::ops::Range;

use super::labels::{after_label, captions_at, may_be_label};
use super::marks::Marks;
use super::names::{are_names, is_agency, is_name, is_person};
use super::{LONGEST, floor, labelled};
use crate::lines::bits::WINDOW;

/// What ends a sentence.
const STOP: &str = ". ";

/// The credit that opens a line with a text behind it: "Photo by Ada Rowe: The bridge at dawn". The name, and where the text starts.
pub fn leading_credit(line: &str) -> Option<(Range<usize>, usize)> {
    let head = &line[..floor(line, LONGEST / 2)];
    if line.starts_with(['(', '[']) {
        return leading_brackets(head, line);
    }
    // Most lines end here.
    if !may_be_label(line) && !has_stroke(line) {
        return None;
    }
    let Some(name) = after_label(line) else { return leading_house(head) };
    // "Image source, Getty ImagesImage caption, The bridge at dawn"
    if let Some(text) = captions_at(head).filter(|text| *text > name) {
        return Some((name..name + head[name..text].trim_end_matches([',', ' ']).len(), text));
    }
    // Behind a stop a caption follows a person: "Photo: Ada Rowe. The bridge at dawn".
    [": ", " - ", " – ", " — ", " | ", STOP].iter().flat_map(|sign| head.match_indices(sign)).find_map(|(at, sign)| {
        let found = labelled(&line[..at], &Marks::of(&line[..at])).filter(|credit| credit.text_end == 0)?;
        let text = at + sign.len();
        // The sign behind the label itself parts no text.
        let worded = line[text..].split_whitespace().nth(2).is_some();
        let named = sign != STOP || is_person(&line[found.name.clone()]);
        (worded && named && !line[found.name.clone()].trim().is_empty()).then_some((found.name, text))
    })
}

/// True where a stroke stands among the first words of a line.
#[inline]
fn has_stroke(line: &str) -> bool {
    let stroke = |head: &[u8]| head.iter().fold(false, |any, byte| any | (*byte == b'/')); // all bytes in a few steps
    stroke(line.as_bytes().first_chunk::<WINDOW>().map_or(line.as_bytes(), |head| head.as_slice()))
}

/// "(Photo: Ada Rowe) The bridge at dawn": a label and a name in brackets, and a text behind them.
fn leading_brackets(head: &str, line: &str) -> Option<(Range<usize>, usize)> {
    let end = head.find([')', ']'])?;
    let name = 1 + after_label(&head[1..end])?;
    let text = line.len() - line[end + 1..].trim_start().len();
    let named = !head[name..end].trim().is_empty() && are_names(&head[name..end]);
    (named && line[text..].split_whitespace().nth(2).is_some()).then_some((name..end, text))
}

/// "Ada Rowe/The Harbour Post — The bridge at dawn": a person and a house before a dash. Two places of a dateline are no house.
fn leading_house(head: &str) -> Option<(Range<usize>, usize)> {
    let slash = memchr::memchr(b'/', head.as_bytes())?;
    let (at, sign) = [" - ", " – ", " — "].iter().find_map(|sign| Some((head.find(sign)?, sign)))?;
    let (person, house) = (head.get(..slash)?, head.get(slash + 1..at)?);
    let named = is_person(person) && (is_agency(house) || house.starts_with("The ") && is_name(house));
    named.then_some((0..at, at + sign.len()))
}
