//! Lines that are a date or a time and nothing else, as they stand under headlines and teasers; and the times that a page tells of itself
//! (`time_ago`, `reading_time`).

mod clock;
mod lives;
pub(crate) mod reading_time;
pub(crate) mod time_ago;
mod words;

use copydesk_text::lines::{Shape, shape};

use crate::dates::time_ago::is_time_ago;
use crate::shape::LineShape;

pub(crate) use clock::clock;
pub(crate) use lives::tells_of_life;
pub(crate) use words::{is_labelled, is_year};

use clock::has_time;
use lives::is_life;
use words::{STAMPS, WORDS};

/// Longer lines say something about a date.
const LONGEST: u32 = 72;

/// A date line has no more words that say nothing of a date or time.
const OTHERS: u32 = 2;

/// A line that tells of publishing and of a change is no longer than this.
const LONGEST_PAIR: u32 = 140;

/// True for a line such as "Tuesday, 3 March 2024", "Updated: 2024-03-03 15:24", "2 hours ago".
pub(crate) fn is_date_line(line: &str, shape: &LineShape<'_>) -> bool {
    shape.width <= LONGEST_PAIR
        && line.bytes().fold(false, |any, byte| any | byte.is_ascii_digit())
        && (shape.width <= LONGEST && is_date(line, shape) || is_pair(line) || is_time_ago(line) || is_iso(line))
}

/// "2026-03-14T06:00:00Z": as machines write a day and its hour.
pub(crate) fn is_iso(line: &str) -> bool {
    let of = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'T' | b'Z' | b'+' | b'.');
    matches!(line.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _, b'T', _, _, b':', ..]) && line.bytes().all(of)
}

/// "Published on 3 March 2024 - Updated at 9:40": two stamps with a sign between them.
fn is_pair(line: &str) -> bool {
    if !is_labelled(line) {
        return false;
    }
    let stamp = |part: &str| {
        let part = part.trim();
        is_stamp(part) || is_labelled(part) && is_date(part, &shape(part))
    };
    [" - ", " – ", " — ", " | ", " · ", " • ", " / ", ", ", "; ", " ("]
        .iter()
        .filter_map(|sign| line.split_once(sign))
        .any(|(first, second)| stamp(first) && stamp(second.trim_end_matches(')')))
}

fn is_date(line: &str, shape: &Shape) -> bool {
    if shape.digits == 0 || shape.width > LONGEST || shape.words > 14 || shape.ends_sentence() && shape.stops > 1 {
        return false;
    }
    let labelled = is_labelled(line);
    if !labelled && names_what(line) {
        return false;
    }
    let (mut month, mut day, mut filler, mut numbers, mut others) = (0, 0, 0, 0, 0u32);
    let mut ago = false;
    for token in line.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()) {
        if token.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
            continue;
        }
        // "21st", "7pm", "15h"
        let bare = token.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = bare.len() < token.len();
        // "10h15"
        let bare = if numbered { bare.trim_end_matches(|c: char| c.is_ascii_digit()) } else { bare };
        numbers += u32::from(numbered);
        // "Valid until 3 March 2026" says what the date is of; a place, a paper and an author have capitals.
        let says = !labelled && token.len() > 1 && token.starts_with(|c: char| c.is_lowercase() && c < '\u{250}');
        // Most words are none of a date.
        if !numbered && !WORDS.heads.may_open(bare.as_bytes()) {
            others += 1;
            if others > OTHERS || says {
                return false;
            }
            continue;
        }
        let low = bare.to_lowercase();
        let bare = low.as_str();
        let word = if matches!(bare, "st" | "nd" | "rd" | "th" | "t") && numbered { "at" } else { bare };
        let among = |list: &[&str]| list.binary_search(&word).is_ok();
        if among(&WORDS.months) {
            month += 1;
        } else if among(&WORDS.days) {
            day += 1;
        } else if among(&WORDS.fillers) {
            filler += 1;
            ago |= matches!(word, "ago" | "vor" | "yesterday" | "today" | "hour" | "hours");
        } else if among(&WORDS.lives) {
            return false;
        } else if !word.is_empty() {
            others += 1;
            if says {
                return false;
            }
            // Most lines end here: they say something.
            if others > OTHERS {
                break;
            }
        }
    }
    if line.contains('年') && line.contains('月') || line.contains('년') && line.contains('월') {
        return shape.width <= 32;
    }
    // "The match is on 15 May." says something; "5 p.m." has its point too.
    let tells = shape.ends_sentence() && others > 0 && !line.ends_with("m.") && !labelled;
    if others > OTHERS || tells {
        return false;
    }
    let dated =
        month > 0 && numbers > 0 || day > 0 && numbers > 0 && has_time(line) || numeric(line) || ago && numbers > 0;
    let timed = has_time(line) && others == 0;
    let date = dated && others <= month + day + filler + numbers / 2;
    (date || timed) && (labelled || !is_life(line))
}

