//! The credit of a picture, as it closes a caption or stands alone: "(Ada Rowe/The Agency)", "Photo: Ada Rowe", "… . Getty Images".

use std::ops::Range;
use std::sync::LazyLock;

use super::bits::{WINDOW, bits, window};

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

struct Words {
    labels: Vec<&'static str>,
    agencies: Vec<&'static str>,
    joiners: Vec<&'static str>,
    /// By the first two letters that labels start with, bits for the third; a label that starts beyond ASCII says nothing here.
    initials: Box<[u32; 1 << 10]>,
}

/// The place of two letters among the initials.
fn initials(first: u8, second: u8) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let initials_of_none = Box::new([0; 1 << 10]);
    let mut words = Words { labels: Vec::new(), agencies: Vec::new(), joiners: Vec::new(), initials: initials_of_none };
    let mut part = "";
    for line in include_str!("../../data/credit-words.txt").lines() {
        let entry = line.split('#').next().unwrap_or_default().trim();
        match entry {
            "" => {}
            "[labels]" | "[agencies]" | "[joiners]" => part = entry,
            _ if part == "[labels]" => words.labels.push(entry),
            _ if part == "[joiners]" => words.joiners.push(entry),
            _ => words.agencies.push(entry),
        }
    }
    for label in &words.labels {
        if let [first, second, third, ..] = label.as_bytes() {
            words.initials[initials(*first, *second)] |= 1 << (third & 31);
        }
    }
    words
});

/// No label has more bytes.
const HEAD: usize = 48;
/// A credit is short: what is longer is text.
const LONGEST: usize = 120;

/// The credit that opens a line with a text behind it: "Photo by Ada Rowe: The bridge at dawn". The name, and where the text starts.
pub fn leading_credit(line: &str) -> Option<(Range<usize>, usize)> {
    let head = &line[..floor(line, LONGEST / 2)];
    // Most lines end here: no sign parts their first words from the rest. Long dashes end with the last two of these bytes.
    let start = window(line.as_bytes());
    let signs = bits(&start, |byte| (byte == b':') | (byte == b'-') | (byte == b'|') | (byte == 0x93) | (byte == 0x94));
    let spaces = bits(&start, |byte| byte == b' ');
    let within_head = (1 << head.len()) - 1;
    if signs << 1 & spaces & within_head == 0 {
        return None;
    }
    if after_label(line).is_none() {
        return leading_house(head);
    }
    [": ", " - ", " – ", " — ", " | "].iter().flat_map(|sign| head.match_indices(sign)).find_map(|(at, sign)| {
        let found = labelled(&line[..at], &Tail::of(&line[..at])).filter(|credit| credit.text_end == 0)?;
        let text = at + sign.len();
        // The sign behind the label itself parts no text.
        let worded = line[text..].split_whitespace().nth(2).is_some();
        (worded && !line[found.name.clone()].trim().is_empty()).then_some((found.name, text))
    })
}

/// "Ada Rowe/The Harbour Post — The bridge at dawn": a person and a house before a dash. Two places of a dateline are no house.
fn leading_house(head: &str) -> Option<(Range<usize>, usize)> {
    let slash = memchr::memchr(b'/', head.as_bytes())?;
    let (at, sign) = [" - ", " – ", " — "].iter().find_map(|sign| Some((head.find(sign)?, sign)))?;
    let (person, house) = (head.get(..slash)?, head.get(slash + 1..at)?);
    let named = is_person(person) && (is_agency(house) || house.starts_with("The ") && is_name(house));
    named.then_some((0..at, at + sign.len()))
}

/// The credit that closes a line, or that the line consists of.
pub fn credit(line: &str) -> Option<Credit> {
    let line = line.trim_end();
    let tail = Tail::of(line);
    bracketed(line)
        .or_else(|| labelled(line, &tail))
        .or_else(|| agency(line, &tail))
        .or_else(|| behind_bar(line, &tail))
}

