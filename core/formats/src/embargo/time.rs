//! The time that a notice names. It is certain where date, year, hour and zone are all there, once, and agree.

use super::parts::{Day, Place, clock, date, is_hour, year, zone};
use super::tokens::Token;
use super::words::WORDS;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// What the words after "embargoed until" say.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reading {
    dates: Vec<Day>,
    /// Years by themselves.
    years: Vec<i16>,
    /// Hour and minute.
    clocks: Vec<(i8, i8)>,
    zones: Vec<Place>,
    /// Days of the week, 1 (Monday) to 7.
    weekdays: Vec<i8>,
    /// A time as RFC 3339 has it.
    exact: Vec<Timestamp>,
    /// Something of the hour may mean two things.
    doubt: bool,
    /// Something of the day may.
    doubt_of_day: bool,
    /// How many tokens there are before the first that belongs to no time.
    pub(super) length: usize,
    /// More of a time stands behind that token.
    more: bool,
    /// What stands there goes on with the notice: "or when the report is out".
    goes_on: bool,
}

impl Reading {
    /// Reads the tokens as far as they are a time.
    pub(super) fn of(tokens: &[Token]) -> Reading {
        let mut reading = Reading::default();
        while let Some(length) = reading.element(tokens, reading.length) {
            reading.length += length;
        }
        let rest = tokens.get(reading.length..).unwrap_or_default();
        let is_time = |token: &Token| {
            let word = WORDS.of(&token.text);
            token.text.contains(|c: char| c.is_ascii_digit()) || word.month + word.day > 0 || word.noon || word.midnight
        };
        reading.more = rest.iter().any(is_time);
        reading.goes_on = rest.first().is_some_and(|token| !token.opens);
        reading
    }

    /// Whether a date, a day of the week or an hour is named.
    pub(super) fn says_when(&self) -> bool {
        self.says_hour() || self.says_day() || self.doubt || self.doubt_of_day
    }

    /// Whether an hour is named.
    pub(super) fn says_hour(&self) -> bool {
        !self.clocks.is_empty() || !self.exact.is_empty()
    }

    /// Whether a day is named, be it of the week.
    pub(super) fn says_day(&self) -> bool {
        !self.dates.is_empty() || !self.weekdays.is_empty()
    }

    /// Whether a date with its year is named.
    pub(super) fn says_date(&self) -> bool {
        self.date().is_some_and(|day| day.year.is_some())
    }

    /// The time, in the zone that it names, where it is certain.
    pub(super) fn certain(&self) -> Option<Zoned> {
        if self.doubt || self.doubt_of_day || self.more {
            return None;
        }
        let zoned = match (&self.exact[..], &self.clocks[..], &self.zones[..]) {
            ([exact], [], []) if self.dates.is_empty() => exact.to_zoned(TimeZone::UTC),
            ([], [(hour, minute)], [place, others @ ..]) => {
                let time = self.civil()?.at(*hour, *minute, 0, 0);
                let zoned = place.at(time)?;
                let same = |other: &Place| other.at(time).is_some_and(|other| other == zoned);
                others.iter().all(same).then_some(zoned)?
            }
            _ => return None,
        };
        self.weekdays.iter().all(|day| *day == zoned.weekday().to_monday_one_offset()).then_some(zoned)
    }

    /// When the one day that is named is over on all of the earth; the day of the week must be its own.
    pub(super) fn over(&self) -> Option<Timestamp> {
        /// The last place on earth to see a day end, in seconds from Greenwich.
        const LAST_PLACE: i32 = -12 * 3600;
        let unclear = self.doubt_of_day || self.more || self.goes_on || !self.exact.is_empty();
        let date = self.civil().filter(|_| !unclear)?;
        if self.weekdays.iter().any(|day| *day != date.weekday().to_monday_one_offset()) {
            return None;
        }
        let zone = TimeZone::fixed(Offset::from_seconds(LAST_PLACE).ok()?);
        Some(date.tomorrow().ok()?.to_zoned(zone).ok()?.timestamp())
    }

    /// The one day with its year, as ISO 8601 has it.
    pub(super) fn day(&self) -> Option<String> {
        self.civil().map(|date| date.to_string())
    }

    fn civil(&self) -> Option<Date> {
        let day = self.date()?;
        Date::new(day.year?, day.month, day.day).ok()
    }