/// True for "Thursday", "Lundi 4 mai": a day of the week, with its date or without, and nothing else.
pub(crate) fn is_day(label: &str) -> bool {
    let words = || label.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    let among = |list: &[&str], word: &str| list.binary_search(&word.to_lowercase().as_str()).is_ok();
    let plain = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || among(&WORDS.days, word) || among(&WORDS.months, word)
    };
    words().count() <= 4 && words().any(|word| among(&WORDS.days, word)) && words().all(plain)
}

/// True for "Deadline: 3 March 2026": a label before the date that is none of publishing says what the date is of.
fn names_what(line: &str) -> bool {
    let Some((label, _)) = line.split_once(": ") else { return false };
    let known = |token: &str| {
        let low = token.to_lowercase();
        [&WORDS.months, &WORDS.days, &WORDS.fillers].iter().any(|list| list.binary_search(&low.as_str()).is_ok())
    };
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    !label.contains(|c: char| c.is_ascii_digit()) && words.any(|word| !known(word) && !is_labelled(word))
}

/// True for "Last updated on Monday at 4.15pm", "Uppdaterad 14.05": nothing but words of dates and numbers, among them one that tells of
/// publishing.
pub(crate) fn is_stamp(line: &str) -> bool {
    let (mut labelled, mut number) = (false, false);
    let known = line.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).all(|token| {
        let low = token.to_lowercase();
        // "9h40" has its letter within.
        let bare = low.trim_matches(|c: char| c.is_ascii_digit());
        number |= bare.len() < low.len();
        let among = |list: &[&str]| list.binary_search(&bare).is_ok();
        labelled |= among(&WORDS.labels) || among(&STAMPS[0]);
        let lists = [&WORDS.months, &WORDS.days, &WORDS.fillers, &WORDS.labels];
        bare.is_empty() || bare == "h" || lists.into_iter().chain(&*STAMPS).any(|list| among(list))
    });
    known && labelled && number
}

/// Three numbers with one sign between them, one of them a year.
fn numeric(line: &str) -> bool {
    line.split_whitespace().any(|token| {
        let token = token.trim_matches(|c: char| !c.is_ascii_digit());
        ['/', '.', '-'].iter().any(|sign| {
            let mut parts = token.split(*sign);
            let lens = [parts.next(), parts.next(), parts.next()]
                .map(|p| p.map_or(0, |p| if p.bytes().all(|b| b.is_ascii_digit()) { p.len() } else { 0 }));
            matches!(lens, [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(line: &str) -> bool {
        is_date_line(line, &LineShape::new(line))
    }

    #[test]
    fn dates_under_headlines_are_seen_in_many_forms() {
        for line in [
            "Tuesday, 3 March 2024",
            "Updated: 2024-03-03 15:24",
            "2 hours ago",
            "March 3, 2024 at 7:21 pm",
            "03/11/24",
            "Published on 3 March 2026.",
            "Veröffentlicht am 3. März 2026.",
            "May 3, 2026, 5:10 p.m.",
            "PUBLISHED: March 3, 2024 at 8:59 pm | UPDATED: March 4, 2024",
            "3 mars 2024",
            "2024年3月3日",
            "10:15 AM ET",
            "2026-03-14T06:00:00Z",
        ] {
            assert!(date(line), "{line}");
        }
    }

    #[test]
    fn what_only_mentions_a_date_is_no_date_line() {
        for line in [
            "In March 3,000 people left.",
            "The 2024 plan",
            "The bridge opened on 3 March 2024 to great applause.",
            "12",
            "Rams 54, Chiefs 51.",
            "May 10 visitors enter?",
            "The match is on 15 May.",
            "Das Spiel ist am 15. Mai.",
            "Le match a lieu le 15 mai.",
            "Ada Rowe, 52",
            "Deadline: 3 March 2026",
            "Kick-off: Saturday 3 March 2026, 3pm",
            "Valid until 3 March 2026",
            "Cases heard on Monday, 3 March 2026",
            "gültig von: Samstag, 28.11.2026 18:00 Uhr",
            "Beisetzung: Freitag, 4. Dezember 2026",
        ] {
            assert!(!date(line), "{line}");
        }
    }

    #[test]
    fn stamps_are_of_words_of_dates_alone() {
        assert!(is_stamp("Last updated on Monday at 4.15pm") && is_stamp("Uppdaterad 14.05"));
        assert!(!is_stamp("Posted prices in 99 towns") && !is_stamp("Updated") && !is_stamp("Monday at 4.15pm"));
    }
}
