//! The dateline that opens an agency's story: "BERLIN, March 3 (XNA) -".

use std::sync::LazyLock;

use crate::lexicon::entries;

static AGENCIES: LazyLock<Vec<&str>> = LazyLock::new(|| agencies().collect());

/// The agency stands within so many bytes from the start of the first paragraph.
const DATELINE: usize = 100;
/// No place before an agency that is known has more words.
const PLACE: usize = 4;
/// No agency's name in one case has more letters: "Uni" is a place to learn, UNI an agency.
const SHORT: usize = 4;

/// The names of agencies as their copy has them, in small letters.
pub fn agencies() -> impl Iterator<Item = &'static str> {
    entries(include_str!("../../data/agencies.txt"))
}

/// Whether a name is an agency's, with its service behind a slash or without: "dpa/lno", "SDA".
pub fn is_wire(name: &str) -> bool {
    let name = name.split('/').next().unwrap_or_default().trim();
    let mixed = name.contains(char::is_lowercase) && name.contains(char::is_uppercase);
    name.len() <= LONGEST
        && !(mixed && name.len() <= SHORT)
        && AGENCIES.binary_search(&name.to_lowercase().as_str()).is_ok()
}

/// No name in that list is longer, in bytes.
const LONGEST: usize = 16;

/// The agency, or the station, in the dateline; behind a date the stroke may be missing, and behind one place where the agency is known:
/// `Bern (sda) Nationalrätin …`.
pub fn agency(text: &str) -> Option<&str> {
    // Most lines end here: nothing in brackets opens them, all bytes asked in one go.
    let bracket = |head: &[u8; DATELINE]| head.iter().fold(false, |any, byte| any | (*byte == b'('));
    if text.as_bytes().first_chunk().is_some_and(|head| !bracket(head)) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(DATELINE)];
    // `Torrelobos (Valladara), 13 may (EFE).-`: the region stands in brackets too.
    memchr::memchr_iter(b'(', head.as_bytes()).take(2).find_map(|open| in_brackets(head, open))
}

/// The agency in the brackets that open there.
fn in_brackets(head: &str, open: usize) -> Option<&str> {
    let (before, rest) = (&head[..open], &head[open + 1..]);
    let (name, after) = rest.split_once(')')?;
    let after = after.trim_start_matches(['.', ' ', ':']);
    let named = (2..=12).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic());
    let capitals = || name.bytes().all(|b| b.is_ascii_uppercase());
    let dated =
        before.len() <= 40 && before.contains(", ") && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let begins = || after.starts_with(char::is_uppercase);
    let closed = after.starts_with(['-', '–', '—', '_'])
        || dated && capitals() && begins()
        || begins() && is_known(before, name);
    (named && before.len() <= 60 && closed).then_some(name)
}

/// How many bytes a dateline without a stroke has, with the space behind: `Bern (sda) `, `GRÜNTAL (epd). `; 0 where there is none.
pub fn unstroked(text: &str) -> usize {
    let head = &text[..text.floor_char_boundary(DATELINE)];
    let Some((before, rest)) = head.split_once('(') else { return 0 };
    let Some((name, after)) = rest.split_once(')') else { return 0 };
    let gap = after.len() - after.trim_start_matches(['.', ' ', ':']).len();
    let begins = after[gap..].starts_with(|c: char| c.is_uppercase() || "«»„“\"¿¡".contains(c));
    let known = gap > 0 && after[..gap].ends_with(' ') && begins && is_known(before, name);
    if known { before.len() + name.len() + 2 + gap } else { 0 }
}

/// True for a place, and nothing else, before an agency that is known.
fn is_known(before: &str, name: &str) -> bool {
    let place = before.trim_end();
    let word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '/' | '.' | '\''))
    };
    let particle = |word: &str| word.len() <= 3 && word.chars().all(char::is_alphabetic);
    place.len() < before.len()
        && place.starts_with(char::is_uppercase)
        && place.split(' ').count() <= PLACE
        && place.split(' ').all(|part| word(part) || particle(part))
        && place.split(' ').next_back().is_some_and(word)
        && is_wire(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agency_stands_behind_the_region_too_and_needs_no_stroke_where_it_is_known() {
        for (line, name) in [
            ("Torrelobos (Valladara), 13 may (EFE).- La Guardia Civil ha detenido", "EFE"),
            ("Valladara, 13 may (EFE).- La consejera", "EFE"),
            ("Bern (sda) Nationalrätin Ada Rowe tritt zurück", "sda"),
            ("GRÜNTAL (KNA) Die Schriftstellerin erhält den Preis", "KNA"),
            ("BERLIN (dpa) - Der Rat", "dpa"),
        ] {
            assert_eq!(agency(line), Some(name), "{line}");
        }
        for line in [
            "Ada Rowe (links) Der Rat",
            "Meier (SPD) Bürgermeister von Marl",
            "Die Meldung von gestern (sda) Der Rat",
            "Marl (Westfalen) Der Rat hat beschlossen",
        ] {
            assert_eq!(agency(line), None, "{line}");
        }
    }

    #[test]
    fn a_dateline_without_a_stroke_ends_where_the_story_begins() {
        assert_eq!(unstroked("Bern (sda) Nationalrätin"), "Bern (sda) ".len());
        assert_eq!(unstroked("GRÜNTAL (epd). Die Schriftstellerin"), "GRÜNTAL (epd). ".len());
        assert_eq!(unstroked("Bern (sda/ats) «Nein», sagt sie"), "Bern (sda/ats) ".len());
        assert!(agencies().is_sorted() && agencies().all(|name| name.len() <= LONGEST));
        for line in
            ["Bern (Uni) Der Rat", "Bern (sda) hat geschrieben", "Meier (SPD) Bürgermeister", "(sda) Nein", "Bern", ""]
        {
            assert_eq!(unstroked(line), 0, "{line}");
        }
    }
}