/// True where a text is nothing but names and a credit's small words, in brackets, behind a dash or bare: what may stand behind a caption.
pub fn is_all_names(text: &str) -> bool {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|' | '-' | '–' | '—' | '.' | '/' | '©')
    });
    let name = text.get(after_label(text).unwrap_or(0)..).unwrap_or(text);
    !name.is_empty() && name.len() <= LONGEST / 2 && !name.contains(|c: char| c.is_ascii_digit()) && are_names(name)
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
    let inside = trim(line, start + 1..line.len() - 1);
    let text = &line[inside.clone()];
    let text_end = line[..start].trim_end().len();
    if text.is_empty() || text.ends_with(['.', '!', '?']) && !text.ends_with("Inc.") {
        return None;
    }
    if let Some(name) = after_label(text).filter(|name| text[*name..].split_whitespace().count() <= 12) {
        return Some(Credit { text_end, name: inside.start + name..inside.end, sure: true });
    }
    let sides: Vec<&str> = text.split('/').map(str::trim).collect();
    if close == b')' && has_agency(text) {
        // A story ends with "(AP)" too: an agency alone is a credit only where more speaks for a caption.
        let sure = sides.len() > 1
            || text.to_ascii_lowercase().contains("photo")
            || text.to_ascii_lowercase().contains("image");
        return Some(Credit { text_end, name: inside, sure });
    }
    let named =
        close == b')' && sides.len() > 1 && sides.iter().all(|s| is_name(s)) && sides.iter().any(|s| s.contains(' '));
    // A person alone, behind a sentence or a title: "(Ada Rowe)".
    let person = close == b')' && sides.len() == 1 && text_end > 0 && is_person(text);
    (named || person).then_some(Credit { text_end, name: inside, sure: false })
}

/// `… . Photo: Ada Rowe`, or the line `Picture by Ada Rowe`.
fn labelled(line: &str, tail: &Tail<'_>) -> Option<Credit> {
    let from = floor(line, line.len().saturating_sub(LONGEST));
    // The label stands first in the line, after a sentence, or behind a bar. Hardly any of these places has a label.
    let behind = |start: usize| label_behind(line, start);
    let first = if from == 0 { behind(0) } else { None };
    first.or_else(|| tail.behind_stops(from).find_map(behind)).or_else(|| tail.bars(from).find_map(|at| behind(at + 1)))
}

/// The credit that follows a place in the line.
fn label_behind(line: &str, start: usize) -> Option<Credit> {
    let rest = line.get(start..)?.trim_start_matches(['|', ' ']);
    let name = after_label(rest)?;
    let named = &rest[name..];
    // A sentence that happens to start with the word is no credit.
    let words = named.split_whitespace().count();
    // "Courtesy of the family", "Image source, the family", but not "Image: the family has left".
    let given = || {
        let source = |label: &str| {
            label.trim_end().ends_with(" of") || label.contains("provided") || label.ends_with("source, ")
        };
        words <= 8 && rest.get(..name).is_some_and(source)
    };
    let names = || are_names(before_sign(named));
    if named.is_empty() || words > 12 || (named.ends_with('.') && words > 6) || !(names() || given()) {
        return None;
    }
    let text_end = line[..start].trim_end_matches(['|', ' ']).len();
    Some(Credit { text_end, name: line.len() - named.len()..line.len(), sure: true })
}

/// `… . Getty Images`, `… . Ada Rowe/AFP`, or a line that is an agency's name.
fn agency(line: &str, tail: &Tail<'_>) -> Option<Credit> {
    // Most lines end here, as sentences do.
    if line.ends_with('.') {
        return None;
    }
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let start = match tail.behind_stops(from).last() {
        Some(start) => start,
        None if from == 0 => 0,
        None => return None,
    };
    let text = line.get(start..)?.trim();
    let name = text.trim_start_matches("© ").trim_start_matches('©').trim();
    if name.is_empty() || name.ends_with('.') {
        return None;
    }
    let parts_are_names = name.split(['/', '|', ',']).all(|p| is_name(p.trim()));
    let copyright = text.starts_with('©') && (start > 0 || is_person(name));
    // "Ada Rowe/AFP", and "EFE/Ada Rowe" as agencies of Spain and France have it.
    let sides = [name.rsplit(['/', '|']).next(), name.split('/').next()];
    let known = parts_are_names && sides.into_iter().flatten().any(is_agency);
    if !copyright && !known {
        return None;
    }
    if start == 0 && name.len() < 4 {
        return None; // "PA" alone may be anything
    }
    let name_start = start + line[start..].find(name)?;
    Some(Credit { text_end: line[..start].trim_end().len(), name: name_start..name_start + name.len(), sure: true })
}

