//! A box of service that belongs to the story: when a place is open, what it costs, and where readers ask. Such numbers and addresses are no
//! desk's, for they stand beside the hours.

use std::sync::LazyLock;

use crate::boxes::contact::is_for_press;
use crate::calls::Calls;
use crate::dates::{is_labelled, is_year};
use crate::lines::loud::{loud, next};
use crate::lines::{Info, Kind, Look};
use crate::lists::data::{entries, part};
use crate::story::programme;

/// What stands behind the hour, or is one with it: "17 Uhr", "9am".
static HOURS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/hours.txt")).map(|(_, word)| word).collect());

/// No line of such a box is wider.
const WIDEST: u32 = 120;
/// Nor has its heading more words.
const HEADING: u32 = 6;
/// Lines of a box on either side of the one with the hours.
const REACH: usize = 8;
/// What tells of tickets stands in so many lines from the end, so many below the last paragraph: who plays and who directs stands between.
/// And the digits of a telephone number.
const FOOT: usize = 4;
const CAST: usize = 6;
const NUMBER: usize = 6;

/// What names the tickets before a colon, and what opens a line before the last day.
static TICKETS: LazyLock<[Vec<&str>; 3]> =
    LazyLock::new(|| ["labels", "until", "shown"].map(|name| part(include_str!("../../data/tickets.txt"), name)));

