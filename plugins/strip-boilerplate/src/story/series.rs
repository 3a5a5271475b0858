//! What stands in a series of the story's own and may look like furniture: the times above the entries of a live report, numbered advice,
//! what a recipe takes, the first day of a diary.
//!
//! Times and numbers go up or down, and each has sentences below it. Lists of other pieces have titles, threads of comments names.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::dates::clock;
use crate::furniture::ratings::is_rating;
use crate::lines::loud::loud;
use crate::lines::names::is_person;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::entries;
use crate::story::diary;
use crate::story::report;

static UNITS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/units.txt")).map(|(_, unit)| unit).collect());

/// No time alone is longer, in bytes.
const CLOCK: usize = 28;
/// Nor is a line of numbered advice.
const ITEM: usize = 120;
/// Of lines no longer than this the whole shape is known, in bytes.
const KNOWN: usize = 72;
/// So many lines make a series.
const SERIES: usize = 3;
const PAIR: usize = 2;
/// Minutes between the last entry before midnight or noon and the first one behind it, by the clock.
const ROUND: i64 = 5 * 60;

/// Protects the lines of such series, and the sentences between the times of a live report. Where there is one, its first time is given.
pub(crate) fn protect(infos: &mut [Info<'_>]) -> Option<usize> {
    diary::protect(infos);
    let mut report = None;
    let (mut times, mut items, mut amounts, mut minutes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for i in loud(infos) {
        let info = &infos[i];
        // Most lines end here: the shape of what is short is known.
        let counts_nothing = || info.text.len() <= KNOWN && info.text.is_ascii() && info.shape.digits == 0;
        if info.text.len() > ITEM || info.kind == Kind::Fixed || counts_nothing() {
            continue;
        }
        if let Some(time) = time_in_front(info.text) {
            times.push((i, time));
        } else if let Some(minute) = minute(info.text) {
            minutes.push((i, minute));
        } else if let Some(number) = numbered(info.text) {
            items.push((i, number));
        } else if counts(info) && measures(info.text) && !is_rating(info.text) {
            amounts.push(i);
        }
    }
    amounts.into_iter().for_each(|i| ingredients(infos, i));
    for times in [times, minutes] {
        // Two will do below the points of what a live report has said so far.
        let pair = times.len() == PAIR && report::has_points(infos, times[0].0);
        if times.len() < SERIES && !pair || !is_report(infos, &times) {
            continue;
        }
        let (from, to) = (times[0].0, times[times.len() - 1].0 + 1);
        for (i, info) in infos.iter_mut().enumerate().take(to + 1).skip(from) {
            let said = info.is_prose() && info.hits.part() == 0;
            info.protected |= said || times.binary_search_by_key(&i, |(at, _)| *at).is_ok();
        }
        if report.is_none() {
            report = Some(from);
            report::protect(infos, &times.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        }
    }
    for run in items.chunk_by(|a, b| a.1 + 1 == b.1 || a.1 == b.1 + 1).filter(|run| run.len() >= SERIES) {
        let explained = |pair: &[(usize, u32)]| says(infos, pair[0].0 + 1..=pair[1].0 - 1);
        // Titles below "Most read" may have blurbs.
        let headed = run[0].0.checked_sub(1).is_some_and(|above| infos[above].hits.is_whole(Class::Teaser));
        if !headed && run.windows(2).all(explained) {
            run.iter().for_each(|(i, _)| infos[*i].protected = true);
        }
    }
    report
}

/// Protects the lines of a recipe's list around one that has an amount, and what stands above them of its time: "Prep: 15 mins".
fn ingredients(infos: &mut [Info<'_>], i: usize) {
    /// Lines above the list.
    const ABOVE: usize = 4;
    if infos[i].protected {
        return;
    }
    let go_on = |lines: &mut dyn Iterator<Item = usize>| {
        let mut end = i;
        for n in lines {
            if counts(&infos[n]) {
                end = n;
            } else if infos[n].look != Look::Label || n.abs_diff(end) > 1 {
                break;
            }
        }
        end
    };
    let (from, to) = (go_on(&mut (0..i).rev()), go_on(&mut (i + 1..infos.len())));
    if from == to {
        return;
    }
    let times = |info: &Info<'_>| {
        let (name, time) = info.text.split_once(": ").unwrap_or_default();
        let plain = !matches!(info.look, Look::Furniture | Look::Date) && info.text.len() <= CLOCK * 2;
        plain && !name.contains(' ') && time.starts_with(|c: char| c.is_ascii_digit())
    };
    let above = from.saturating_sub(ABOVE);
    for (n, info) in (above..).zip(&mut infos[above..=to]) {
        info.protected |= n >= from || times(info);
    }
}

/// A line that opens with a number and is no label of the page.
fn counts(info: &Info<'_>) -> bool {
    info.text.starts_with(is_amount) && !matches!(info.look, Look::Furniture | Look::Date)
}

/// "1 1/2 cups chicken stock", "250 g Butter", "½ TL Salz": an amount and its unit.
fn measures(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| is_amount(c) || matches!(c, ' ' | ',' | '.' | '/' | '-' | '–'));
    let unit = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    rest.len() > unit.len() && UNITS.binary_search(&unit.to_lowercase().as_str()).is_ok()
}

/// "250g mackerel", "7 huevos", "1 kilo de patatas": an amount, and its unit or what there is of it in small letters.
pub(crate) fn opens_with_amount(text: &str) -> bool {
    /// A title with a number in front has more words.
    const WORDS: usize = 6;
    let rest = text.trim_start_matches(is_amount);
    let counts = || rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    rest.len() < text.len() && (measures(text) || counts() && rest.split(' ').count() <= WORDS)
}

fn is_amount(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛')
}

/// True where times head the entries of a report: most have a sentence below them, or a title and a sentence, they go one way but for
/// midnight or noon, and no name stands above them.
fn is_report(infos: &[Info<'_>], times: &[(usize, u32)]) -> bool {
    let heads = |i: usize| says(infos, i + 1..=i + 1) || !is_time(times, i + 1) && says(infos, i + 2..=i + 2);
    // A reader's name stands above the time of what was said.
    let above = |i: usize| i.checked_sub(1).map(|above| &infos[above]);
    let named = |i: usize| above(i).is_some_and(|info| is_person(info.text));
    // What has a title behind its time is none of a reader's.
    let labelled = |i: usize| {
        let label = above(i).is_some_and(|info| info.look == Look::Label && info.shape.words <= 3);
        label && infos[i].text.len() <= CLOCK && titled(infos[i].text).is_none()
    };
    let count = |is: &dyn Fn(usize) -> bool| times.iter().filter(|(i, _)| is(*i)).count();
    // Against the way of the others times go round the clock alone.
    let steps = || times.windows(2).map(|pair| i64::from(pair[1].1) - i64::from(pair[0].1)).filter(|step| *step != 0);
    let up = steps().filter(|step| *step > 0).count() * 2 > steps().count();
    let back: Vec<i64> = steps().filter(|step| (*step > 0) != up).collect();
    let one_way = back.is_empty() || back.len() == 1 && back[0].abs() >= ROUND;
    let headed = count(&heads);
    headed >= SERIES.min(times.len())
        && headed * 3 >= times.len() * 2
        && count(&named) * 3 < times.len()
        && count(&labelled) * 3 < times.len() * 2
        && one_way
}

fn is_time(times: &[(usize, u32)], i: usize) -> bool {
    times.binary_search_by_key(&i, |(at, _)| *at).is_ok()
}

/// True where one of these lines is a sentence.
fn says(infos: &[Info<'_>], mut lines: RangeInclusive<usize>) -> bool {
    lines.any(|i| {
        let sentence = |info: &&Info<'_>| matches!(info.look, Look::Text | Look::Sentence | Look::Short);
        infos.get(i).filter(sentence).is_some_and(|info| info.shape.ends_sentence())
    })
}

/// The time in "9.05am", "9.05 Uhr: Schleuse zu", "9:05 – Lock shut", "9:05 Lock shut", in minutes.
fn time_in_front(text: &str) -> Option<u32> {
    let signs = [": ", " – ", " — ", " - ", " | ", ". "];
    let end = || signs.iter().filter_map(|sign| text.find(sign)).min();
    let time = if text.len() <= CLOCK { clock(text) } else { None };
    let parted = || text.get(..end().filter(|end| *end <= CLOCK)?).and_then(clock);
    time.or_else(
        || if text.starts_with(|c: char| c.is_ascii_digit()) { parted().or_else(|| titled(text)) } else { None },
    )
}

/// The time in "9:05 Lock shut": the hour with its minutes, and a title right behind it.
fn titled(text: &str) -> Option<u32> {
    let (time, title) = text.split_once(' ')?;
    let whole = (4..=5).contains(&time.len()) && time.bytes().filter(u8::is_ascii_digit).count() + 1 == time.len();
    clock(time).filter(|_| whole && title.starts_with(char::is_uppercase))
}

/// The minute of a match in "31 min", "45+2’", "88. Minute".
fn minute(text: &str) -> Option<u32> {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 12;
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '+');
    let number = &text[..text.len() - unit.len()];
    let sign = matches!(unit, "'" | "’" | "′");
    // So it begins in all our languages.
    let word =
        || unit.trim_start_matches(['.', 'º', ' ']).get(..3).is_some_and(|word| word.eq_ignore_ascii_case("min"));
    let of_match = text.len() <= LONGEST && !number.is_empty() && (sign || word() && !unit.trim().contains(' '));
    if of_match { number.split('+').map(|part| part.parse::<u32>().ok()).sum() } else { None }
}

/// The number in "5. Cancel in writing", "3) Drain the pasta", "Tip 2: Read on".
fn numbered(text: &str) -> Option<u32> {
    /// A word before the number is no longer, in bytes.
    const WORD: usize = 12;
    let digit = |text: &str| text.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let text = match digit(text) {
        true => text,
        false => {
            let head = &text.as_bytes()[..text.len().min(WORD)];
            let rest = text.get(memchr::memchr(b' ', head)? + 1..).filter(|rest| digit(rest))?;
            // "Rowe 2: …" is no step; a label stands before a colon alone.
            rest.split_once(": ").map(|_| rest)?
        }
    };
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[end..].strip_prefix(['.', ')', ':'])?.strip_prefix([' ', '\u{a0}'])?;
    let number = if end <= 2 { text[..end].parse().ok()? } else { return None };
    rest.starts_with(char::is_alphabetic).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::protected_by;

    fn protected<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        let protect = |infos: &mut [Info<'_>]| {
            protect(infos);
        };
        protected_by(protect, lines)
    }

    #[test]
    fn the_times_of_a_report_and_what_it_says_are_the_storys() {
        let body = [
            "9.05 Uhr",
            "Die Schleuse ist zu, meldet das Amt am Morgen.",
            "Teilen",
            "9.40 Uhr",
            "Vor dem Tor warten elf Boote.",
            "10.15 Uhr",
            "Das Tor ist offen.",
        ];
        assert_eq!(protected(&body), ["9.05 Uhr", body[1], "9.40 Uhr", "10.15 Uhr"]);
        let titled = [
            "9.05 Uhr: Zu",
            "Die Schleuse ist zu.",
            "9.40 Uhr: Elf Boote",
            "Sie warten.",
            "10.15 Uhr: Auf",
            "Sie fahren.",
        ];
        assert_eq!(protected(&titled), [titled[0], titled[2], titled[4]]);
        let back = ["10:15", "The gate is open.", "9:40", "Boats wait.", "9:05", "The lock is shut."];
        assert_eq!(protected(&back), ["10:15", "9:40", "9:05"]);
    }

    #[test]
    fn times_above_titles_and_below_names_are_none_of_a_report() {
        assert_eq!(protected(&["9:05", "Lock shut", "9:40", "Boats wait", "10:15", "Gate open"]), [""; 0]);
        let thread = ["Ada Rowe", "9:05", "I told you so.", "Eve Lind", "9:40", "So did I.", "Bo Ott", "9:55", "Well."];
        assert_eq!(protected(&thread), [""; 0]);
        let handles = ["rowe81", "9:05", "I told you so.", "eve", "9:40", "So did I.", "tarnfan", "9:55", "Well."];
        assert_eq!(protected(&handles), [""; 0]);
        let odd = ["9:05", "We go.", "7:40", "We stay.", "11:15", "We row.", "8:10", "We rest."];
        assert_eq!(protected(&odd), [""; 0]);
    }

    #[test]
    fn numbered_advice_has_sentences_between_its_lines() {
        let advice =
            ["1. Sign up early", "Boats are few.", "2. Share a cabin", "It is cold.", "3. Read more", "It is long."];
        assert_eq!(protected(&advice), [advice[0], advice[2], advice[4]]);
        assert_eq!(protected(&["1. Lock shut", "2. Boats wait", "3. Gate open", "We go."]), [""; 0]);
        let ranked = [&["Most read"], &advice[..]].concat();
        assert_eq!(protected(&ranked), [""; 0]);
    }

    #[test]
    fn what_a_recipe_takes_is_the_storys_with_its_time() {
        let recipe = ["Print recipe", "Prep: 15 mins", "250 g butter", "4 eggs", "Salt", "1/2 cup milk", "12 comments"];
        assert_eq!(protected(&recipe), recipe[1..6]);
        assert_eq!(protected(&["250 g of gold were stolen.", "Prep: 15 mins", "Salt"]), [""; 0]);
        assert!(
            measures("1 1/2 cups stock") && measures("½ TL Salz") && measures("1,5 kg Äpfel") && measures("225g flour")
        );
        assert!(!measures("4 eggs") && !measures("12 g") && !measures("5 ways to the weir"));
    }

    #[test]
    fn the_units_stand_sorted_as_the_search_needs() {
        assert!(UNITS.is_sorted());
    }

    #[test]
    fn numbers_open_an_item_before_a_mark_and_a_word() {
        assert_eq!([numbered("5. Go"), numbered("12) Go"), numbered("Tip 3: Go")], [5, 12, 3].map(Some));
        for text in ["5 boats", "2.5 miles", "1. 2", "2026. A year", "Rowe 2 Lind 1", "Go: 5. b", ""] {
            assert_eq!(numbered(text), None, "{text}");
        }
    }
}