/// `… | Ada Rowe/The Harbour Post`: names behind the last bar of a line, one of them a house.
fn behind_bar(line: &str, tail: &Tail<'_>) -> Option<Credit> {
    if line.ends_with('.') {
        return None;
    }
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let bar = tail.bars(from + 1).filter(|at| line.as_bytes()[at - 1] == b' ').last()? - 1;
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

/// More bytes than are looked at for a credit.
const TAIL: usize = 2 * WINDOW;

/// Where stops and bars stand among the last bytes of a line.
struct Tail<'l> {
    line: &'l [u8],
    /// The bytes of the line before the first bit; less than none where the line is shorter.
    before: isize,
    signs: u128,
}

impl<'l> Tail<'l> {
    fn of(line: &'l str) -> Self {
        let line = line.as_bytes();
        let mut short = [0; TAIL];
        let last: &[u8; TAIL] = match line.last_chunk() {
            Some(last) => last,
            None => {
                short[TAIL - line.len()..].copy_from_slice(line);
                &short
            }
        };
        let mut signs = 0;
        for half in last.as_chunks::<WINDOW>().0.iter().rev() {
            signs = signs << WINDOW | u128::from(bits(half, |byte| (byte == b'.') | (byte == b'|')));
        }
        Tail { line, before: line.len().cast_signed() - TAIL.cast_signed(), signs }
    }

    /// The places behind full stops, from a place in the line on: behind a space, or where a capital follows at once, as where markup was
    /// lost.
    fn behind_stops(&self, from: usize) -> impl Iterator<Item = usize> {
        self.signs(from).filter_map(|at| match self.line.get(at..)? {
            [b'.', b' ', ..] => Some(at + 2),
            [b'.', b'A'..=b'Z', b'a'..=b'z', ..] => Some(at + 1),
            _ => None,
        })
    }

    /// Where bars stand before a space, from a place in the line on.
    fn bars(&self, from: usize) -> impl Iterator<Item = usize> {
        self.signs(from).filter(|at| matches!(self.line.get(*at..), Some([b'|', b' ', ..])))
    }

    fn signs(&self, from: usize) -> impl Iterator<Item = usize> + use<> {
        let before = self.before;
        let skipped = u32::try_from(from.cast_signed() - before).unwrap_or(0);
        let mut left = self.signs & u128::MAX.checked_shl(skipped).unwrap_or(0);
        std::iter::from_fn(move || {
            let place = (left != 0).then(|| before + left.trailing_zeros() as isize)?;
            left &= left - 1;
            Some(place.cast_unsigned())
        })
    }
}

