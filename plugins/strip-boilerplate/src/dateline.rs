//! A dateline on a line of its own, above the story: "STOCKHOLM (TT)", "Berlin, 12. Mai (dpa)", "TORONTO —". The header has a field for it.

use copydesk_text::lines::is_wire;

use crate::author::names::is_particle;
use crate::dates::is_date_line;
use crate::shape::LineShape;

/// No dateline is longer, in bytes; no place has more words.
const LONGEST: usize = 60;
const PLACE: usize = 4;
/// Nor is a place that nothing but a stroke shows shorter, in bytes.
const SHORTEST: usize = 4;
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

/// "TORONTO —", "OTTAWA, March 3 -": a place in capitals and a stroke behind it, as it stands right above the first paragraph.
pub(crate) fn stroked(text: &str) -> Option<&str> {
    // Most lines end here.
    if text.len() > LONGEST || !text.ends_with(STROKES) {
        return None;
    }
    let line = text.trim_end_matches(STROKES).trim_end();
    let (place, date) = line.split_once(", ").unwrap_or((line, ""));
    let dated = date.is_empty() || is_date_line(date, &LineShape::new(date));
    (dated && place.len() >= SHORTEST && is_loud(place) && is_place(place)).then_some(line)
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

    #[test]
    fn a_place_in_capitals_before_a_stroke_is_one() {
        assert_eq!(stroked("TORONTO —"), Some("TORONTO"));
        assert_eq!(stroked("OTTAWA, March 3 -"), Some("OTTAWA, March 3"));
        assert_eq!(stroked("NEW DELHI _"), Some("NEW DELHI"));
        for line in ["Toronto —", "TORONTO", "—", "Q —", "THE END? —", "ADA ROWE, KEEPER —"] {
            assert_eq!(stroked(line), None, "{line}");
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
