//! Who wrote the piece, in whole sentences below it: "Ada Rowe is a reporter at the Harbour Post. She covers the river."

pub(crate) mod alone;
mod books;
pub(crate) mod desks;
mod role;
pub(crate) mod signature;

use copydesk_text::lines::credit;

use crate::boxes::marks::Marks;
use crate::calls::Calls;
use crate::fate::{Fate, Reason, take};
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, names};

/// Takes out what stands about the author among the last lines that are kept. `low` is scratch space.
pub(crate) fn about(infos: &[Info<'_>], calls: &Calls, marks: &Marks, fates: &mut [Fate], low: &mut String) {
    // A story is more than its author.
    let Some(first) = infos.iter().position(Info::is_prose) else { return };
    let mut found = 0;
    for at in (first + 1..infos.len()).rev() {
        let info = &infos[at];
        if fates[at] != Fate::Keep || info.text.is_empty() {
            continue;
        }
        let headed = info.shape.width <= LONGEST && heads(&infos[at - 1]);
        if !is_open(info) || !is_plain(info) || !headed && !tells_of_author(infos, at, calls, marks, low) {
            return;
        }
        found += 1;
        if found > MOST {
            return;
        }
        fates[at] = Fate::Gone(Reason::AboutTheAuthor);
        if headed {
            take(infos, fates, at - 1..at, fates[at]);
            return;
        }
    }
}

/// True for a label above what is said of the author, and not for "4 min read", below which anything stands.
fn heads(above: &Info<'_>) -> bool {
    above.hits.is_whole(Class::Byline) && above.shape.words <= 3 && above.shape.digits == 0
}

fn is_open(info: &Info<'_>) -> bool {
    info.kind != Kind::Fixed && !info.protected && info.shape.width <= LONGEST
}

/// True where nobody speaks: of an author the books are all that stands in marks.
fn is_plain(info: &Info<'_>) -> bool {
    info.shape.quotes == 0 || books::are_titles(info.text)
}

/// True where a line tells of somebody whom the lines above do not know that they write, or what else those do who write.
fn tells_of_author(infos: &[Info<'_>], at: usize, calls: &Calls, marks: &Marks, low: &mut String) -> bool {
    let info = &infos[at];
    let name = reached(info).or_else(|| calls.author(info.text, low)).or_else(|| books::author(info.text));
    let name = name.or_else(|| unnamed(info, calls, low)).or_else(|| labelled(info.text, marks));
    let name = name.or_else(|| headed_by(info.text, calls, marks, low));
    name.is_some_and(|name| is_unknown(name, &infos[..at])) || role::opens(info.text, calls, low)
}

/// Takes out what is said below the story of who wrote it, known by the name in the byline, which opens the line and which the story itself
/// does not have.
pub(crate) fn signed(infos: &[Info<'_>], byline: &str, fates: &mut [Fate]) {
    let Some(first) = infos.iter().position(Info::is_prose) else { return };
    let held = (first + 1..infos.len()).rev().filter(|i| fates[*i] == Fate::Keep && !infos[*i].text.is_empty());
    let last: Vec<usize> = held.take(MOST).collect();
    for at in last {
        let info = &infos[at];
        let name = || names::opening(info.text).or_else(|| names::opening_with_more(info.text));
        // Most lines end here.
        let opens = info.text.split(' ').next().is_some_and(|word| byline.contains(word));
        let open =
            || info.kind != Kind::Fixed && !info.protected && info.shape.quotes == 0 && info.shape.width <= LONGEST;
        let whole = || name().is_some_and(|(name, _)| byline.contains(name) && is_unknown(name, &infos[..at]));
        // "Ada covers the river. She joined the Post in 2019.": on terms of first names with its readers.
        let first = || {
            let behind = names::behind_first_name(info.text, byline).filter(|_| info.shape.ends_sentence());
            let writes = behind.is_some_and(|rest| role::goes_on(&rest.to_lowercase()));
            writes && is_unknown(&info.text[..info.text.len() - behind.map_or(0, str::len)], &infos[..at])
        };
        if opens && open() && (whole() || first()) || reaches(info.text, byline) && open() {
            fates[at] = Fate::Gone(Reason::AboutTheAuthor);
        }
    }
}

/// No piece has more authors.
const MOST: usize = 4;
/// What stands about an author is no longer than this.
const LONGEST: u32 = 400;

/// Takes out what is said of the author as the last line that is kept of a `page`, or of copy.
pub(crate) fn last(infos: &[Info<'_>], calls: &Calls, marks: &Marks, page: bool, fates: &mut [Fate], low: &mut String) {
    let held = |i: &usize| fates[*i].is_kept() && !infos[*i].text.is_empty();
    // Most articles end here: of copy that ends with the line it has been asked.
    let Some(last) = (1..infos.len()).rfind(held).filter(|last| page || last + 1 < infos.len()) else { return };
    if fates[last] == Fate::Keep
        && is_open(&infos[last])
        && tells_of_author(infos, last, calls, marks, low)
        && is_plain(&infos[last])
    {
        fates[last] = Fate::Gone(Reason::AboutTheAuthor);
    }
}

/// The name in "About Ada: I write about boats and tea.", as blogs have it.
fn labelled<'a>(text: &'a str, marks: &Marks) -> Option<&'a str> {
    /// No label is longer, in bytes, and no name has more words.
    const LABEL: usize = 48;
    const NAME: usize = 3;
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)])?;
    let name = marks.company(text.get(..colon)?)?.trim_end();
    let word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
    (name.split(' ').count() <= NAME && name.split(' ').all(word)).then_some(name)
}