/// Where the name starts after a label such as "Photo:" or "Picture by".
fn after_label(text: &str) -> Option<usize> {
    // Most lines end here: no label starts with their first letters. Beyond ASCII small letters may have quite other bytes than capitals.
    match text.as_bytes() {
        [first @ ..0x80, second @ ..0x80, third @ ..0x80, ..]
            if WORDS.initials[initials(*first, *second)] >> (third & 31) & 1 == 0 =>
        {
            return None;
        }
        [_, _, _, ..] => {}
        _ => return None,
    }
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    let low = if head.is_ascii() { None } else { Some(head.to_lowercase()) };
    let opens = |label: &&&str| match &low {
        Some(low) => low.starts_with(**label),
        None => head.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)),
    };
    // The longest label wins: "photo by" before "photo".
    let label = WORDS.labels.iter().filter(opens).max_by_key(|l| l.len())?;
    let mut rest = text.get(label.len()..)?;
    let worded = label.ends_with(" by") || label.ends_with(" of") || label.ends_with(" via");
    let marked = rest.trim_start().starts_with([':', '：', '/', '=', '©', '–', '-']);
    // "Image source, Getty Images"
    let named = label.ends_with(" source") || label.ends_with(" copyright");
    let joined = worded && rest.starts_with(' ') || named && rest.starts_with([' ', ',']);
    // "Foto AFP"
    let house = || rest.starts_with(' ') && rest.split(['/', '|']).any(is_agency);
    // "PHOTO | ADA ROWE | HARBOUR POST", but no menu: "Photo | Video"
    let barred = || {
        let name = rest.trim_start().strip_prefix('|').and_then(|names| names.split('|').next()).unwrap_or_default();
        (2..=4).contains(&name.split_whitespace().count()) && is_name(name)
    };
    if !joined && !marked && !house() && !barred() {
        return None;
    }
    rest = rest.trim_start_matches([':', '：', '/', '=', '©', '–', '-', ',', '|', ' ', '\u{a0}']);
    Some(text.len() - rest.len())
}

fn is_agency(name: &str) -> bool {
    name.len() <= 40 && WORDS.agencies.binary_search(&name.trim().to_lowercase().as_str()).is_ok()
}

/// Two to four words with capitals and nothing else: "Ada Rowe", "Ada van Rowe".
fn is_person(text: &str) -> bool {
    let words = || text.split_whitespace();
    (2..=4).contains(&words().count())
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
        && are_names(text)
        && !words().all(|w| w.chars().all(|c| !c.is_lowercase()))
}

/// "Ada Rowe/xyz": the names before the sign of an agency, which may have small letters.
fn before_sign(text: &str) -> &str {
    match text.rsplit_once('/') {
        Some((names, sign)) if (2..=5).contains(&sign.len()) && sign.bytes().all(|b| b.is_ascii_lowercase()) => names,
        _ => text,
    }
}

/// True where no word is one of running text: each has a capital, joins names, or is an agency's.
fn are_names(text: &str) -> bool {
    let mut names = text.split(['/', '|', ',', ';', '&', '(', ')']).filter(|part| !is_agency(part));
    names.all(|part| {
        part.split_whitespace().all(|word| {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            letters.is_empty()
                || letters.chars().any(|c| !c.is_lowercase())
                || WORDS.joiners.binary_search(&letters).is_ok()
        })
    })
}

fn has_agency(text: &str) -> bool {
    let low = text.to_lowercase();
    low.split(['/', '|', ',']).any(|side| {
        let side = side.trim();
        WORDS.agencies.binary_search(&side).is_ok()
            || WORDS.agencies.iter().any(|a| a.len() > 5 && side.ends_with(a))
            || side.starts_with("ap photo")
    })
}

/// Up to six words, the first and last with a capital, no sentence.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let last = words.next_back().unwrap_or(first);
    let capital =
        |w: &str| w.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
    capital(first) && capital(last) && text.len() <= 60 && text.split_whitespace().count() <= 6
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
mod tests {
    use super::*;

    #[test]
    fn stops_and_bars_are_found_at_the_end_of_a_line_of_any_length() {
        for before in [0, 1, 63, 120, 124, 125, 128, 300] {
            let line = format!("{}. | . ", "x".repeat(before));
            let tail = Tail::of(&line);
            assert_eq!(tail.behind_stops(0).collect::<Vec<_>>(), [before + 2, before + 6]);
            assert_eq!(tail.behind_stops(before + 1).collect::<Vec<_>>(), [before + 6]);
            assert_eq!((tail.bars(before).next(), tail.bars(line.len()).next()), (Some(before + 2), None));
        }
    }

    fn parts(line: &str) -> Option<(&str, &str, bool)> {
        credit(line).map(|c| (&line[..c.text_end], &line[c.name.clone()], c.sure))
    }

