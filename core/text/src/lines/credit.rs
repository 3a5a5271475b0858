//! The credit of a picture, as it closes a caption or stands alone: "(Ada Rowe/The Agency)", "Photo: Ada Rowe", "… . Getty Images".

mod beside;
mod glued;
mod house;
mod house_label;
mod labels;
mod marks;
mod names;
mod opening;
mod parted;
mod tail;
mod within;
mod words;

use std::ops::Range;

use super::firm::is_firm_ending;
use super::picture::without_glued_control;
use crate::bylines::is_house;

pub use self::labels::is_all_names;
use self::labels::{
    after_bare_label, after_label, captions_at, is_genitive, is_given, is_giver, label, may_be_label, names_no_picture,
};
use self::marks::Marks;
use self::names::{
    LONGEST_UNNAMED, are_names, before_sign, has_agency, is_in_capitals, is_name, is_of_writer, is_person,
    is_short_form, is_via_agency,
};
pub use self::names::{is_agency, is_unnamed};
pub use self::opening::leading_credit;
use self::parted::{after_dashes, behind_bar, behind_dash, behind_stroke};
pub use self::tail::credit_by_shape;

/// A credit found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Where the caption's own text ends; 0 where the line is a credit alone.
    pub text_end: usize,
    /// The name credited, without brackets and label.
    pub name: Range<usize>,
    /// A word of the trade or an agency stands in it; without one it is only of the shape "Name Name/Name".
    pub sure: bool,
}

/// A credit is short: what is longer is text.
const LONGEST: usize = 120;

/// The credit that closes a line, or that the line consists of.
pub fn credit(line: &str) -> Option<Credit> {
    // most lines end with a stop
    let ended = line.as_bytes().last().is_some_and(u8::is_ascii_graphic);
    let whole = glued::without_offer(if ended { line } else { line.trim_end() });
    let line = without_glued_control(whole);
    if line.len() < whole.len() {
        return credit(line).or_else(|| glued::before_control(line));
    }
    let marks = Marks::of(line);
    // Hardly any line has both.
    if !marks.are_none() && ends_open(line) {
        let before = beside::without_others(line);
        if before.len() < line.len()
            && let Some(credit) = credit(before)
        {
            return Some(beside::with_others(credit, before.len(), line.len()));
        }
    }
    let found = if has_sign(line, &marks) { closing(line, &marks) } else { None };
    found.map(|credit| without_stop(line, behind_terms(line, credit)))
}

/// "Photo by Ada Rowe.": the stop is no part of the name. That of a short form is: "Ada R.", "Ben Ott Jr.", "Tarn Weir Ltd."
fn without_stop(line: &str, mut credit: Credit) -> Credit {
    /// Letters of a short form.
    const SHORT: usize = 2;
    if let Some(name) = line[credit.name.clone()].strip_suffix('.') {
        let last = name.rsplit([' ', '.', '/']).next().unwrap_or_default();
        let short = last.chars().count() <= SHORT || is_firm_ending(last) || is_short_form(last);
        credit.name.end -= usize::from(!short);
    }
    credit
}

/// The credit without terms of use in front of its own label: "Image: Free to use by all partners. Credit: Ada Rowe".
fn behind_terms(line: &str, mut credit: Credit) -> Credit {
    let named = &line[credit.name.clone()];
    let stops = || memchr::memmem::rfind(named.as_bytes(), b". ").map(|at| at + 2);
    // Hardly any credit has a second label.
    if let Some(at) = stops()
        && let Some(name) = after_label(&named[at..])
        && are_names(before_sign(&named[at + name..]))
    {
        credit.name.start += at + name;
    }
    credit
}

/// False where nothing stands in a line that any credit has: most lines are sentences to their end.
fn has_sign(line: &str, marks: &Marks<'_>) -> bool {
    let bracketed = || matches!(line.as_bytes().last(), Some(b')' | b']'));
    let stopped = line.ends_with('.');
    // A whole line is short, and ends without a stop or opens with a label.
    let alone = || marks.from == 0 && (!stopped || may_be_label(line));
    !marks.are_none() || alone() || !stopped && (bracketed() || ends_open(line))
}

/// The credit of a line that has a sign of one.
fn closing(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    let camera = || if ends_open(line) { glued::behind_camera(line) } else { None };
    let found = camera().or_else(|| bracketed(line)).or_else(|| labelled(line, marks)).or_else(|| agency(line, marks));
    let housed = || if ends_open(line) { house_label::closing(line, marks) } else { None };
    let found = found.or_else(housed).or_else(|| copyrighted(line, marks)).or_else(|| unnamed(line, marks));
    let found = found.or_else(|| behind_bar(line, marks));
    let open = || behind_stroke(line).or_else(|| behind_dash(line)).or_else(|| glued::behind_label(line));
    found.or_else(|| if ends_open(line) { open() } else { None })
}

