//! A credit that no mark parts from its caption: "… with her last sack Credit: Ada Rowe", "… at dawn 📸 Ada Rowe"; and what a shop of pictures puts
//! behind one: "… Ada Rowe Purchase Licensing Rights, opens new tab".

use super::labels::label;
use super::names::{are_names, is_name, is_person};
use super::tail::credit_by_shape;
use super::words::WORDS;
use super::{Credit, floor, trim};

/// No such credit is longer, in bytes.
const LONGEST: usize = 80;
/// Words of it, and of the caption at least.
const NAMES: usize = 6;
const CAPTION: usize = 4;
/// The camera, with a flash or none, which stands for "Photo:".
const CAMERAS: [&str; 2] = ["📷", "📸"];

/// A line without the offer of a shop of pictures at its end.
#[inline]
pub(super) fn without_offer(line: &str) -> &str {
    // Most lines end here: no offer ends with their last letter.
    match line.as_bytes().last() {
        Some(b's' | b'b') => WORDS.offers.iter().find_map(|offer| before(line, offer)).unwrap_or(line),
        _ => line,
    }
}

/// `… at the lock. Ada Rowe for NPR`, or the names alone, before a button of the caption ("hide caption"), which nothing but a caption has behind it.
pub(super) fn before_control(line: &str) -> Option<Credit> {
    let alone = || {
        let housed = line
            .split_once(" for ")
            .or_else(|| line.split_once('/'))
            .is_some_and(|(person, house)| is_person(person.trim()) && is_name(house.trim()) && are_names(house));
        housed.then_some(Credit { text_end: 0, name: 0..line.len(), sure: true })
    };
    credit_by_shape(line).or_else(alone)
}

/// What stands before an offer in whatever letters, and a space.
fn before<'l>(line: &'l str, offer: &str) -> Option<&'l str> {
    let at = line.len().checked_sub(offer.len())?;
    let ends = line.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(offer));
    line.get(..at).filter(|_| ends)?.strip_suffix([' ', '.']).map(str::trim_end)
}

/// `… at dawn 📸 Ada Rowe`, `… at dawn (📷: @adarowe)`, behind a sentence, a bar or nothing.
pub(super) fn behind_camera(line: &str) -> Option<Credit> {
    let from = floor(line, line.len().saturating_sub(LONGEST));
    // Most lines end here: no sign of four bytes stands in them.
    memchr::memchr(0xf0, &line.as_bytes()[from..])?;
    let at = CAMERAS.iter().filter_map(|camera| line[from..].rfind(camera)).max()? + from;
    // A sign may have its colour behind it.
    let behind = line[at..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    let open = line[..at].ends_with(['(', '[']);
    let name =
        trim(line, line.len() - behind.len()..line.trim_end_matches([')', ']']).len().max(line.len() - behind.len()));
    let end = if open { line[..at].trim_end_matches(['(', '[']) } else { &line[..at] };
    credit(line, end.trim_end_matches(['|', '-', '–', '—', '/', '·', ' ']), name)
}

/// `… with her last sack Credit: Ada Rowe`: a label with a capital, which no sentence has within it. Of a title all words have capitals.
pub(super) fn behind_label(line: &str) -> Option<Credit> {
    let from = floor(line, line.len().saturating_sub(LONGEST));
    let colon = from + memchr::memchr(b':', &line.as_bytes()[from..])?;
    let word = WORDS.glued.iter().find(|word| {
        let at = colon.checked_sub(word.len());
        at.and_then(|at| line.get(at..colon)).is_some_and(|label| label.eq_ignore_ascii_case(word))
    })?;
    let at = colon - word.len();
    let label = label(&line[at..]).filter(|label| !label.is_source && line[at..].starts_with(char::is_uppercase))?;
    let end = line[..at].trim_end();
    // "… with her last sackCredit: Ada Rowe", but no longer word.
    let apart = end.len() < at || end.ends_with(char::is_lowercase);
    let told = end.split(' ').any(|word| word.len() >= CAPTION && word.starts_with(char::is_lowercase));
    let open = end.ends_with(char::is_alphanumeric) && apart && told;
    credit(line, end, at + label.name..line.len()).filter(|_| open)
}

/// Names behind so many words.
fn credit(line: &str, text: &str, name: std::ops::Range<usize>) -> Option<Credit> {
    let named = line.get(name.clone())?;
    let few = (1..=NAMES).contains(&named.split_whitespace().count()) && are_names(named);
    let said = text.split_whitespace().nth(CAPTION - 1).is_some();
    (few && said && !named.ends_with('.')).then_some(Credit { text_end: text.len(), name, sure: true })
}
