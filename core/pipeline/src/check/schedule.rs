//! When a pipeline runs by itself: the fields of `cron`, and the time zone.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::Context;
use crate::definition::Schedule;
use crate::diagnostics::Fault;
use crate::nearest::nearest;

pub(super) fn check(context: &Context<'_>, schedule: Option<&Schedule>, faults: &mut Vec<Fault>) {
    let Some(schedule) = schedule else { return };
    if !context.filled.is_unresolved("/schedule/cron") {
        faults.extend(cron(&schedule.cron).into_iter().map(|fault| fault.at("/schedule/cron")));
    }
    if let Some(zone) = schedule.timezone.as_deref().filter(|_| !context.filled.is_unresolved("/schedule/timezone")) {
        faults.extend(time_zone(zone).map(|fault| fault.at("/schedule/timezone")));
    }
}

struct Field {
    name: &'static str,
    range: RangeInclusive<u32>,
    /// Names of values, the first for the first of them.
    names: &'static [&'static str],
}

const FIELDS: [Field; 5] = [
    Field { name: "minute", range: 0..=59, names: &[] },
    Field { name: "hour", range: 0..=23, names: &[] },
    Field { name: "day of the month", range: 1..=31, names: &[] },
    Field {
        name: "month",
        range: 1..=12,
        names: &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    },
    // Sunday is 0 and 7.
    Field { name: "day of the week", range: 0..=7, names: &["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

/// Words that some schedulers take in place of the fields.
const WORDS: [(&str, &str); 6] = [
    ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
    ("@monthly", "0 0 1 * *"),
    ("@weekly", "0 0 * * 0"),
    ("@daily", "0 0 * * *"),
    ("@hourly", "0 * * * *"),
];

/// What is wrong with each of the fields.
fn cron(text: &str) -> Vec<Fault> {
    let written: Vec<&str> = text.split_whitespace().collect();
    if written.len() != FIELDS.len() {
        let names = FIELDS.map(|field| field.name).join(", ");
        let fault = Fault::error("cron", format!("`cron` has five fields ({names}), this has {}", written.len()));
        let word = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text.trim()));
        return vec![match word {
            Some((word, fields)) => fault.help(format!("for `{word}` write \"{fields}\"")),
            None => fault.help("for every five minutes write \"*/5 * * * *\""),
        }];
    }
    let wrong = FIELDS.iter().zip(written).filter_map(|(field, written)| {
        let why = written.split(',').find_map(|part| field.part(part).err())?;
        Some(Fault::error("cron", format!("the {} `{written}` of `cron`: {why}", field.name)))
    });
    wrong.collect()
}

impl Field {
    /// `*`, `5`, `mon`, `1-5`, each with `/2` behind it or not.
    fn part(&self, part: &str) -> Result<(), String> {
        let (values, step) = part.split_once('/').map_or((part, None), |(values, step)| (values, Some(step)));
        if let Some(step) = step
            && !step.parse::<u32>().is_ok_and(|step| step > 0)
        {
            return Err(format!("`{step}` is no step; after `/` stands a number from 1"));
        }
        if values == "*" {
            return Ok(());
        }
        match values.split_once('-') {
            None => self.value(values).map(drop),
            Some((first, last)) => match (self.value(first)?, self.value(last)?) {
                (first, last) if first > last => Err(format!("`{values}` runs backwards")),
                _ => Ok(()),
            },
        }
    }

    fn value(&self, text: &str) -> Result<u32, String> {
        let (first, last) = (self.range.start(), self.range.end());
        let named = self.names.iter().position(|name| name.eq_ignore_ascii_case(text));
        let number = named.and_then(|at| u32::try_from(at).ok()).map(|at| first + at);
        number.or_else(|| text.parse().ok().filter(|number| self.range.contains(number))).ok_or_else(|| {
            let names = match self.names {
                [first, .., last] => format!(", nor a name from `{first}` to `{last}`"),
                _ => String::new(),
            };
            format!("`{text}` is no number from {first} to {last}{names}")
        })
    }
}

static TIME_ZONES: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../data/time-zones.txt").lines().filter(|line| !line.starts_with('#')).collect());

fn time_zone(name: &str) -> Option<Fault> {
    if TIME_ZONES.iter().any(|zone| zone.eq_ignore_ascii_case(name)) {
        return None;
    }
    let near = nearest(name, TIME_ZONES.iter().copied());
    let fault = Fault::error("time-zone", format!("there is no time zone `{name}`")).suggest(near);
    Some(match near {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("write area and city, such as `Europe/London`, or `UTC`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cron_takes_is_taken() {
        for right in
            ["* * * * *", "*/5 6-22 * * mon-fri", "0,30 8 1-15/2 JAN,7 7", " 59\t23 31 12 sun ", "0 0 * * 0-7/2"]
        {
            assert!(cron(right).is_empty(), "{right}");
        }
        for wrong in ["", "@daily", "* * * *", "* * * * * *", "61 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *"] {
            assert_eq!(cron(wrong).len(), 1, "{wrong}");
        }
        for wrong in
            ["* * * * 8", "*/0 * * * *", "5-1 * * * *", "1,,2 * * * *", "mon * * * *", "-1 * * * *", "1/x * * * *"]
        {
            assert_eq!(cron(wrong).len(), 1, "{wrong}");
        }
        assert_eq!(cron("61 24 0 13 8").len(), 5, "each field is told");
    }

    #[test]
    fn time_zones_are_those_of_the_time_zone_database() {
        for right in ["UTC", "Europe/London", "america/new_york", "Etc/GMT+5"] {
            assert!(time_zone(right).is_none(), "{right}");
        }
        assert_eq!(time_zone("Europe/Lodnon").and_then(|fault| fault.suggestion).as_deref(), Some("Europe/London"));
        assert!(time_zone("Mars/Base").is_some_and(|fault| fault.suggestion.is_none()));
    }
}