/// True where a line ends as names do, and hardly any sentence.
fn ends_open(line: &str) -> bool {
    line.as_bytes().last().is_some_and(|last| last.is_ascii_alphanumeric() || *last == b')' || *last >= 0x80)
        && !line.ends_with(['”', '“', '»', '’', '…'])
}

/// `… (Ada Rowe/The Agency)`, `… [Photo: Ada Rowe]`.
fn bracketed(line: &str) -> Option<Credit> {
    let close = *line.as_bytes().last()?;
    let open = match close {
        b')' => b'(',
        b']' => b'[',
        _ => return None,
    };
    let from = floor(line, line.len().saturating_sub(LONGEST));
    let start = from + memchr::memrchr(open, &line.as_bytes()[from..])?;
    let mut inside = trim(line, start + 1..line.len() - 1);
    // "(Photo: Ada Rowe.)": behind a label a stop makes no sentence of it.
    let stopped = line[inside.clone()]
        .strip_suffix('.')
        .filter(|text| after_label(text).is_some_and(|at| are_names(&text[at..])));
    inside.end -= usize::from(stopped.is_some());
    let text = &line[inside.clone()];
    let text_end = line[..start].trim_end().len();
    if text.is_empty() || stopped.is_none() && text.ends_with(['.', '!', '?']) && !text.ends_with("Inc.") {
        return None;
    }
    if let Some(label) = label(text).filter(|label| text[label.name..].split_whitespace().count() <= 12) {
        // "[Bild: Ada Rowe vor dem Wehr. Foto: Bo Lind]"
        if text_end == 0 && !label.is_source {
            let within = within::behind_caption(line, &inside, label.name);
            if within.is_some() || within::shows(&text[..label.name], &text[label.name..]) {
                return within;
            }
        }
        let stands = !label.is_source || text_end > 0 && are_names(before_sign(&text[label.name..]));
        let name = inside.start + label.name..inside.end;
        return stands.then_some(Credit { text_end, name, sure: !label.is_source });
    }
    if let Some(name) = text.strip_prefix('©').map(str::trim_start).filter(|name| are_names(before_sign(name))) {
        let sure = has_agency(name) || is_person(name);
        return (sure || text_end > 0).then_some(Credit { text_end, name: inside.end - name.len()..inside.end, sure });
    }
    // "(HP PHOTO: ADA ROWE)", "(Video by Ada Rowe)"
    if let Some(name) = house_label::named(text).filter(|_| text_end > 0) {
        return Some(Credit { text_end, name: inside.start + name.start..inside.start + name.end, sure: true });
    }
    // "(Harbour Board via AP)"
    if is_via_agency(text) {
        return Some(Credit { text_end, name: inside, sure: true });
    }
    let sides: Vec<&str> = text.split('/').map(str::trim).collect();
    // A gloss within a quotation stands in square brackets too, but not behind its sentence.
    let apart = close == b')' || sides.len() > 1 || line[..text_end].ends_with('.');
    if apart && has_agency(text) && (close == b')' || are_names(text)) {
        // A story ends with "(AP)" too: an agency alone is a credit only where more speaks for a caption.
        let sure = sides.len() > 1
            || text.to_ascii_lowercase().contains("photo")
            || text.to_ascii_lowercase().contains("image");
        return Some(Credit { text_end, name: inside, sure });
    }
    // "(foto Agenzia del Porto)", "(foto Ada Rowe)"
    if let Some(name) = after_bare_label(text, false).filter(|_| text_end > 0) {
        // A house may have a small word in its name as a person may.
        let small = || text[name..].split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        let sure = close == b')' && is_person(&text[name..]) && !small();
        return Some(Credit { text_end, name: inside.start + name..inside.end, sure });
    }
    // "(Harbour Radio: Ada Rowe)"
    let sentence = || line[..text_end].ends_with(['.', '!', '?', '”', '"', '»', '“']);
    if let Some((name, sure)) = house::behind_house(text, sentence()).filter(|_| close == b')' && text_end > 0) {
        return Some(Credit { text_end, name: inside.start + name..inside.end, sure });
    }
    // "(Ada Rowe/for The Harbour Post)"
    let of_names = || sides.iter().all(|s| is_name(s.strip_prefix("for ").unwrap_or(s)));
    let named = sides.len() > 1 && of_names() && sides.iter().any(|s| s.contains(' '));
    // In square brackets stand what a writer adds and whom a figure is of.
    let named = named && (close == b')' || sides.len() == 2 && sides.first().is_some_and(|side| is_person(side)));
    // A person alone, behind a sentence or a title: "(Ada Rowe)".
    let person = apart && sides.len() == 1 && text_end > 0 && is_person(text);
    (named || person).then_some(Credit { text_end, name: inside, sure: false })
}

