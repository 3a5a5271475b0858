//! The parts of a time, each as notices write it: a zone, a date, an hour.

use super::tokens::Token;
use super::words::{WORDS, Word};
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// A date; the year is not always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    pub(super) day: i8,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    zone: TimeZone,
    /// It is named as the zone in summer.
    summer: bool,
}

impl Place {
    fn fixed(seconds: i32) -> Option<Place> {
        Some(Place { zone: TimeZone::fixed(Offset::from_seconds(seconds).ok()?), summer: false })
    }

    /// The time here, unless clocks show it twice or never, or the name is that of summer time and it is winter.
    pub(super) fn at(&self, time: DateTime) -> Option<Zoned> {
        let zoned = self.zone.to_ambiguous_zoned(time).unambiguous().ok()?;
        let summer = self.zone.to_offset_info(zoned.timestamp()).dst().is_dst();
        (summer || !self.summer).then_some(zoned)
    }
}

/// `GMT`, `London time`, `UTC+2`, `+02:00`.
pub(super) fn zone(tokens: &[Token], at: usize) -> Option<(Place, usize)> {
    let token = tokens.get(at)?;
    if at > 0
        && let Some(seconds) = offset(&token.text)
    {
        return Some((Place::fixed(seconds)?, 1));
    }
    // Short names are words in other languages (`et`, `est`): there they stand in small letters.
    let named = |name: &[&'static str]| {
        let mut pairs =
            name.iter().enumerate().map(|(index, word)| tokens.get(at + index).map(|token| token.text == **word));
        pairs.all(|same| same == Some(true)) && (name.len() > 1 || token.text.len() > 3 || token.capitals)
    };
    let zone = WORDS.zones(&token.text).iter().find(|zone| named(&zone.words))?;
    let shift = tokens.get(at + zone.words.len()).and_then(|next| offset(&next.text));
    match shift.filter(|_| ["gmt", "utc"].contains(&token.text.as_str())) {
        Some(seconds) => Some((Place::fixed(seconds)?, zone.words.len() + 1)),
        None => Some((Place { zone: zone.zone.clone(), summer: zone.summer }, zone.words.len())),
    }
}

