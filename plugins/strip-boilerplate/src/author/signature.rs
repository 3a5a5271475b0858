//! Bylines without "by": a name among bars with the place and the date, and one behind a label: "ADA ROWE | MARROW | 12 March 2026 - 06:00",
//! "Text: Ada Rowe; Photos: Ben Ott".

use copydesk_text::lines::{credit, shape};

use crate::dates::is_date_line;
use crate::dates::reading_time::is_reading_time;
use crate::lines::Info;
use crate::lines::names::{WORDS, WORKED_HEADS, is_person};
use crate::shape::LineShape;

/// No such line is wider.
const LONGEST: u32 = 120;
/// So many bytes from the end a line that ends with minutes has their number.
const MINUTES: usize = 12;
/// Words of a place, or of a house.
const PLACE: usize = 4;

/// The name of who wrote the piece.
pub(crate) fn name<'a>(info: &Info<'a>) -> Option<&'a str> {
    // Most lines end here. The last bytes of the two dots stand for them.
    let marked = |text: &str| memchr::memchr3(b'|', 0xb7, 0xa2, text.as_bytes()).is_some();
    // "Ada Rowe | 3 March 2026 | 3 Min."
    let counted = || info.text.bytes().rev().take(MINUTES).any(|byte| byte.is_ascii_digit());
    let timed =
        || counted() && marked(info.text) && info.text.rsplit(BARS).next().is_some_and(|last| is_minutes(last.trim()));
    if info.shape.width > LONGEST || info.shape.ends_sentence() && !timed() {
        return None;
    }
    let found = Some(info.text).filter(|text| marked(text)).and_then(among_bars);
    found.or_else(|| behind_label(info.text)).filter(|_| info.shape.quotes == 0)
}

/// The signs between the parts of such a line.
const BARS: [char; 3] = ['|', '·', '•'];

/// How long the piece takes to read.
fn is_minutes(part: &str) -> bool {
    is_reading_time(part, &shape(part))
}

/// A name between bars, beside a date; whatever else stands there is a place or a house.
fn among_bars(text: &str) -> Option<&str> {
    let parts = || text.split(BARS).map(str::trim).filter(|part| !part.is_empty());
    let date = |part: &str| is_date_line(part, &LineShape::new(part));
    let name = parts().find_map(written_by).or_else(|| parts().find(|part| is_person(part)))?;
    let capitals = |part: &str| part.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let place = |part: &str| part.split(' ').count() <= PLACE && shape(part).digits == 0 && capitals(part);
    (parts().any(date) && parts().all(|part| date(part) || is_minutes(part) || place(part) || part.ends_with(name)))
        .then_some(name)
}

/// The name in "By Ada Rowe", "Von Ada Rowe".
fn written_by(part: &str) -> Option<&str> {
    let (by, name) = part.split_once(' ')?;
    let known = WORDS.by.iter().any(|word| by.eq_ignore_ascii_case(word));
    Some(name).filter(|name| known && is_person(name))
}

/// The name behind "Text:" in a line that is no sentence, which may stand in brackets, up to those who took the pictures or to an address. Where
/// a comma alone parts them, these go with it, for they stand nowhere else: "Ada Rowe, Foto: Ben Ott".
pub(crate) fn behind_label(text: &str) -> Option<&str> {
    let bracketed = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let line = bracketed.unwrap_or(text);
    let (label, rest) = line.split_once(':')?;
    let name = rest.split([';', '|', '/']).next().map(|name| without_address(name).trim())?;
    if is_label(label) && (are_persons(name) || with_photographer(name)) {
        return Some(name);
    }
    // "Author: Ada Rowe, Senior Lecturer in Geology, University of Tarn"
    let station = name.split_once(", ").filter(|(first, what)| is_person(first) && is_station(label, what));
    station.map(|(first, _)| first).or_else(|| beside_photographer(line, label, rest))
}

/// What an author is, and where, behind a label that says that somebody is one: with a word in small letters, as no list of names has it.
fn is_station(label: &str, what: &str) -> bool {
    const AUTHOR: usize = 3;
    let author = || label.get(..AUTHOR).is_some_and(|head| head.eq_ignore_ascii_case("aut"));
    let small = || what.split(' ').any(|word| word.starts_with(char::is_lowercase));
    is_label(label) && author() && small() && !what.contains([':', '('])
}

/// What may stand before the colon in front of who wrote the piece.
fn is_label(label: &str) -> bool {
    WORDS.labels.iter().any(|word| label.trim().eq_ignore_ascii_case(word))
}

/// The name in "Words: Ada Rowe. Pictures: Ben Ott", "Fotos: Ben Ott Text: Ada Rowe": two labels with persons behind them, in either order, and
/// nothing else.
fn beside_photographer<'a>(line: &'a str, label: &str, rest: &'a str) -> Option<&'a str> {
    /// No label has more words.
    const LABEL: usize = 3;
    let (first, second) = rest.split_once(':').filter(|(_, second)| !second.contains(':'))?;
    let took = |label: &str, name: &str| {
        // A stop behind the last name ends no sentence.
        let name = name.trim().trim_end_matches('.');
        let start = label.as_ptr() as usize - line.as_ptr() as usize;
        let labelled = line.get(start..start + label.len() + 1)?;
        let whole = credit(&format!("{labelled} {name}")).is_some_and(|credit| credit.text_end == 0 && credit.sure);
        (whole && are_persons(name)).then_some(())
    };
    let spaces = memchr::memrchr_iter(b' ', first.trim_end().as_bytes()).take(LABEL);
    spaces.filter_map(|at| Some((first.get(..at)?, first.get(at + 1..)?))).find_map(|(name, other)| {
        let name = name.trim().trim_end_matches(['.', ',', ';', ' ', '–', '-']);
        let second = second.trim().trim_end_matches('.');
        if !are_persons(name) || !are_persons(second) {
            return None;
        }
        let wrote = || is_label(label).then(|| took(other, second)).flatten().map(|()| name);
        let written = || is_label(other).then(|| took(label, name)).flatten().map(|()| second);
        wrote().or_else(written)
    })
}