/// `… . Photo: Ada Rowe`, or the line `Picture by Ada Rowe`.
fn labelled(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    // The label stands first in the line, after a sentence, or behind a bar or a dash. Hardly any of these places has a label.
    let behind = |place: usize| label_behind(line, place);
    let from = marks.from;
    let first = if from == 0 { behind(0) } else { None };
    let found =
        first.or_else(|| marks.behind_stops(from).find_map(behind)).or_else(|| marks.behind_bars().find_map(behind));
    let dashes = || after_dashes(&line[from..]).map(|at| from + at).find_map(behind);
    found.or_else(|| if ends_open(line) { dashes() } else { None })
}

/// The credit that follows a place in a line.
#[inline]
fn label_behind(line: &str, place: usize) -> Option<Credit> {
    let rest = line.get(place..)?;
    let rest = &rest[rest.bytes().take_while(|byte| matches!(byte, b'|' | b' ')).count()..];
    // Most places end here.
    if may_be_label(rest) { behind_label(line, place, rest) } else { None }
}

/// The credit behind the label that may open the rest of a line.
fn behind_label(line: &str, place: usize, rest: &str) -> Option<Credit> {
    let Some(label) = label(rest).filter(|label| !label.is_source || place > 0) else {
        // "… . Photo Agence du Port"
        let name = if place > 0 && ends_open(line) { after_bare_label(rest, true)? } else { return None };
        let text_end = line[..place].trim_end_matches(['|', ' ']).len();
        return Some(Credit { text_end, name: line.len() - rest.len() + name..line.len(), sure: false });
    };
    let name = label.name;
    let named = &rest[name..];
    // A sentence that happens to start with the word is no credit.
    let words = named.split_whitespace().count();
    // "Courtesy of the family", "Image source, the family", but not "Image: the family has left".
    let given = || words <= 8 && !label.is_source && rest.get(..name).is_some_and(|label| is_given(label, named));
    // "Courtesy of the losing side" alone, with no picture named nor anybody who gives one, may be what somebody wrote.
    let unnamed = || !named.contains(char::is_uppercase) && !is_giver(named);
    let manner = || place == 0 && names_no_picture(&rest[..name]) && unnamed();
    let names = || are_names(before_sign(named)) || behind_sentence(line, place, &rest[..name]) && is_given_by(named);
    let glued = || rest[..name].ends_with(", ") && captions_at(named).is_some();
    if named.is_empty()
        || words > 12
        || (named.ends_with('.') && words > 6)
        || !(names() || given())
        || glued()
        || manner()
    {
        return None;
    }
    let text_end = line[..place].trim_end_matches(['|', '-', '–', '—', '/', '·', '•', ' ']).len();
    // "Foto von Ada Rowe" alone may show her.
    let sure =
        !label.is_source && (text_end > 0 || !rest.get(..name).is_some_and(|label| is_genitive(label.trim_end())));
    Some(Credit { text_end, name: line.len() - named.len()..line.len(), sure })
}

/// "Photo:" behind a sentence, where hardly anything but a credit has its place.
fn behind_sentence(line: &str, place: usize, label: &str) -> bool {
    place > 0 && line[..place].trim_end().ends_with('.') && label.trim_end().ends_with(':')
}

/// "Rowe family", "Harbour Board handout": two or three words, the first with a capital, and no sentence.
fn is_given_by(named: &str) -> bool {
    let words = named.split_whitespace().count();
    (2..=3).contains(&words) && named.starts_with(char::is_uppercase) && ends_open(named)
}

