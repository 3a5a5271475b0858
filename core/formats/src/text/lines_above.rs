//! What a line above a story is, told from how it is written: a slug, a byline, a note, an author's title, a dateline, a headline.

use crate::embargo;
use copydesk_text::bylines::is_byline;
use copydesk_text::lexicon::{entries, opened};
use copydesk_text::lines::{hold, is_wire, notes_to_desks, unstroked};
use std::collections::HashMap;
use std::sync::LazyLock;

/// `BC-Ferry-Harbour`, `Norway-ferries/`: a word of parts, without spaces.
pub(crate) fn is_slug(word: &str) -> bool {
    let parts = word.trim_end_matches('/').split(['-', '/']).filter(|part| !part.is_empty()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // `/ena/` is an agency's sign.
    (parts > 1 || word.ends_with('/') && !word.starts_with('/'))
        && letters >= 5
        && !word.contains("//")
        && !word.starts_with('-')
        && word.chars().all(|c| c.is_alphanumeric() || "-/'.&".contains(c))
}

/// `ENA Sports Writer`: an author's title, in capitals like a name.
pub(super) fn is_author_title(text: &str) -> bool {
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase()) || ["of", "and", "for"].contains(&word);
    (1..=6).contains(&text.split_whitespace().count())
        && text.split_whitespace().all(named)
        && !text.ends_with(['.', ':', ','])
}

/// `NHV101`: the number of a picture on the wire.
fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = word.trim_end_matches([',', ';']).get(letters..).unwrap_or_default();
    letters >= 2 && rest.len() >= 2 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// A note, a label, a list of pictures, terms of use, an embargo, a hold or a date, not a headline. `data/notices.txt` has the words.
pub(super) fn is_note(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_no_word = |c: char| !c.is_alphanumeric();
    let first = inner.chars().next().map(small);
    let notices = first.and_then(|first| NOTICES.get(&first)).map_or(&[][..], Vec::as_slice);
    // `ENA Photo NHV101`
    let pictures = || PICTURES.iter().any(|pictures| is_list_of_pictures(inner, pictures));
    notices.iter().any(|notice| {
        if let Some(label) = notice.strip_suffix(" .") {
            return opened(inner, label).is_some_and(is_closed);
        }
        opened(inner, notice).is_some_and(|rest| notice.ends_with(':') || rest.chars().next().is_none_or(is_no_word))
    }) || pictures()
        || embargo::is_notice(text)
        || hold(text).is_some()
        || embargo::is_date(text)
}

/// What stands behind a label that is a whole line: nothing, another such label, or a date: "PRESS RELEASE – FOR IMMEDIATE USE: 12 May 2025".
fn is_closed(rest: &str) -> bool {
    let is_no_word = |c: char| !c.is_alphanumeric();
    let inner = rest.trim_matches(is_no_word);
    let label = || {
        let first = inner.chars().next().map(small);
        let notices = first.and_then(|first| NOTICES.get(&first)).map_or(&[][..], Vec::as_slice);
        let mut labels = notices.iter().filter_map(|notice| notice.strip_suffix(" ."));
        labels.find_map(|label| opened(inner, label)).is_some_and(is_closed)
    };
    inner.is_empty() || rest.starts_with(is_no_word) && (embargo::is_date(inner) || label() || is_of_house(rest))
}

/// " der Stadt Marl", " from the Harbour Board": who gave a release out, behind its label; nothing in small letters but what joins names.
fn is_of_house(rest: &str) -> bool {
    /// Words of the name at most, with those that join them.
    const WORDS: usize = 10;
    let mut words = rest.strip_prefix(' ').unwrap_or_default().split(' ');
    let of = words.next().is_some_and(|word| HOUSES.contains(&word));
    let count = words.clone().count();
    let named = words.clone().next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
    of && named
        && (1..=WORDS).contains(&count)
        && words.all(|word| word.starts_with(char::is_uppercase) || word == "&" || HOUSES.contains(&word))
}

/// What joins the label of a release to the name of who gave it out, and the parts of that.
static HOUSES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/releases.txt")).collect());

/// A letter as the lists have it.
fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn notices() -> impl Iterator<Item = &'static str> {
    entries(include_str!("../../data/notices.txt"))
}