    /// Whether nothing that it names is another time than this one.
    pub(super) fn agrees(&self, with: &Zoned) -> bool {
        let day =
            |day: &Day| (day.month, day.day) == (with.month(), with.day()) && day.year.is_none_or(|y| y == with.year());
        self.dates.iter().all(day)
            && self.clocks.iter().all(|clock| *clock == (with.hour(), with.minute()))
            && self.weekdays.iter().all(|day| *day == with.weekday().to_monday_one_offset())
            && self.exact.iter().all(|exact| *exact == with.timestamp())
    }

    /// The one date, with a year that stands by itself.
    fn date(&self) -> Option<Day> {
        match (&self.dates[..], &self.years[..]) {
            ([date], []) => Some(*date),
            ([date], [year]) if date.year.is_none_or(|of| of == *year) => Some(Day { year: Some(*year), ..*date }),
            _ => None,
        }
    }

    /// Reads what stands at `at`, and says of how many tokens it is.
    fn element(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        let token = tokens.get(at)?;
        let word = WORDS.of(&token.text);
        if let Some((place, length)) = zone(tokens, at) {
            add(&mut self.zones, place);
            return Some(length);
        }
        if let Some((day, length)) = date(tokens, at) {
            self.doubt_of_day |= day.is_none();
            if let Some(day) = day {
                add(&mut self.dates, day);
            }
            return Some(length);
        }
        if let Some((hour, length)) = clock(tokens, at) {
            self.doubt |= hour.is_none();
            if let Some(hour) = hour {
                add(&mut self.clocks, hour);
            }
            return Some(length);
        }
        if token.text.contains('t') && token.text.starts_with(|c: char| c.is_ascii_digit()) {
            let iso = token.text.to_uppercase();
            if let Ok(time) = iso.parse::<Timestamp>() {
                add(&mut self.exact, time);
                return Some(1);
            }
            let civil = iso.parse::<DateTime>().ok()?;
            add(&mut self.dates, Day { year: Some(civil.year()), month: civil.month(), day: civil.day() });
            add(&mut self.clocks, (civil.hour(), civil.minute()));
            return Some(1);
        }
        if let Some(year) = year(&token.text) {
            add(&mut self.years, year);
        } else if word.day > 0 {
            add(&mut self.weekdays, word.day);
        } else if word.someday {
            self.doubt_of_day = true;
        } else if is_hour(&token.text) {
            self.doubt = true;
        } else if !(word.filler || word.at || word.hours || word.hours_of_four) {
            return None;
        }
        Some(1)
    }
}