/// The name in "Zur Person: Ada Rowe, 41, ist Redakteurin im Ressort Hafen.": a label, a name, and a trade of those who write.
fn headed_by<'a>(text: &'a str, calls: &Calls, marks: &Marks, low: &mut String) -> Option<&'a str> {
    /// No label is longer, in bytes.
    const LABEL: usize = 28;
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)])?;
    let rest = text[colon + 1..].trim_start();
    if !marks.heads_author(text[..colon].trim_end(), low) {
        return None;
    }
    low.clear();
    low.extend(rest.chars().flat_map(char::to_lowercase));
    // "About the author: Ada likes maps": no story has this label, and a first name may be all that is given.
    let says = text[..colon].contains([' ', '\'', '’']) && names::heads_writer(&text[..colon]);
    let first = || rest.split(' ').next().filter(|word| says && names::is_capital(word));
    let whole = || names::opening(rest).or_else(|| names::opening_with_more(rest)).map(|(name, _)| name);
    whole().filter(|_| says || calls.names_trade(low.as_bytes())).or_else(first)
}

/// "writer" in "The writer is a former ambassador.": who wrote the piece, without a name.
fn unnamed<'a>(info: &Info<'a>, calls: &Calls, low: &mut String) -> Option<&'a str> {
    if let Some(name) = calls.author_unnamed(info.text, low) {
        return Some(name);
    }
    // Most lines end here.
    if !names::UNNAMED_HEADS.may_open_folded(info.text.as_bytes()) {
        return None;
    }
    let (of, rest) = [" is ", " ist ", " est ", " es ", " è ", " é ", " är ", " er "].iter().find_map(|is| {
        let head = &info.text[..info.text.floor_char_boundary(HEAD)];
        head.find(is).map(|at| (&info.text[..at + is.len() - 1], &info.text[at + is.len()..]))
    })?;
    let opening = of.to_lowercase().replace('’', "'");
    let opens = names::WORDS.unnamed.contains(&opening.as_str()) && calls.tells_trade(rest, low);
    opens.then(|| of.split([' ', '\'', '’']).find(|word| word.chars().count() > 3)).flatten()
}

/// What opens a line about an author without a name is no longer, in bytes.
const HEAD: usize = 24;

/// True where nobody of this surname stands in the story, but in a byline above it or in the credit of a picture.
fn is_unknown(name: &str, story: &[Info<'_>]) -> bool {
    let surname = name.split_whitespace().next_back().unwrap_or(name);
    let byline = |info: &&Info<'_>| !info.is_prose() && info.shape.width <= 80;
    let said = |info: &Info<'_>| credit(info.text).map_or(info.text.len(), |credit| credit.text_end);
    let known = |info: &Info<'_>| info.text.contains(surname) && info.text[..said(info)].contains(surname);
    !story.iter().skip_while(byline).any(known)
}

/// The name in "Email Ada Rowe at ada.rowe@…", "Reach staff writer Ada Rowe on 555-0142 or ada.rowe@…", and where it leads.
fn reached_at(text: &str) -> Option<(&str, &str)> {
    /// Words of the trade before the name.
    const TRADE: usize = 3;
    // Most lines end here.
    if !names::REACHED_HEADS.may_open_folded(text.as_bytes()) {
        return None;
    }
    let (verb, mut rest) = text.split_once(' ')?;
    let opens = verb.starts_with(char::is_uppercase)
        && names::WORDS.reached.iter().any(|known| verb.eq_ignore_ascii_case(known));
    if !opens {
        return None;
    }
    for _ in 0..TRADE {
        rest = match rest.split_once(' ') {
            Some((word, behind)) if word.starts_with(char::is_lowercase) => behind,
            _ => break,
        };
    }
    let by = |word: &&str| names::WORDS.reached_by.contains(word);
    let mut at = rest.match_indices(' ').filter(|(at, _)| rest[at + 1..].split(' ').next().as_ref().is_some_and(by));
    let (at, _) = at.next()?;
    Some((&rest[..at], &rest[at + 1..]))
}

/// The name, where an address stands behind it.
fn reached<'a>(info: &Info<'a>) -> Option<&'a str> {
    reached_at(info.text)
        .filter(|(name, address)| address.contains('@') && names::is_person(name))
        .map(|(name, _)| name)
}

/// "Reach Ada Rowe at 605-555-0142", "Call Ada at 605-555-0142": a number too, where the byline has the name.
fn reaches(text: &str, byline: &str) -> bool {
    /// Digits of a telephone's number.
    const NUMBER: usize = 7;
    reached_at(text).is_some_and(|(name, address)| {
        let number = || address.bytes().filter(u8::is_ascii_digit).count() >= NUMBER;
        let of_byline = |word: &str| byline.split([' ', ',']).any(|of| of.eq_ignore_ascii_case(word));
        name.split(' ').all(of_byline) && (address.contains('@') || number())
    })
}