/// The openings of notices and of notes for desks, by their first letter.
static NOTICES: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<&str>> = HashMap::new();
    for notice in notices().filter(|notice| !notice.ends_with(" *")).chain(notes_to_desks()) {
        by_first.entry(notice.chars().next().map_or(' ', small)).or_default().push(notice);
    }
    by_first
});

/// What lists of pictures are called.
static PICTURES: LazyLock<Vec<&str>> =
    LazyLock::new(|| notices().filter_map(|notice| notice.strip_suffix(" *")).collect());

/// `ENA Photo NHV101, NHV102`: the word, alone or behind an agency's name, and then nothing but numbers.
fn is_list_of_pictures(text: &str, named: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_name = |word: &str| opened(word, named).is_some_and(str::is_empty);
    let found = words.by_ref().take(2).any(is_name);
    found && words.clone().next().is_some() && words.all(is_code)
}

/// A line that can be a headline: some words, and no sentence.
pub(super) fn is_head(text: &str) -> bool {
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"'“‘`„«".contains(c));
    let ends = text.ends_with(['.', ':', ';', ',', '…', ')', ']', '-', '=', '_', '*', '<']);
    let slug = text.starts_with("BC-") || text.split([',', ' ']).next().is_some_and(is_slug);
    (3..=25).contains(&text.split_whitespace().count())
        && text.len() <= 160
        && opens
        && !ends
        && !slug
        && !is_byline(text)
}

/// `Hafen zu`: two words, the second no name.
pub(super) fn is_short_head(text: &str) -> bool {
    let Some((first, second)) = text.split_once(' ') else { return false };
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    first.starts_with(char::is_uppercase) && second.starts_with(char::is_lowercase) && letters(first) && letters(second)
}

/// `BERLIN (dpa)`, `HAVN, Norway (EA)`, `Madrid, 24 nov (EFE)`, `(ANSA) - ROMA, 24 NOV`: what stands before the first dash, with an agency
/// in brackets or a place in capitals; behind an agency's name that opens it, before the second.
pub(super) fn dateline(text: &str) -> Option<&str> {
    // `Bern (sda) Nationalrätin …`: behind one place and an agency that is known no dash need be.
    if let known @ 1.. = unstroked(text) {
        return Some(text[..known].trim_end_matches([' ', '.', ':']));
    }
    let window = text.get(..text.floor_char_boundary(90))?;
    let agency_first =
        window.starts_with('(').then(|| window.find(") - ")).flatten().filter(|end| (3..=12).contains(end));
    let from = agency_first.map_or(0, |end| end + ") - ".len());
    let dashes = [" - ", " -- ", " _ ", " – ", " — ", "-- ", "— ", ".- "];
    let place = window.get(from..)?;
    // It may stand on a line of its own.
    let alone =
        || [" -", " --", " _", " –", " —"].iter().find_map(|dash| place.trim_end().strip_suffix(dash)).map(str::len);
    let alone = if text.len() == window.len() { alone() } else { None };
    let end = dashes.iter().filter_map(|dash| place.find(dash)).chain(alone).min()?;
    let place = place.get(..end)?.trim();
    let first = place.split([' ', ',', '/']).next()?;
    let capitals =
        first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.contains(|c: char| c.is_lowercase());
    let agency = agency_first.is_some() || place.ends_with(')') && place.contains('(');
    let short = (3..=70).contains(&place.len()) && place.split_whitespace().count() <= 9;
    let opens = place.starts_with(|c: char| c.is_uppercase());
    // `RIMAGNA, 13 maggio - (Adnkronos) - Servono …`: the agency may stand behind the first dash.
    let behind = || {
        let rest = window.get(from + end..)?.trim_start_matches([' ', '-', '–', '—', '_', '.']);
        let (name, after) = rest.strip_prefix('(')?.split_once(')')?;
        let closed = after.trim_start().starts_with(['-', '–', '—']) && is_wire(name);
        closed.then(|| window.len() - after.len())
    };
    if opens
        && short
        && (capitals || place.contains(", "))
        && let Some(end) = behind()
    {
        return Some(window[..end].trim());
    }
    // In capitals alone a heading would do as well: there must be more than a place, or an agency.
    (opens && short && (agency || (capitals && place.contains(',')))).then(|| window[..from + end].trim())
}