/// "Ada Rowe, Foto: Ben Ott": persons, a comma, and who took the pictures behind a label.
fn with_photographer(names: &str) -> bool {
    let Some((wrote, pictures)) = names.rsplit_once(", ") else { return false };
    let Some((_, took)) = pictures.split_once(':') else { return false };
    are_persons(wrote) && is_person(took.trim()) && credit(pictures).is_some_and(|credit| credit.text_end == 0)
}

/// True for names of persons with what joins them, and nothing else.
pub(crate) fn are_persons(names: &str) -> bool {
    let joins = |word: &str| WORDS.joining.contains(&word);
    names.split(',').flat_map(|part| part.split(" & ")).all(|part| is_joined(part.trim(), joins))
}

/// "Produced by Ada Rowe and Ben Ott", "Additional reporting by Ada Rowe": who else made the piece, and nothing else.
pub(crate) fn worked_on(text: &str) -> bool {
    /// No such line is longer, in bytes.
    const LINE: usize = 100;
    // Most lines end here, as sentences or by what they open with.
    if text.len() > LINE || !text.ends_with(char::is_alphabetic) || !WORKED_HEADS.may_open_folded(text.as_bytes()) {
        return false;
    }
    let Some(at) = text.find("by ").filter(|at| *at > 0) else { return false };
    let (opening, names) = text.split_at(at + 2);
    WORDS.worked_on.iter().any(|words| opening.eq_ignore_ascii_case(words)) && are_persons(names.trim())
}

/// The names before an address of mail: "Ada Rowe, ada@…".
pub(crate) fn without_address(text: &str) -> &str {
    let Some(at) = memchr::memchr(b'@', text.as_bytes()) else { return text };
    let start = text[..at].rfind([' ', '(', '<']).map_or(0, |space| space + 1);
    text[..start].trim_end_matches([' ', ',', ';', '(', '<', '-', '–', '—'])
}

/// One person, or two that a word joins.
fn is_joined(names: &str, joins: impl Fn(&str) -> bool) -> bool {
    is_person(names)
        || names.split(' ').filter(|word| joins(word)).any(|word| {
            let pair = names.split_once(&format!(" {word} "));
            pair.is_some_and(|(one, other)| is_person(one) && is_person(other))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    fn of(text: &str) -> Option<&str> {
        name(&paragraphs(&[text])[0])
    }

    #[test]
    fn a_name_stands_among_bars_or_behind_a_label() {
        for line in [
            "ADA ROWE | MARROW | 12 mar 2026 - 06:00 CET",
            "12. März 2026, 06:00 Uhr | Von ADA ROWE",
            "Harbour Post | By ADA ROWE | 3 March 2026",
            "Text: ADA ROWE; Fotos: Ben Ott",
            "Av: ADA ROWE",
            "Texte : ADA ROWE",
            "Af: ADA ROWE, ada.rowe@post.example",
        ] {
            assert_eq!(of(line), Some("ADA ROWE"), "{line}");
        }
        assert_eq!(of("Text: Ada Rowe und Ben Ott"), Some("Ada Rowe und Ben Ott"));
        for line in ["(Text: Ada Rowe, Foto: Ben Ott)", "Text: Ada Rowe, Foto: Ben Ott"] {
            assert_eq!(of(line), Some("Ada Rowe, Foto: Ben Ott"), "{line}");
        }
        assert_eq!(of("Texte : Ada Rowe, photos : Ben Ott"), Some("Ada Rowe, photos : Ben Ott"));
        assert_eq!(of("(Text: Ada Rowe)"), Some("Ada Rowe"));
        for line in [
            "Words: Ada Rowe. Pictures: Ben Ott",
            "Text: Ada Rowe Foto: Ben Ott",
            "Fotos: Ben Ott. Text: Ada Rowe",
            "Texte : Ada Rowe – Photos : Ben Ott",
        ] {
            assert_eq!(of(line), Some("Ada Rowe"), "{line}");
        }
    }

    #[test]
    fn menus_rows_and_other_labels_have_none() {
        for line in [
            "Ada Rowe | Marrow",
            "News | Town Hall | 3 March 2026 at the weir and below",
            "Rowers 2 | Sailors 1 | 3 March 2026",
            "Text: the bridge is shut",
            "Photo: Ada Rowe",
            "Winner: Ada Rowe",
            "Text: Ada Rowe, Musik: Ben Ott",
            "Text: Ada Rowe. Musik: Ben Ott",
            "Winner: Ada Rowe. Pictures: Ben Ott",
            "Words: the bridge is shut. Pictures: Ben Ott",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