    #[test]
    fn a_credit_in_brackets_closes_a_caption() {
        assert_eq!(
            parts("Ada Rowe opens the bridge. (Eve Lind/The Harbour Post)"),
            Some(("Ada Rowe opens the bridge.", "Eve Lind/The Harbour Post", false))
        );
        assert_eq!(parts("The bridge at dawn (Photo: Eve Lind)"), Some(("The bridge at dawn", "Eve Lind", true)));
        assert_eq!(
            parts("The bridge at dawn. (AP Photo/Eve Lind)"),
            Some(("The bridge at dawn.", "AP Photo/Eve Lind", true))
        );
    }

    #[test]
    fn a_labelled_credit_closes_a_caption_or_stands_alone() {
        assert_eq!(parts("The bridge at dawn. Photo by Eve Lind"), Some(("The bridge at dawn.", "Eve Lind", true)));
        assert_eq!(parts("Image Credit: Eve Lind"), Some(("", "Eve Lind", true)));
        assert_eq!(parts("Image source, Getty Images"), Some(("", "Getty Images", true)));
        assert_eq!(parts("Image source, Harbour board handout"), Some(("", "Harbour board handout", true)));
        assert_eq!(parts("© Eve Lind"), Some(("", "Eve Lind", true)));
        assert_eq!(
            parts("The bridge at dawn. Eve Lind/Getty Images"),
            Some(("The bridge at dawn.", "Eve Lind/Getty Images", true))
        );
    }

    #[test]
    fn credits_of_other_houses_and_of_lost_markup_are_known() {
        assert_eq!(parts("El puente, al alba. EFE/Eva Lind"), Some(("El puente, al alba.", "EFE/Eva Lind", true)));
        assert_eq!(parts("Le pont à l'aube. Photo AFP"), Some(("Le pont à l'aube.", "AFP", true)));
        assert_eq!(parts("The bridge at dawn.Photograph: Eve Lind"), Some(("The bridge at dawn.", "Eve Lind", true)));
        assert_eq!(
            parts("The bridge at dawn | Eve Lind/The Post"),
            Some(("The bridge at dawn", "Eve Lind/The Post", true))
        );
        assert_eq!(
            parts("The bridge at dawn. PHOTO | EVE LIND | HARBOUR POST"),
            Some(("The bridge at dawn.", "EVE LIND | HARBOUR POST", true))
        );
        assert_eq!(parts("The bridge at dawn. (Eve Lind)"), Some(("The bridge at dawn.", "Eve Lind", false)));
    }

    #[test]
    fn a_person_and_a_house_before_a_dash_open_a_caption() {
        let opened = |line: &'static str| leading_credit(line).map(|(name, text)| (&line[name], &line[text..]));
        let line = "Eve Lind/The Harbour Post — The bridge at dawn";
        assert_eq!(opened(line), Some(("Eve Lind/The Harbour Post", "The bridge at dawn")));
        assert_eq!(opened("Marrow Bay/Port Tarn — The ferries stopped at noon."), None);
    }

    #[test]
    fn the_agencies_stand_sorted_as_the_search_needs() {
        assert!(WORDS.agencies.is_sorted() && WORDS.labels.is_sorted() && WORDS.joiners.is_sorted());
    }

    #[test]
    fn what_stands_in_brackets_in_a_story_is_no_credit() {
        for line in [
            "She left (and/or was sent away)",
            "They voted 7-2. (It was close.)",
            "Images of the flood shocked the town.",
            "Photo: a word that he did not like and that he used whenever somebody came with a camera to the house.",
            "He spoke to Reuters.",
            "Image: Ada Rowe has agreed to lead the harbour board",
            "Picture: a bridge, a boat and nobody on the quay",
            "The work is done (and so is she)",
            "The talks are on hold (USA TODAY)",
            "Weather | Sport",
            "Photo | Video",
            "The rate (in per cent)",
            "()",
            "(",
            ")",
            "",
            "Photo",
            "写真",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }
}