/// Protects the lines of such boxes.
pub(crate) fn protect(infos: &mut [Info<'_>], calls: &Calls) {
    let Some(first) = infos.iter().position(Info::is_prose) else { return };
    // Below the text of a review a line may tell all: "Until 12 December. Tickets: 01632 960 220".
    let below = infos.len().saturating_sub(FOOT).max(first + 1);
    for at in below..infos.len() {
        let short = |info: &Info<'_>| info.shape.width <= WIDEST && has_digit(info.text);
        if short(&infos[at])
            && let Some(from) = below_text(infos, at)
            && (tells_of_run(infos[at].text) || at + 1 == infos.len() && tells_where_shown(infos[at].text))
        {
            // With who plays and who directs, and "Weir Theatre, until 12 December".
            let own = infos[from..at].iter().any(|info| short(info) && names_last_day(info.text));
            for info in &mut infos[if own { from } else { at }..=at] {
                (info.protected, info.served) = (true, true);
            }
        }
    }
    boxes_of_one_kind(infos, first);
    numbers_below_hours(infos, first);
    let mut at = first + 1;
    while at < infos.len() {
        // Most lines end here.
        let info = &infos[at];
        if info.shape.width > WIDEST || !has_digit(info.text) || !is_detail(info) || !gives_hours(info.text) {
            at = next(infos, at, 0);
            continue;
        }
        let from = (first + 1..at).rev().take(REACH).take_while(|i| is_detail(&infos[*i])).last().unwrap_or(at);
        let to = (at + 1..infos.len()).take(REACH).take_while(|i| is_detail(&infos[*i])).last().unwrap_or(at);
        let to = to + programme::below(&infos[to + 1..], is_detail);
        // "Contact", "Anmeldung": a word of a menu may head it where the story goes on below.
        let goes_on = || infos[to + 1..].iter().take(REACH).any(Info::is_prose);
        let of_menu = |info: &Info<'_>| info.look == Look::Furniture && info.shape.words == 1 && goes_on();
        let heading = from.checked_sub(1).filter(|i| is_heading(&infos[*i]) || of_menu(&infos[*i]));
        let start = heading.unwrap_or(from);
        // Below furniture stands what the page says of itself.
        let below_story = start > 0 && infos[start - 1].is_prose();
        if from < to && below_story && !(start..=to).any(|i| is_for_press(infos[i].text)) {
            let mut low = String::new();
            for info in &mut infos[start..=to] {
                // "Read more: …" has a colon too.
                if calls.of(info, &mut low).is_none() {
                    (info.protected, info.served) = (true, true);
                }
            }
        }
        at = to + 1;
    }
}

/// Where the lines below the last paragraph start, where they are few and none is furniture.
fn below_text(infos: &[Info<'_>], at: usize) -> Option<usize> {
    let last = infos[..at].iter().rposition(Info::is_prose)?;
    let own = |info: &Info<'_>| info.served || !matches!(info.look, Look::Furniture | Look::Date);
    (at - last <= CAST && infos[last + 1..at].iter().all(own)).then_some(last + 1)
}

/// Protects the numbers and addresses right below a sentence that tells readers when they may come: "The office is open from 10 to 3 pm.",
/// "Telephone: …".
fn numbers_below_hours(infos: &mut [Info<'_>], first: usize) {
    /// No number is longer with its label, in bytes.
    const FIELD: usize = 72;
    let reached = |info: &Info<'_>| info.shape.digits >= NUMBER as u32 || info.shape.address;
    let field = |info: &Info<'_>| field_label(info).is_some() && reached(info) && !is_for_press(info.text);
    let told = |info: &Info<'_>| info.shape.width <= WIDEST && has_digit(info.text);
    let heads = |at: &usize| {
        let hours = &infos[*at];
        // Most lines end here.
        let below = infos.get(at + 1).filter(|below| below.text.len() <= FIELD && *at >= first && hours.is_prose());
        below.is_some_and(|below| told(hours) && field(below) && tells_from_when_to_when(hours.text))
    };
    let heads: Vec<usize> = loud(infos).filter(heads).collect();
    for at in heads {
        let fields = infos[at + 1..].iter().take(REACH).take_while(|info| field(info)).count();
        for info in &mut infos[at + 1..at + 1 + fields] {
            (info.protected, info.served) = (true, true);
        }
    }
}

/// Protects the fields below paragraphs where the labels of one box stand in another: "Admission: …", "Contact: …" of each event.
fn boxes_of_one_kind(infos: &mut [Info<'_>], first: usize) {
    /// Labels that two boxes share.
    const SHARED: usize = 2;
    // Each field's label, the box it stands in, and its line.
    let mut fields: Vec<(&str, usize, usize)> = Vec::new();
    let mut from = first + 1;
    for start in loud(infos) {
        if start < from || !infos[start - 1].is_prose() {
            continue;
        }
        let mut at = start;
        while let Some(label) = infos.get(at).and_then(field_label) {
            fields.push((label, start, at));
            at += 1;
        }
        from = at + 1;
    }
    // Most articles end here.
    if fields.len() < SHARED * 2 {
        return;
    }
    fields.sort_unstable();
    let mut shared: Vec<usize> = Vec::new();
    for same in fields.chunk_by(|a, b| a.0 == b.0) {
        let mut of: Vec<usize> = same.iter().map(|(_, of, _)| *of).collect();
        of.dedup();
        shared.extend(of.iter().filter(|_| of.len() > 1));
    }
    shared.sort_unstable();
    let alike: Vec<usize> = shared.chunk_by(|a, b| a == b).filter(|of| of.len() >= SHARED).map(|of| of[0]).collect();
    for (_, of, line) in fields {
        let info = &mut infos[line];
        if alike.binary_search(&of).is_ok() && !is_for_press(info.text) {
            (info.protected, info.served) = (true, true);
        }
    }
}

/// "Admission" in "Admission: free".
fn field_label<'a>(info: &Info<'a>) -> Option<&'a str> {
    /// Words of the label.
    const WORDS: usize = 2;
    /// No label is longer, in bytes.
    const LONGEST: usize = 32;
    // Most lines end here.
    if info.shape.width > WIDEST {
        return None;
    }
    let colon = memchr::memchr(b':', &info.text.as_bytes()[..info.text.len().min(LONGEST)])?;
    let (label, value) = info.text.split_at(colon);
    if !value.starts_with(": ") || !is_detail(info) {
        return None;
    }
    (label.starts_with(char::is_uppercase) && label.split(' ').count() <= WORDS).then_some(label)
}

/// "Tickets: £12 a day, under-16s free": a label of tickets and a price behind it.
pub(crate) fn is_admission_field(text: &str) -> bool {
    let Some((label, price)) = text.split_once(": ") else { return false };
    let priced = price.starts_with(['£', '$', '€']) || price.contains('€');
    priced
        && price.bytes().any(|byte| byte.is_ascii_digit())
        && TICKETS[0].binary_search(&label.to_lowercase().as_str()).is_ok()
}

/// "Until 12 December. Tickets: 01632 960 220, lowry.example", "Tickets £15, box office 01632 960 220": a label of tickets, and the last day, a
/// number or an address.
fn tells_of_run(text: &str) -> bool {
    let low = text.to_lowercase();
    let [labels, ..] = &*TICKETS;
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let sold = |(at, _): (usize, &str)| {
        let label = low[..at].rsplit(['.', ',', ';']).next().unwrap_or_default().trim();
        labels.binary_search(&label).is_ok() && (digits(&low[at..]) > 0 || low[at..].contains('@'))
    };
    let priced = |part: &str| {
        let behind = labels.iter().find_map(|label| part.trim_start().strip_prefix(label)?.strip_prefix(' '));
        behind.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '£' | '$' | '€' | '+')))
    };
    let sold = low.match_indices(':').any(sold) || low.split(['.', ',', ';']).any(priced);
    sold && (ends_on_day(&low) || digits(&low) >= NUMBER || low.contains('@'))
}

