//! A dateline on a line of its own, above the story: "STOCKHOLM (TT)", "Berlin, 12. Mai (dpa)", "TORONTO —". The header has a field for it.

use copydesk_text::lines::is_wire;

use crate::dates::is_date_line;
use crate::lines::Info;
use crate::lines::names::is_particle;
use crate::shape::LineShape;

/// No dateline is longer, in bytes; no place has more words.
const LONGEST: usize = 60;
const PLACE: usize = 4;
/// Nor is a place that nothing but a stroke shows shorter, in bytes.
const SHORTEST: usize = 4;
/// Before the name of a place in eight languages, and hardly ever before that of a person or a firm.
const IN: [&str; 6] = ["aus", "em", "en", "i", "in", "à"];
const STROKES: [char; 5] = ['-', '–', '—', '_', '―'];

/// The dateline that a line is, without the stroke behind it: a place in capitals, one word, or with a date, and an agency in brackets.
pub(crate) fn dateline(text: &str) -> Option<&str> {
    // Most lines end here.
    if text.len() > LONGEST || !text.contains(['(', '/']) {
        return None;
    }
    let line = text.trim_end_matches([' ', '-', '–', '—', ':', '.']);
    // "STOCKHOLM/TT"
    let slashed = || line.rsplit_once('/').filter(|(place, name)| is_loud(place) && is_loud(name));
    let (before, name) = match line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) {
        Some(bracketed) => bracketed,
        None => slashed()?,
    };
    let before = before.trim_end_matches([' ', ',', '.']);
    let (place, date) = before.split_once(", ").unwrap_or((before, ""));
    let dated = !date.is_empty() && is_date_line(date, &LineShape::new(date));
    let one = !place.contains(' ') && date.is_empty();
    (is_wire(name) && is_place(place) && (dated || date.is_empty() && (one || is_loud(place)))).then_some(line)
}

/// "TORONTO —", "OTTAWA, March 3": a place in capitals with a stroke or a date behind it, as it stands right above the first paragraph; alone
/// where the story says that something is there: "NEW DELHI" above "… in New Delhi".
pub(crate) fn above_story<'a>(text: &'a str, story: &[Info<'_>]) -> Option<&'a str> {
    // Most lines end here: their second letter is small.
    if text.len() > LONGEST || text.chars().take(SHORTEST).any(char::is_lowercase) {
        return None;
    }
    let line = text.trim_end_matches(STROKES).trim_end();
    let (place, date) = line.split_once(", ").unwrap_or((line, ""));
    if place.len() < SHORTEST || !is_loud(place) || !is_place(place) {
        return None;
    }
    let told = match (date.is_empty(), line.len() < text.len()) {
        (true, stroke) => stroke || is_told_of(place, story),
        (false, _) => is_date_line(date, &LineShape::new(date)),
    };
    told.then_some(line)
}

/// True where a story says near its top that something is in the place of these capitals.
fn is_told_of(place: &str, story: &[Info<'_>]) -> bool {
    /// So many lines are looked at.
    const NEAR: usize = 12;
    let mut name = String::with_capacity(place.len());
    for word in place.split(' ') {
        let low = word.to_lowercase();
        let mut letters = word.chars();
        let first = letters.next().filter(|_| !is_particle(&low));
        name.extend((!name.is_empty()).then_some(' '));
        name.extend(first.into_iter().chain(low.chars().skip(usize::from(first.is_some()))));
    }
    let finder = memchr::memmem::Finder::new(&name);
    story.iter().take(NEAR).any(|info| {
        finder.find_iter(info.text.as_bytes()).any(|at| {
            let before = info.text[..at].strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
            let behind = info.text[at + name.len()..].chars().next();
            before.is_some_and(|word| IN.contains(&word)) && !behind.is_some_and(char::is_alphanumeric)
        })
    })
}

fn is_place(text: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '/' | '.'))
    };
    (1..=PLACE).contains(&text.split(' ').count()) && text.split(' ').all(|part| word(part) || is_particle(part))
}

fn is_loud(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn a_place_in_capitals_before_a_stroke_is_one() {
        let of = |line: &'static str| above_story(line, &[]);
        assert_eq!(of("TORONTO —"), Some("TORONTO"));
        assert_eq!(of("OTTAWA, March 3 -"), Some("OTTAWA, March 3"));
        assert_eq!(of("OTTAWA, March 3"), Some("OTTAWA, March 3"));
        assert_eq!(of("NEW DELHI _"), Some("NEW DELHI"));
        for line in ["Toronto —", "TORONTO", "—", "Q —", "THE END? —", "ADA ROWE, KEEPER —", "Ottawa, March 3"]
        {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn a_place_alone_is_one_where_the_story_says_that_something_is_there() {
        let below = |line: &'static str, story: &str| above_story(line, &paragraphs(&[story])).is_some();
        assert!(below("NEW DELHI", "Ministers met in New Delhi on Monday."));
        assert!(below("MÁLAGA", "El barco llegó el lunes a su puerto en Málaga."));
        for (line, story) in [
            ("NEW DELHI", "Ministers met in New Delhia on Monday."),
            ("ADA ROWE", "It was the third time for Ada Rowe."),
            ("WET AND WINDY", "It was wet and windy in the north."),
            ("SPORT", "She went in for sport, in sport for sport."),
            ("MARL", "Er fuhr nach Marl."),
        ] {
            assert!(!below(line, story), "{line}");
        }
    }

    #[test]
    fn a_place_and_an_agency_are_a_dateline() {
        for line in [
            "BERLIN, 12. Mai (dpa)",
            "Berlin (dpa)",
            "Berlin/Hamburg (dpa/lno) -",
            "STOCKHOLM (TT)",
            "Stockholm, 12 maj (TT)",
            "STOCKHOLM/TT",
            "Marl, 12 mai 2024 (AFP)",
        ] {
            assert!(dateline(line).is_some(), "{line}");
        }
        assert_eq!(dateline("BERLIN (dpa) –"), Some("BERLIN (dpa)"));
        for line in
            ["Ada Rowe (dpa)", "The old lock (AP)", "Marl (Orme)", "Ada Rowe, keeper (AP)", "AC/DC", "Berlin", "(dpa)"]
        {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
