//! The credit of a picture, as it closes a caption or stands alone: "(Ada Rowe/The Agency)", "Photo: Ada Rowe", "… . Getty Images".

mod labels;
mod marks;
mod names;
mod opening;
mod words;

use std::ops::Range;

pub use self::labels::is_all_names;
use self::labels::{after_bare_label, after_label, is_genitive};
use self::marks::Marks;
use self::names::{are_names, before_sign, has_agency, is_agency, is_name, is_person};
pub use self::opening::leading_credit;

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
    let line = line.trim_end();
    let marks = Marks::of(line);
    let found = bracketed(line).or_else(|| labelled(line, &marks)).or_else(|| agency(line, &marks));
    let found = found.or_else(|| behind_bar(line, &marks));
    found.or_else(|| if ends_open(line) { behind_stroke(line).or_else(|| behind_dash(line)) } else { None })
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
    // "(foto Agenzia del Porto)"
    if let Some(name) = after_bare_label(text).filter(|_| text_end > 0) {
        return Some(Credit { text_end, name: inside.start + name..inside.end, sure: false });
    }
    let named =
        close == b')' && sides.len() > 1 && sides.iter().all(|s| is_name(s)) && sides.iter().any(|s| s.contains(' '));
    // A person alone, behind a sentence or a title: "(Ada Rowe)".
    let person = close == b')' && sides.len() == 1 && text_end > 0 && is_person(text);
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
fn label_behind(line: &str, place: usize) -> Option<Credit> {
    let rest = line.get(place..)?.trim_start_matches(['|', ' ']);
    let Some(name) = after_label(rest) else {
        // "… . Photo Agence du Port"
        let name = if place > 0 && ends_open(line) { after_bare_label(rest)? } else { return None };
        let text_end = line[..place].trim_end_matches(['|', ' ']).len();
        return Some(Credit { text_end, name: line.len() - rest.len() + name..line.len(), sure: false });
    };
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
    let text_end = line[..place].trim_end_matches(['|', '-', '–', '—', '/', '·', '•', ' ']).len();
    // "Foto von Ada Rowe" alone may show her.
    let sure = text_end > 0 || !rest.get(..name).is_some_and(|label| is_genitive(label.trim_end()));
    Some(Credit { text_end, name: line.len() - named.len()..line.len(), sure })
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
    let name = text.trim_start_matches("© ").trim_start_matches('©').trim();
    if name.is_empty() || name.ends_with('.') {
        return None;
    }
    let parts_are_names = name.split(['/', '|', ',']).all(|p| is_name(p.trim()));
    let copyright = text.starts_with('©') && (start > 0 || is_person(name));
    // "Ada Rowe/AFP", and "EFE/Ada Rowe" as agencies of Spain and France have it.
    let sides = [name.rsplit(['/', '|']).next(), name.split('/').next()];
    let known = parts_are_names && sides.into_iter().flatten().any(is_agency);
    // "… . Ada Rowe / The Harbour Post", a house on no list
    let housed = || {
        let person = name.split_once('/').filter(|(_, house)| !house.contains('/')).map(|(person, _)| person.trim());
        // "The January/November" of a wrapped sentence is none.
        let worded = name.split_once('/').is_some_and(|(_, house)| house.trim().contains(' '));
        start > 0
            && parts_are_names
            && worded
            && person.is_some_and(|person| is_person(person) && !person.starts_with("The "))
    };
    let sure = copyright || known;
    if !sure && !housed() {
        return None;
    }
    if start == 0 && name.len() < 4 {
        return None; // "PA" alone may be anything
    }
    let name_start = start + line[start..].find(name)?;
    Some(Credit { text_end: line[..start].trim_end().len(), name: name_start..name_start + name.len(), sure })
}

/// `… | Ada Rowe/The Harbour Post`: names behind the last bar of a line, one of them a house.
fn behind_bar(line: &str, marks: &Marks<'_>) -> Option<Credit> {
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
fn behind_stroke(line: &str) -> Option<Credit> {
    const STROKE: &str = ". / ";
    let from = floor(line, line.len().saturating_sub(LONGEST / 2));
    let stroke = from + line[from..].rfind(STROKE)?;
    let name = stroke + STROKE.len()..line.len();
    let named = is_name(&line[name.clone()]) && are_names(&line[name.clone()]);
    named.then_some(Credit { text_end: stroke + 1, name, sure: false })
}

/// `… - EFE/Ada Rowe`: an agency behind a dash, with a name or alone.
fn behind_dash(line: &str) -> Option<Credit> {
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
fn after_dashes(text: &str) -> impl Iterator<Item = usize> {
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
    use super::words::WORDS;
    use super::*;

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
    fn a_credit_stands_behind_a_dash_a_stroke_or_dots_too() {
        for line in [
            "Le pont à l’aube — Photo : Eve Lind",
            "Le pont à l’aube / Photo: Eve Lind",
            "Le pont à l’aube · FOTO: Eve Lind",
        ] {
            assert_eq!(parts(line), Some(("Le pont à l’aube", "Eve Lind", true)), "{line}");
        }
        assert_eq!(parts("Il ponte all’alba - ANSA/EVA LIND"), Some(("Il ponte all’alba", "ANSA/EVA LIND", true)));
        assert_eq!(parts("El puente. / Agencia del Puerto"), Some(("El puente.", "Agencia del Puerto", false)));
        assert_eq!(parts("The bridge. Credit... Eve Lind/The Post"), Some(("The bridge.", "Eve Lind/The Post", true)));
        assert_eq!(parts("Le pont. Eve Lind / Le Port"), Some(("Le pont.", "Eve Lind / Le Port", false)));
        assert_eq!(parts("It rose. The January/November"), None);
        assert_eq!(parts("The bridge - and the picture: nobody knew it"), None);
    }

    #[test]
    fn a_label_without_a_mark_has_two_names_behind_it() {
        assert_eq!(parts("Il ponte (foto Agenzia del Porto)"), Some(("Il ponte", "Agenzia del Porto", false)));
        assert_eq!(parts("Le pont. Photo Agence Nord"), Some(("Le pont.", "Agence Nord", false)));
        assert_eq!(parts("Foto de Eva Lind"), Some(("", "Eva Lind", false)));
        for line in ["Foto de familia", "The bridge (photo right)", "They went to the Picture House"] {
            assert_eq!(parts(line), None, "{line}");
        }
    }

    #[test]
    fn a_credit_in_brackets_or_of_a_person_opens_a_caption() {
        let opened = |line: &'static str| leading_credit(line).map(|(name, text)| (&line[name], &line[text..]));
        for line in [
            "(Foto: Eve Lind) Die Brücke am Morgen",
            "[Photo by Eve Lind] Die Brücke am Morgen",
            "Foto von Eve Lind: Die Brücke am Morgen",
            "Bildrechte: Eve Lind | Die Brücke am Morgen",
        ] {
            assert_eq!(opened(line), Some(("Eve Lind", "Die Brücke am Morgen")), "{line}");
        }
        for line in ["(Foto: Eve Lind)", "(The bridge) is shut at night", "Foto von gestern: Die Brücke am Morgen"] {
            assert_eq!(opened(line), None, "{line}");
        }
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