/// "The Lock is in cinemas from 4 December", "Low Water by Ada Rowe is published by Orme, £12.99": what a piece was about and where it is to be
/// had, and an address of nobody.
fn tells_where_shown(text: &str) -> bool {
    let [_, _, shown] = &*TICKETS;
    let low = text.to_lowercase();
    let stands = |phrase: &&str| {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        low.match_indices(*phrase).any(|(at, _)| {
            at > 0 && !word(low[..at].chars().next_back()) && !word(low[at + phrase.len()..].chars().next())
        })
    };
    text.starts_with(|c: char| c.is_uppercase() || "“\"‘'«„»".contains(c))
        && !text.contains(['@', ':', '!'])
        && shown.iter().any(stands)
}

/// "Weir Theatre, until 12 December": a place, and the last day.
fn names_last_day(text: &str) -> bool {
    let behind = text.split_once(", ").filter(|(place, _)| place.starts_with(char::is_uppercase));
    behind.is_some_and(|(_, rest)| ends_on_day(&rest.to_lowercase()))
}

/// "until 12 December", in small letters.
fn ends_on_day(low: &str) -> bool {
    /// The day stands within so many bytes.
    const DAY: usize = 24;
    let [_, until, _] = &*TICKETS;
    let day = |rest: &str| rest.starts_with(' ') && rest.bytes().take(DAY).any(|byte| byte.is_ascii_digit());
    until.iter().any(|word| low.strip_prefix(*word).is_some_and(day))
}

/// "Admission: 6 euros", "Old Mill, Mill Lane 3", "Tuesday to Sunday, 10am to 5pm".
fn is_detail(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let sentence = s.ends_sentence() && s.width > WIDEST / 2;
    s.width <= WIDEST
        && !sentence
        && !matches!(info.kind, Kind::Fixed | Kind::Heading)
        && info.look != Look::Date
        && (has_digit(info.text) || info.text.contains('@') || info.text.contains(": "))
}

fn is_heading(info: &Info<'_>) -> bool {
    let plain = !info.is_prose() && !matches!(info.look, Look::Furniture | Look::Date);
    plain && info.shape.words <= HEADING && info.shape.digits == 0
}

/// "10 bis 17 Uhr", "9am to 5pm", "das 8h às 20h", "10:00–17:30": two times of the day.
pub(crate) fn gives_hours(text: &str) -> bool {
    let (times, named) = times(text);
    let hours = named && times >= 1 && (times >= 2 || text.contains(": "));
    // Of a day's hours the page's date and time are none: "Updated 10 am, 3 March 2026".
    hours && !is_labelled(text) && !is_dated(text)
}

/// "Come on Monday to Friday, kl. 10-15, with your card": two times of the day in a sentence.
fn tells_from_when_to_when(text: &str) -> bool {
    let announced = || text.split([' ', '.']).any(|word| HOURS.binary_search(&word.to_lowercase().as_str()).is_ok());
    let (times, named) = times(text);
    times >= 2 && (named || announced()) && !is_dated(text)
}

/// "The funeral will be held on Friday at 2 p.m.": a short paragraph that tells readers when, so that what follows may tell them more.
pub(crate) fn tells_when(info: &Info<'_>) -> bool {
    info.is_prose() && info.shape.width <= WIDEST && has_digit(info.text) && times(info.text).1
}

/// True where a text names an hour of the day, and a word or a sign says that it is one.
pub(crate) fn names_hour(text: &str) -> bool {
    has_digit(text) && times(text).1
}

/// "Sunrise 06.41, sunset 17.52": between commas a word or two and the hour with its minutes, twice or more.
pub(crate) fn lists_times(text: &str) -> bool {
    /// Words before the hour.
    const WHAT: usize = 2;
    let timed = |part: &str| {
        let (what, time) = part.rsplit_once(' ').unwrap_or_default();
        what.starts_with(char::is_alphabetic)
            && what.split(' ').count() <= WHAT
            && (4..=5).contains(&time.len())
            && times(time) == (1, true)
    };
    has_digit(text)
        && text.contains([',', ';'])
        && text.trim_end_matches('.').split([',', ';']).map(str::trim).all(timed)
}

