//! The names behind the bar, the stroke or the dash that parts a credit from its caption, where no label stands before them.

use super::marks::Marks;
use super::names::{are_names, is_agency, is_name, is_person};
use super::{Credit, LONGEST, floor};

/// `… | Ada Rowe/The Harbour Post`: names behind the last bar of a line, one of them a house.
pub(super) fn behind_bar(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    marks.behind_bars().next()?;
    if line.ends_with('.') {
        return None;
    }
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let tail = &line[from..];
    let spaced = |at: &usize| *at > 0 && tail.get(at - 1..at + 2) == Some(" | ");
    let bar = from + memchr::memrchr_iter(b'|', tail.as_bytes()).find(spaced)? - 1;
    let name = line[bar + 3..].trim();
    let sides = || name.split('/').map(str::trim);
    let house = sides().any(is_agency) || sides().count() == 2 && sides().next().is_some_and(is_person);
    let text_end = line[..bar].trim_end().len();
    (house && sides().all(is_name) && text_end > 0).then_some(Credit {
        text_end,
        name: line.len() - name.len()..line.len(),
        sure: true,
    })
}

/// `… . / Agencia del Puerto`: names behind a stroke that stands behind a sentence.
pub(super) fn behind_stroke(line: &str) -> Option<Credit> {
    const STROKE: &str = ". / ";
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let stroke = from + line[from..].rfind(STROKE)?;
    let name = stroke + STROKE.len()..line.len();
    let named = is_name(&line[name.clone()]) && are_names(&line[name.clone()]);
    named.then_some(Credit { text_end: stroke + 1, name, sure: false })
}

/// `… - EFE/Ada Rowe`: an agency behind a dash, with a name or alone.
pub(super) fn behind_dash(line: &str) -> Option<Credit> {
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let dash = after_dashes(&line[from..]).max()?;
    let name = line.len() - line[from + dash..].trim_start().len()..line.len();
    let sides = || line[from + dash..].split('/').map(str::trim);
    let known = sides().all(is_name) && sides().any(is_agency);
    let text_end = line[..from + dash].trim_end_matches(['-', '–', '—', '/', '·', '•', ' ']).len();
    // A line of a table may end with an agency alone.
    (known && text_end > 0).then(|| Credit { text_end, name, sure: sides().count() > 1 })
}

/// The places behind a dash, a stroke or a dot between two spaces.
pub(super) fn after_dashes(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let plain = memchr::memchr2_iter(b'-', b'/', bytes).map(|at| (at, at + 1));
    // The last bytes of the dashes and of the two dots.
    let wide = memchr::memchr3_iter(0x93, 0x94, 0xa2, bytes).map(|at| (at.saturating_sub(2), at + 1));
    let dots = memchr::memchr_iter(0xb7, bytes).map(|at| (at.saturating_sub(1), at + 1));
    let spaced = |(start, end): &(usize, usize)| {
        *start > 0 && bytes[start - 1] == b' ' && bytes.get(*end) == Some(&b' ') && text.is_char_boundary(*start)
    };
    plain.chain(wide).chain(dots).filter(spaced).map(|(_, end)| end)
}