/// `+2`, `+02:00`, `+0200`, `-5` in seconds.
fn offset(text: &str) -> Option<i32> {
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let number = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match number.split_once(':') {
        Some(parts) => parts,
        None if number.len() == 4 => number.split_at(2),
        None => (number, "0"),
    };
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours <= 14 && minutes < 60).then(|| sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

/// `3 June 2024`, `June 3, 2024`, `3. Juni`, `2024-06-03`, `03.06.2024`; none inside where it may mean two days.
pub(super) fn date(tokens: &[Token], at: usize) -> Option<(Option<Day>, usize)> {
    let text = tokens.get(at)?.text.as_str();
    if let Some(numbers) = numeric(text) {
        return Some((numbers, 1));
    }
    let month = |at: usize| tokens.get(at).map(|token| WORDS.of(&token.text).month).filter(|month| *month > 0);
    let day = |at: usize| tokens.get(at).and_then(|token| two_digits(&token.text)).filter(|day| (1..=31).contains(day));
    // `3 de junio de 2024`, `the 3rd of June`
    let past_filler = |at: usize| at + usize::from(tokens.get(at).is_some_and(|token| WORDS.of(&token.text).filler));
    let (day, month, end) = if let Some(number) = day(at) {
        let at = past_filler(at + 1);
        (number, month(at)?, at + 1)
    } else {
        let month = month(at)?;
        let number = day(at + 1)?;
        // `June 6.30 am` and `June 6 am` are no days.
        if clock(tokens, at + 1).is_some() {
            return None;
        }
        (number, month, at + 2)
    };
    let behind = past_filler(end);
    // `3 June 2030 GMT` may be an hour; read as a year it leaves none, and so is not certain.
    let of = tokens.get(behind).and_then(|token| year(&token.text));
    let end = if of.is_some() { behind + 1 } else { end };
    Some((Some(Day { year: of, month, day }), end - at))
}

/// A date in numbers.
fn numeric(text: &str) -> Option<Option<Day>> {
    let sign = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-./".contains(*c))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [one, two, three] = parts[..] else { return None };
    let year_of = |text: &str| match text.len() {
        2 => Some(2000 + i16::from(two_digits(text)?)),
        _ => year(text),
    };
    let (year, month, day) = match sign {
        '-' => (year(one)?, two_digits(two)?, two_digits(three)?),
        '.' => (year_of(three)?, two_digits(two)?, two_digits(one)?),
        _ => {
            let (one, two) = (two_digits(one)?, two_digits(two)?);
            // Americans name the month first.
            match (one > 12, two > 12) {
                (true, false) => (year_of(three)?, two, one),
                (false, true) => (year_of(three)?, one, two),
                (false, false) if one == two => (year_of(three)?, one, two),
                _ => return Some(None),
            }
        }
    };
    Some(Some(Day { year: Some(year), month, day }))
}

/// `06:00`, `0600 GMT`, `6 am`, `6.00 Uhr`, `18 h 30`, `noon`; none inside where it may mean two hours.
pub(super) fn clock(tokens: &[Token], at: usize) -> Option<(Option<(i8, i8)>, usize)> {
    let text = tokens.get(at)?.text.as_str();
    let word = |at: usize| tokens.get(at).map(|token| WORDS.of(&token.text)).unwrap_or_default();
    let here = word(at);
    if here.noon || here.midnight {
        return Some((here.noon.then_some((12, 0)), 1));
    }
    let next = word(at + 1);
    let before = at.checked_sub(1).map(word).unwrap_or_default();
    let marked = next.am || next.pm || next.hours || before.at || zone(tokens, at + 1).is_some();
    let four = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) => (two_digits(hour)?, two_digits(minute.strip_suffix(":00").unwrap_or(minute))?),
        None if four && (marked || next.hours_of_four || text.starts_with('0')) => {
            (two_digits(&text[..2])?, two_digits(&text[2..])?)
        }
        None if !marked => return None,
        None => match text.split_once('.') {
            Some((hour, minute)) if minute.len() == 2 => (two_digits(hour)?, two_digits(minute)?),
            Some(_) => return None,
            // `6 GMT` is too little to be an hour.
            None if next.am || next.pm || next.hours || before.at => (two_digits(text)?, 0),
            None => return None,
        },
    };
    let unit = next.am || next.pm || next.hours || next.hours_of_four;
    // `18 h 30`, `6 Uhr 30`
    let behind = tokens.get(at + 2).filter(|token| next.hours && minute == 0 && token.text.len() == 2);
    let minutes = behind.and_then(|token| two_digits(&token.text)).filter(|minutes| *minutes < 60);
    let minutes = minutes.filter(|_| date(tokens, at + 2).is_none());
    let length = 1 + usize::from(unit) + usize::from(minutes.is_some());
    Some((valid(hour, minutes.unwrap_or(minute), next), length))
}

/// `1800`, `00.01`, which nothing beside it marks as an hour.
pub(super) fn is_hour(text: &str) -> bool {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let parts = if digits { Some(text.split_at(2)) } else { text.split_once('.').filter(|_| text.len() == 5) };
    parts.is_some_and(|(hour, minute)| {
        two_digits(hour).is_some_and(|hour| hour < 24) && two_digits(minute).is_some_and(|minute| minute < 60)
    })
}

/// The hour of the day. Twelve o'clock sharp with am or pm is noon to some and midnight to others.
fn valid(hour: i8, minute: i8, next: Word) -> Option<(i8, i8)> {
    let hour = match (next.am, next.pm) {
        (false, false) => hour,
        _ if hour == 12 && minute == 0 => return None,
        _ if !(1..=12).contains(&hour) => return None,
        (true, _) => hour % 12,
        (_, true) => hour % 12 + 12,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

pub(super) fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1990..2100).contains(year))
}

fn two_digits(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}