/// `… . Getty Images`, `… . Ada Rowe/AFP`, or a line that is an agency's name.
fn agency(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    // Most lines end here, as sentences do.
    if line.ends_with('.') {
        return None;
    }
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let start = match marks.behind_stops(from).last() {
        Some(place) => place,
        None if from == 0 => 0,
        None => return None,
    };
    let text = line.get(start..)?.trim();
    let name = text.strip_prefix("(c)").or(text.strip_prefix("(C)")).unwrap_or(text).trim_start_matches(['©', ' ']);
    if name.is_empty() || name.ends_with('.') {
        return None;
    }
    let parts_are_names = name
        .split(['/', '|', ','])
        .all(|p| is_name(p.trim()) || p.trim().starts_with(char::is_lowercase) && is_agency(p));
    // `© Ada Rowe / Harbour Post`
    let of_house = || parts_are_names && name.split_once('/').is_some_and(|(person, _)| is_person(person.trim()));
    let copyright = (text.starts_with('©') || text.len() > name.len()) && (start > 0 || is_person(name) || of_house());
    // "Ada Rowe/AFP", and "EFE/Ada Rowe" as agencies of Spain and France have it.
    let sides = [name.rsplit(['/', '|']).next(), name.split('/').next()];
    let known = parts_are_names && sides.into_iter().flatten().any(is_agency);
    // "… . Ada Rowe / The Harbour Post", a house on no list
    let housed = || {
        let person = name.split_once('/').filter(|(_, house)| !house.contains('/')).map(|(person, _)| person.trim());
        // "The January/November" of a wrapped sentence is none. "Ada Rowe/TT" may be.
        let sign = |house: &str| (2..=5).contains(&house.len()) && house.bytes().all(|b| b.is_ascii_uppercase());
        let worded = name.split_once('/').is_some_and(|(_, house)| house.trim().contains(' ') || sign(house.trim()));
        (start > 0 || is_of_house(name))
            && parts_are_names
            && worded
            && person.is_some_and(|person| is_person(person) && !person.starts_with("The ") || is_in_capitals(person))
            && !is_of_writer(name)
    };
    // A story ends with "dpa" too.
    let small = name.starts_with(char::is_lowercase) && !name.contains('/');
    // Alone on its line it is nothing else.
    let sure = copyright || known && !small || start == 0 && housed();
    if !copyright && !known && !housed() {
        return None;
    }
    if start == 0 && name.len() < 4 {
        return None; // "PA" alone may be anything
    }
    let name_start = start + line[start..].find(name)?;
    Some(Credit { text_end: line[..start].trim_end().len(), name: name_start..name_start + name.len(), sure })
}

/// "Ada Rowe/Orme Valley Courier": the name ends as a paper's or a station's does.
fn is_of_house(name: &str) -> bool {
    name.split_once('/').is_some_and(|(_, house)| house.trim().contains(' ') && is_house(house))
}

/// `… © Ada Rowe`: names behind the sign, with a stop before it or none.
fn copyrighted(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    let (sign, behind) = marks.copyright()?;
    let name = trim(line, behind..line.trim_end_matches('.').len().max(behind));
    let named = &line[name.clone()];
    let caption = line[..sign].trim_end_matches(['|', '-', '–', '—', '/', '·', '•', ',', ' ']);
    let (few, said) = (named.split_whitespace().count() <= 8, caption.split_whitespace().nth(1).is_some());
    // Of a page: "Copyright © 2026 The Harbour Post".
    let of_page = named.contains(|c: char| c.is_ascii_digit()) || caption.to_ascii_lowercase().ends_with("copyright");
    // A name alone may be the page's: "All pictures © Harbour Post".
    let sure = has_agency(named) || named.contains('/');
    let is_credit = !named.is_empty() && few && said && !of_page && are_names(before_sign(named));
    is_credit.then_some(Credit { text_end: caption.len(), name, sure })
}

/// `… (Supplied)`, `… . Stock image`, `… | Archivbild`: what stands in place of a credit in brackets, or behind a sentence or a bar.
fn unnamed(line: &str, marks: &Marks<'_>) -> Option<Credit> {
    let close = line.as_bytes().last()?;
    let place = match close {
        b')' => memchr::memrchr(b'(', line.as_bytes())? + 1,
        b']' => memchr::memrchr(b'[', line.as_bytes())? + 1,
        // Most lines end here.
        _ => marks.last_within(LONGEST_UNNAMED + 2)?,
    };
    if line.len() - place > LONGEST_UNNAMED + 2 {
        return None;
    }
    let name = trim(line, place..line.trim_end_matches([')', ']', '.']).len().max(place));
    let apart = matches!(close, b')' | b']') || line[name.clone()].starts_with(char::is_uppercase);
    let text_end = line[..place].trim_end_matches(['(', '[', '|', ' ']).len();
    (apart && text_end > 0 && is_unnamed(&line[name.clone()])).then_some(Credit { text_end, name, sure: false })
}

fn trim(line: &str, r: Range<usize>) -> Range<usize> {
    let text = &line[r.clone()];
    let start = r.start + (text.len() - text.trim_start().len());
    start..(start + text.trim().len())
}

/// The nearest character boundary at or before `at`.
fn floor(line: &str, at: usize) -> usize {
    line.floor_char_boundary(at)
}

#[cfg(test)]
mod tests;
