//! Lines that are a date or a time and nothing else, as they stand under headlines and teasers.

use std::sync::LazyLock;

use copydesk_text::lines::{Shape, shape};

use crate::lists::data::part;
use crate::lists::heads::Heads;
use crate::shape::LineShape;
use crate::time_ago::is_time_ago;

const FILE: &str = include_str!("../data/dates.txt");

struct Words {
    months: Vec<&'static str>,
    days: Vec<&'static str>,
    fillers: Vec<&'static str>,
    labels: Vec<&'static str>,
    lives: Vec<&'static str>,
    /// How the words of dates begin: months, days and what may stand beside them.
    heads: Heads,
    label_heads: Heads,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let part = |name| part(FILE, name);
    let [months, days, fillers, labels, lives] = ["months", "days", "fillers", "labels", "lives"].map(part);
    Words {
        heads: Heads::of(months.iter().chain(&days).chain(&fillers).chain(&lives).copied()),
        label_heads: Heads::of(labels.iter().copied()),
        months,
        days,
        fillers,
        labels,
        lives,
    }
});

/// What tells of publishing beside a date alone: "Letzte Aktualisierung: 17. Juni".
static STAMPS: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| ["stamps", "latest"].map(|name| part(FILE, name)));

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
        && (shape.width <= LONGEST && is_date(line, shape) || is_pair(line) || is_time_ago(line))
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

/// True for "8 June 1937 - 3 March 2026", "* 8. Juni 1937", "† 3. März 2026": when somebody was born and died, and no date of a page.
fn is_life(line: &str) -> bool {
    if line.contains(['†', '✝']) {
        return true;
    }
    // Some were born before the last century.
    let of_life = |token: &&str| is_year(token) || token.len() == 4 && token.starts_with("18");
    let mut years = line.split(|c: char| !c.is_ascii_digit()).filter(of_life);
    let Some(first) = years.next() else { return false };
    line.starts_with('*') || years.any(|other| other != first)
}

/// True for a line that has a year and a word of birth or death, as they stand at the foot of an obituary.
pub(crate) fn tells_of_life(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    words().any(is_year) && words().any(|word| WORDS.lives.binary_search(&word.to_lowercase().as_str()).is_ok())
}

/// True for a year in which a page may have been made, or tells of.
pub(crate) fn is_year(token: &str) -> bool {
    token.len() == 4
        && (token.starts_with("19") || token.starts_with("20"))
        && token.bytes().all(|byte| byte.is_ascii_digit())
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

/// True where a line opens with "Published", "Updated" and the like; whether a date follows is asked apart.
pub(crate) fn is_labelled(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphanumeric()).find(|t| !t.is_empty()).unwrap_or_default();
    first.len() <= 16
        && WORDS.label_heads.may_open(first.as_bytes())
        && WORDS.labels.binary_search(&first.to_lowercase().as_str()).is_ok()
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

/// The minutes since midnight in a line that is a time of day and nothing else: "12:31", "9.05am GMT", "Kl. 07.15", "Dienstag, 14h20".
pub(crate) fn clock(line: &str) -> Option<u32> {
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut time, mut numbers, mut late) = (None, 0, None);
    for token in line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | '|')) {
        let token = token.trim_matches(|c: char| !c.is_alphanumeric());
        if token.is_empty() {
            continue;
        }
        let low = token.to_lowercase().replace('.', ":");
        let known = |word: &str| {
            let lists = [&WORDS.months, &WORDS.days, &WORDS.fillers];
            lists.iter().any(|list| list.binary_search(&word).is_ok()) && WORDS.labels.binary_search(&word).is_err()
        };
        let word = low.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let half = |word: &str| matches!(word, "am" | "a:m" | "pm" | "p:m").then(|| word.starts_with('p'));
        late = late.or(half(word));
        if let Some(at) = time_of(&low) {
            // Two times are from and to.
            if time.replace(at).is_some() {
                return None;
            }
        } else if !low.starts_with(|c: char| c.is_ascii_digit()) {
            if half(word).is_none() && !known(word) {
                return None;
            }
        } else if low.bytes().all(|byte| byte.is_ascii_digit()) && low.len() <= 4 {
            numbers += 1;
        } else {
            return None;
        }
    }
    let twelve = |at: u32| match late {
        Some(late) => at % (12 * 60) + u32::from(late) * 12 * 60,
        None => at,
    };
    time.filter(|_| numbers <= 2).map(twelve)
}

/// The minutes in "9:05", "9:05pm", "14h20".
fn time_of(token: &str) -> Option<u32> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, rest) = token.split_at(digits(token));
    let (minute, half) = rest.strip_prefix([':', 'h']).map(|rest| rest.split_at(digits(rest)))?;
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let timely = hour < 24 && minute < 60;
    matches!(half, "" | "am" | "a:m" | "pm" | "p:m" | "h" | "uhr").then_some(hour * 60 + minute).filter(|_| timely)
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

/// "15:24", "7:05 p.m."
fn has_time(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b':', bytes).any(|i| {
        let digit = |at: Option<usize>| at.and_then(|a| bytes.get(a)).is_some_and(u8::is_ascii_digit);
        digit(i.checked_sub(1)) && digit(Some(i + 1)) && digit(Some(i + 2)) && !digit(Some(i + 3))
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

    #[test]
    fn a_time_of_day_stands_alone() {
        let times = [
            "12:31",
            "9.05am GMT",
            "9:05 p.m. ET",
            "Kl. 07.15",
            "Ore 18.05",
            "14h20",
            "Dienstag, 9.14 Uhr",
            "3 March 00:10",
        ];
        let minutes = [751, 545, 1265, 435, 1085, 860, 554, 10];
        for (line, minutes) in times.into_iter().zip(minutes) {
            assert_eq!(clock(line), Some(minutes), "{line}");
        }
        for line in
            ["Updated at 12.44 GMT", "12:31 Rowe", "10:00 - 12:00", "3.4.2026", "25:10", "9.5", "Tuesday", "0-3", "14"]
        {
            assert_eq!(clock(line), None, "{line}");
        }
    }

    #[test]
    fn the_lists_stand_sorted_as_the_search_needs() {
        assert!(WORDS.months.is_sorted() && WORDS.days.is_sorted() && WORDS.fillers.is_sorted());
        assert!(WORDS.labels.is_sorted() && WORDS.lives.is_sorted() && STAMPS.iter().all(|list| list.is_sorted()));
    }

    #[test]
    fn every_part_of_the_data_file_is_known() {
        let known = [
            "months",
            "days",
            "fillers",
            "labels",
            "reading",
            "reads",
            "lives",
            "stamps",
            "latest",
            "ago",
            "beside ago",
            "units",
        ];
        for (part, entry) in crate::lists::data::entries(FILE) {
            assert!(known.contains(&part), "`{entry}` stands in the unknown part `{part}`");
        }
    }
}