/// Whether the tokens of a line are a day with its year and no more than hour and day of the week beside it; a place and a comma or a dash
/// may stand before it.
pub(super) fn is_date(line: &str, tokens: &[Token]) -> bool {
    const PLACE: usize = 3;
    let parted = |at: usize| {
        let between = line.get(tokens[at].range.end..tokens[at + 1].range.start);
        between.is_some_and(|between| between.contains([',', '-', '–', '—', '|']))
    };
    let places = tokens.iter().take(PLACE.min(tokens.len().saturating_sub(1)));
    let place = places.take_while(|token| token.capital).enumerate().map(|(at, _)| at).find(|at| parted(*at));
    let is_day = |from: usize| {
        let rest = tokens.get(from..).unwrap_or_default();
        let reading = Reading::of(rest);
        reading.length == rest.len() && (reading.says_date() || reading.doubt_of_day && reading.dates.is_empty())
    };
    is_day(0) || place.is_some_and(|at| is_day(at + 1))
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn certain(text: &str) -> Option<String> {
        Reading::of(&tokens(text)).certain().map(|time| time.timestamp().to_string())
    }

    #[test]
    fn a_time_with_date_year_hour_and_zone_is_certain_however_it_is_written() {
        for text in [
            "0600 GMT Monday 3 June 2024",
            "06:00 GMT, 3rd June 2024",
            "6am GMT on Monday, June 3, 2024",
            "7 a.m. BST, Monday the 3rd of June 2024",
            "June 3, 2024, at 2:00 a.m. ET",
            "2024-06-03 06:00 UTC",
            "2024-06-03T08:00+02:00",
            "03-Jun-2024 0600Z",
            "3.6.2024, 8.00 Uhr MESZ",
            "Montag, 03. Juni 2024, 8 Uhr (MESZ)",
            "lundi 3 juin 2024 à 8h00 CEST",
            "lunes 3 de junio de 2024 a las 8.00 horas CEST",
            "31/05/2024 06:00 GMT",
            "8:00 GMT+2 on 3 June 2024",
            "15:00 JST 3 June 2024",
            "London time 07:00 3 June 2024",
            "06:00, 3 June 2024 GMT",
        ] {
            let expected = if text.starts_with("31") { "2024-05-31T06:00:00Z" } else { "2024-06-03T06:00:00Z" };
            assert_eq!(certain(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(certain("00:01 GMT 3 January 2025").as_deref(), Some("2025-01-03T00:01:00Z"));
        assert_eq!(certain("12.01am EST Jan 3 2025").as_deref(), Some("2025-01-03T05:01:00Z"));
        assert_eq!(certain("noon GMT 3 January 2025").as_deref(), Some("2025-01-03T12:00:00Z"));
        assert_eq!(certain("20 h 24 le 3 juin 2024 UTC").as_deref(), Some("2024-06-03T20:24:00Z"));
    }

    #[test]
    fn a_time_that_lacks_something_or_may_mean_two_is_not() {
        for text in [
            "",
            "Monday",
            "0600 GMT Monday",
            "03. Juni, 6.00 Uhr",
            "3 June 2024",
            "3 June 2024, 0600",
            "0600 GMT 3 June",
            // 3 June 2024 was a Monday.
            "0600 GMT Tuesday 3 June 2024",
            "0600 GMT 31 June 2024",
            "0600 GMT 03/06/2024",
            "midnight GMT 3 June 2024",
            "12am GMT 3 June 2024",
            "25:00 GMT 3 June 2024",
            "0600 CST 3 June 2024",
            "3 June 2030 GMT",
            "0600 GMT or 0700 GMT 3 June 2024",
            "0600 GMT 3 June 2024 and 4 June 2024",
            "0600 GMT 3 June 2024 in print and 1800 online",
            // No summer time in January, and an hour that clocks showed twice.
            "0600 CEST 3 January 2024",
            "01:30 London time 27 October 2024",
            "24 hours after 0600 GMT 3 June 2024",
        ] {
            assert_eq!(certain(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_with_its_year_is_over_somewhere_last() {
        let over = |text: &str| Reading::of(&tokens(text)).over().map(|time| time.to_string());
        for text in
            ["13 March 2026", "00.01 Friday 13 March 2026", "Freitag, 13. März 2026, 12 Uhr", "12am GMT 13 March 2026"]
        {
            assert_eq!(over(text).as_deref(), Some("2026-03-14T12:00:00Z"), "{text}");
        }
        for text in [
            "Friday",
            "13 March",
            "Thursday 13 March 2026",
            "03/06/2026",
            "12 March 2026 and 13 March 2026",
            "24 hours after 13 March 2026",
            "13 March 2026 or when the report is out",
            "tomorrow, 13 March 2026",
        ] {
            assert_eq!(over(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_a_date_is_told_from_one_that_says_something_of_it() {
        let is = |text: &str| is_date(text, &tokens(text));
        for text in [
            "12 March 2026",
            "Thursday, March 12, 2026",
            "Marl, 12. März 2026",
            "Marl, den 12. März 2026",
            "St Helen's – 12 March 2026",
            "le 12 mars 2026",
            "Madrid, 12 de marzo de 2026",
            "12.03.2026, 9.00 Uhr",
            "Roma, 12 marzo 2026",
            "Lisboa, 12 de março de 2026",
            "Lund, den 12 mars 2026",
            "12. marts 2026",
            "03/06/2026",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "Landtagswahl 8. März 2026",
            "March 2026",
            "12 March 2026: what happened",
            "Bridge closed until 12 March 2026",
            "2026-2030",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn what_it_names_can_be_told_to_agree_with_a_time() {
        let sure = Reading::of(&tokens("0600 GMT Monday 3 June 2024")).certain().unwrap();
        assert!(Reading::of(&tokens("Montag, 6.00 Uhr")).agrees(&sure));
        assert!(!Reading::of(&tokens("Montag, 7.00 Uhr")).agrees(&sure));
        assert!(!Reading::of(&tokens("4 June")).agrees(&sure));
    }
}
