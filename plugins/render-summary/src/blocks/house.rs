//! Datelines as papers write them in their own styles, without an agency in capitals: `Velsund. Ein Sturm …`, `Velsund (vb) Ein Sturm …`,
//! `VELSUND | Ein Sturm …`, `24 November 2026 - A storm …`. On the first line of a story alone: elsewhere a name or a label
//! looks the same.

use copydesk_text::sentences;

use crate::classes::{AHEAD, FUNCTION, LEANING, PRONOUN, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;

/// No place has more words, and what follows it so many bytes at least.
const WORDS: usize = 3;
const TEXT: usize = 40;
/// No place with what stands behind it is longer.
const LONGEST: usize = 60;
/// The letters of who wrote it, in brackets, and of a word that is no abbreviation.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=5;
const WORD: usize = 4;
/// The digits of a year.
const YEAR: usize = 4;

/// The length of such a dateline; 0 where there is none. `again`: whether the story has a name again, as a place.
pub(crate) fn house_dateline(text: &str, language: &Language, again: impl Fn(&str) -> bool) -> usize {
    let line = text.trim_start();
    let start = text.len() - line.len();
    let mut head = line.len().min(LONGEST);
    while !line.is_char_boundary(head) {
        head -= 1;
    }
    let end = line[..head].find(|c| ".:|(".contains(c)).and_then(|at| behind_place(line, at, language, again));
    let found = end.or_else(|| dated(line)).or_else(|| placed_and_dated(line)).filter(|&end| {
        let rest = &line[end..];
        rest.len() >= TEXT
            && rest.starts_with(|c: char| c.is_uppercase() || "„“\"«»".contains(c))
            && !leans(rest, language)
    });
    found.map_or(0, |end| start + end)
}

/// Whether a text opens with a place in capitals and a stop, as each item of a column of briefs does.
pub(crate) fn in_capitals(text: &str) -> bool {
    text.split_once(". ").is_some_and(|(place, _)| place.len() <= LONGEST && !place.contains(char::is_lowercase))
}

/// The end of what divides the place before a mark from its story.
fn behind_place(line: &str, at: usize, language: &Language, again: impl Fn(&str) -> bool) -> Option<usize> {
    let (place, rest) = (line[..at].trim_end(), &line[at..]);
    let told = || {
        let mut words = place.split(' ').filter(|word| word.starts_with(char::is_uppercase));
        words.all(|word| language.classes(read_word(word, 0, word.len()).whole) & (FUNCTION | VERB) == 0)
    };
    let text = |rest: &str| Some(line.len() - rest.trim_start().len());
    if let Some(rest) = rest.strip_prefix("| ") {
        // `Velsund, Norland | …`
        let mut parts = place.split(", ");
        return if parts.clone().count() <= 2 && parts.all(is_place) { text(rest) } else { None };
    }
    if !is_place(place) {
        return None;
    }
    if rest.starts_with('(') {
        return text(&rest[initials(rest)?..]);
    }
    if let Some(behind) = rest.strip_prefix(": ") {
        return if told() && again(place) { text(behind) } else { None };
    }
    if !rest.starts_with('.') {
        return None;
    }
    if let Some(behind) = [".- ", ".– ", ".— "].iter().find_map(|marks| rest.strip_prefix(marks)) {
        return text(behind);
    }
    let behind = rest[1..].trim_start();
    if let Some(end) = initials(behind) {
        return text(&behind[end..]);
    }
    // Where English is written, a word with a stop is an abbreviation or says something.
    let sentence = sentences(line).next()?;
    let alone = sentence == (0..at + 1)
        && !language.goes_on(&line[..=at], &line[at + 1..])
        && place.chars().count() >= WORD
        && told();
    let foreign = !language.is_english() && language.is_known();
    if alone && (foreign || again(place)) { text(behind) } else { None }
}

/// The length of who wrote it, in brackets and small letters, with what divides it from the text: `(vb) `, `(vb). `, `(vb) – `.
fn initials(rest: &str) -> Option<usize> {
    let (name, behind) = rest.strip_prefix('(')?.split_once(')')?;
    let small = INITIALS.contains(&name.len()) && name.chars().all(|c| c.is_lowercase() || "/.".contains(c));
    let text = behind.trim_start_matches(['.', ':', ' ', '-', '–', '—']);
    (small && text.len() < behind.len()).then_some(rest.len() - text.len())
}

/// The end of a date with its year and a dash: `24 November 2026 - `, `24. November 2026 – `.
fn dated(line: &str) -> Option<usize> {
    const DASHES: [&str; 4] = ["-", "–", "—", "|"];
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((date, rest)) = line.split_once(' ')
        && date.split(['.', '/']).count() == 3
        && date.split(['.', '/']).all(|part| digits(part) && !part.is_empty())
        && let Some((dash, _)) = rest.split_once(' ')
    {
        return DASHES.contains(&dash).then_some(date.len() + dash.len() + 2);
    }
    let mut words = line.split(' ');
    let (day, month, year, dash) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let dated = digits(day.trim_end_matches('.'))
        && (1..=3).contains(&day.len())
        && month.starts_with(char::is_alphabetic)
        && year.len() == YEAR
        && digits(year)
        && DASHES.contains(&dash);
    dated.then_some(day.len() + month.len() + year.len() + dash.len() + 4)
}

/// The end of a place with the day, as releases begin: `Velsund, 24.11.2026. `, `Velsund, 24/11/2026 – `.
fn placed_and_dated(line: &str) -> Option<usize> {
    let (place, rest) = line.split_at_checked(memchr::memchr(b',', &line.as_bytes()[..line.len().min(LONGEST)])?)?;
    let rest =
        rest.strip_prefix(", ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && is_place(place))?;
    let (date, text) = rest.split_once(' ')?;
    let mut parts = date.trim_end_matches(['.', ':']).split(['.', '/', '-']);
    let digits = |part: &str| part.len() <= YEAR && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let day = parts.clone().count() == 3 && parts.all(digits);
    day.then(|| line.len() - text.trim_start_matches(['-', '–', '—', ' ']).len())
}

/// Whether a text is written as a place's name: few words, with capitals.
fn is_place(place: &str) -> bool {
    let joins = |word: &str| ["am", "an", "bei", "de", "del", "der", "im", "la", "sur"].contains(&word);
    let spelt = |word: &str| word.chars().all(|c| c.is_alphabetic() || "-/'’".contains(c));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    place.chars().nth(2).is_some()
        && place.split(' ').count() <= WORDS
        && place.split(' ').all(|word| spelt(word) && (capital(word) || joins(word)))
        && capital(place)
}

/// Whether a text leans on what stands before it, as nothing behind a dateline does.
fn leans(text: &str, language: &Language) -> bool {
    let word = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let classes = if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) };
    text.starts_with(char::is_alphanumeric) && classes & (LEANING | PRONOUN) != 0 && classes & AHEAD == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    const TEXT: &str = "Ein Sturm hat am Montag zwei Schleusen an der Küste zerstört.";

    #[test]
    fn datelines_of_local_papers_are_cut() {
        for before in [
            "Velsund. ",
            "Bad Velsund. ",
            "Velsund-Nord. ",
            "Velsund am See. ",
            "Velsund. (vb) ",
            "Velsund (vb) ",
            "Velsund (vb). ",
            "VELSUND (vb) – ",
            "VELSUND | ",
            "Velsund, Norland | ",
            "24. November 2026 – ",
            "24.11.2026 – ",
            "Velsund.- ",
            "Velsund, 24.11.2026. ",
            "Velsund, 24/11/2026 – ",
        ] {
            let line = format!("{before}{TEXT}");
            assert_eq!(house_dateline(&line, language("de"), |_| false), before.len(), "{line}");
        }
        for (tag, before) in
            [("en", "Velsund: "), ("en", "24 November 2026 - "), ("sv", "Velsund. "), ("fr", "Velsund. ")]
        {
            let line = format!("{before}{TEXT}");
            assert_eq!(house_dateline(&line, language(tag), |place| place == "Velsund"), before.len(), "{line}");
        }
    }

    #[test]
    fn other_beginnings_stay() {
        for (tag, before) in [
            ("de", "Prof. "),
            ("de", "Doch. "),
            ("de", "Bo Lind sagte das. "),
            ("de", "Velsund (SPD) "),
            ("de", "Budget: "),
            ("de", "9. November 1938 "),
            ("de", "Velsund, 24 Kilometer nördlich, "),
            ("en", "Velsund. "),
            ("en", "Exclusive: "),
            ("sv", "Velsund. "),
        ] {
            let line = format!("{before}{TEXT}");
            assert_eq!(house_dateline(&line, language(tag), |_| false), 0, "{line}");
        }
        assert_eq!(
            house_dateline(
                "Velsund. Aber er war allein, als der Sturm die Schleuse zerstörte.",
                language("de"),
                |_| true
            ),
            0
        );
        assert_eq!(house_dateline("Velsund. Ein Sturm kam.", language("de"), |_| true), 0);
    }

    #[test]
    fn items_of_a_column_open_with_a_place_in_capitals() {
        assert!(in_capitals("VELSUND. Ein Sturm kam.") && !in_capitals("Velsund. Ein Sturm kam."));
    }
}