/// How many times of the day a text names, and whether one is sure to be one: a word or a sign says so.
fn times(text: &str) -> (usize, bool) {
    let (mut times, mut named) = (0, false);
    let mut after_number = false;
    for token in text.split([' ', '\u{a0}', '–', '-', '(', ')', ',', ';']).filter(|token| !token.is_empty()) {
        if !after_number && !token.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let low = token.trim_end_matches(['.', ':']).to_lowercase();
        let hour = low.find(|c: char| !c.is_ascii_digit()).unwrap_or(low.len());
        let rest = low[hour..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
        let clock = hour > 0 && hour <= 2 && low.len() <= 7;
        // "1.42.10" is a result.
        let minutes = low[hour..].strip_prefix([':', '.', 'h']).unwrap_or_default();
        let full = clock && !minutes.is_empty() && minutes.bytes().all(|byte| byte.is_ascii_digit());
        let known = HOURS.binary_search(&rest.trim_end_matches(|c: char| c.is_ascii_digit())).is_ok();
        let unit = after_number && hour == 0 && HOURS.binary_search(&low.as_str()).is_ok();
        times += usize::from(clock && (rest.is_empty() || known || full));
        named |= unit || full || clock && known;
        after_number = clock && rest.is_empty();
    }
    (times, named)
}

/// The whole shape of a line, which has its digits too, is found out for few lines only.
fn has_digit(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| any | byte.is_ascii_digit())
}

/// True where a year stands in a text.
fn is_dated(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, protected_by};

    fn protected<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        protected_by(|infos| protect(infos, &Calls::new()), lines)
    }

    #[test]
    fn what_a_review_tells_of_tickets_stays() {
        for line in [
            "Until 12 December. Tickets: 01632 960 220, weir.example",
            "Bis 12. Dezember. Karten: 0555 960 220",
            "Jusqu’au 12 décembre. Réservations : 05 55 96 02 20".replace(" :", ":").as_str(),
            "Box office: 01632 960 220",
        ] {
            assert_eq!(protected(&[STORY[0], STORY[1], line]), [line], "{line}");
        }
        let below = [
            "The Weir Keeper, by Ada Rowe",
            "Weir Theatre, until 29 June",
            "Tickets £15 to £42, box office 01632 960 118",
        ];
        assert_eq!(protected(&[&STORY[..], &below].concat()), below);
        for line in ["Tickets: book now", "Until 2019 there were tickets", "Karten und Taxis: eine Glosse"] {
            assert_eq!(protected(&[STORY[0], STORY[1], line]), [""; 0], "{line}");
        }
    }

    #[test]
    fn hours_are_known_in_many_forms() {
        for text in [
            "Geöffnet Dienstag bis Sonntag, 10 bis 17 Uhr",
            "Weir line (Monday to Friday, 9am to 5pm)",
            "todos os dias, das 8h às 20h",
            "Open 10:00–17:30",
            "Ouvert de 9h30 à 18h",
        ] {
            assert!(gives_hours(text), "{text}");
        }
        for text in [
            "Admission: 6 euros",
            "Tel: 0800 555 0123",
            "Marl 2, Tarn 1",
            "On 3 March 2026, 10:54 am",
            "In the 1990s",
            "Room 4, Guildhall",
        ] {
            assert!(!gives_hours(text), "{text}");
        }
        assert!(HOURS.is_sorted());
        assert!(lists_times("Sunrise 06.41, sunset 17.52") && lists_times("Sonnenaufgang 6:41; Sonnenuntergang 17:52"));
        assert!(!lists_times("Marl 2, Tarn 1") && !lists_times("On 3 March, 10:54") && !lists_times("Sunrise 06.41"));
    }

    #[test]
    fn the_fields_of_boxes_of_one_kind_are_for_readers() {
        let [one, other] = STORY;
        let fair = ["Admission: £3", "Parking: at the weir", "Contact: Ada Rowe, 01632 960 114"];
        let walk = ["Admission: free", "Contact: bats@weir.example"];
        let all = [&[one], &fair[..], &["Bat walk", other], &walk[..]].concat();
        assert_eq!(protected(&all), [&fair[..], &walk[..]].concat());
        assert_eq!(protected(&[&[one], &fair[..], &[other]].concat()), [""; 0]);
    }

    #[test]
    fn a_number_beside_the_hours_is_for_readers() {
        let service =
            ["Where to ask", "Weir line: 0800 555 0123 (Monday to Friday, 9am to 5pm)", "Email: weir@tarn.example"];
        assert_eq!(protected(&[&STORY[..], &service].concat()), service);
        let press = ["Media contact", "Press office: 0800 555 0123, 9am to 5pm", "Email: weir@tarn.example"];
        assert_eq!(protected(&[&STORY[..], &press].concat()), [""; 0]);
        assert_eq!(protected(&[STORY[0], "Share", "Updated: 9am", "Desk: 10am to 5pm"]), [""; 0]);
    }
}
