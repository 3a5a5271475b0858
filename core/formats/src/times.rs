//! Times as agencies write them, made RFC 3339 where that is certain.

/// `2026-03-01T09:30:00+0000` and `20260301T093000Z` become RFC 3339. What is no such time stays as it came: a sink or a
/// person may know better, and an embargo must not vanish.
pub(crate) fn normal(text: &str) -> String {
    let text = text.trim();
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    // The hyphens and colons that went are put back where they belong; the sign of the zone is looked at in `text`.
    let (date, rest) = match digits.split_once(['T', 't', ' ']) {
        Some((date, rest)) if date.len() == 8 && is_digits(date) => (date, rest),
        _ => return text.to_owned(),
    };
    let clock = rest.get(..6).filter(|clock| is_digits(clock));
    let Some(clock) = clock else { return text.to_owned() };
    let after = rest.get(6..).unwrap_or_default();
    let fraction_end = after.strip_prefix('.').map_or(0, |f| 1 + f.bytes().take_while(u8::is_ascii_digit).count());
    let (fraction, zone) = after.split_at(fraction_end);
    let west = text.get(10..).is_some_and(|tail| tail.contains('-')) && text.contains(':')
        || text.rsplit_once(['T', 't']).is_some_and(|(_, tail)| tail.contains('-'));
    let zone = match zone {
        "Z" | "z" => "Z".to_owned(),
        zone => {
            let hours = zone.strip_prefix('+').unwrap_or(zone);
            match (hours.len() == 4 && is_digits(hours), zone.starts_with('+'), west) {
                (true, true, _) => format!("+{}:{}", &hours[..2], &hours[2..]),
                (true, false, true) => format!("-{}:{}", &hours[..2], &hours[2..]),
                _ => return text.to_owned(),
            }
        }
    };
    let (y, m, d) = (&date[..4], &date[4..6], &date[6..8]);
    format!("{y}-{m}-{d}T{}:{}:{}{fraction}{zone}", &clock[..2], &clock[2..4], &clock[4..6])
}

/// Whether this is a time of RFC 3339, as formats that are validated demand.
pub(crate) fn is_rfc3339(text: &str) -> bool {
    let b = text.as_bytes();
    let shape = |at: usize, wanted: u8| b.get(at) == Some(&wanted);
    let number = |at: usize, low: u32, high: u32| {
        let two = text.get(at..at + 2).filter(|two| is_digits(two));
        two.and_then(|two| two.parse().ok()).is_some_and(|n: u32| (low..=high).contains(&n))
    };
    let zone = || {
        let fraction = text
            .get(19..)
            .map_or(0, |f| f.strip_prefix('.').map_or(0, |f| 1 + f.bytes().take_while(u8::is_ascii_digit).count()));
        let at = 19 + fraction;
        fraction != 1
            && (text.get(at..) == Some("Z")
                || (text.len() == at + 6
                    && (shape(at, b'+') || shape(at, b'-'))
                    && number(at + 1, 0, 23)
                    && shape(at + 3, b':')
                    && number(at + 4, 0, 59)))
    };
    text.get(..4).is_some_and(is_digits)
        && [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')].iter().all(|(at, c)| shape(*at, *c))
        && number(5, 1, 12)
        && number(8, 1, days(text))
        && number(11, 0, 23)
        && number(14, 0, 59)
        && number(17, 0, 59)
        && zone()
}

/// The days of the month of a date.
fn days(text: &str) -> u32 {
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let year = part(0..4);
    match part(5..7) {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_agencies_become_rfc_3339() {
        for (from, to) in [
            ("2026-03-01T09:30:00+0000", "2026-03-01T09:30:00+00:00"),
            ("20260301T093000Z", "2026-03-01T09:30:00Z"),
            ("20260301T093000-0500", "2026-03-01T09:30:00-05:00"),
            ("2026-03-01T09:30:00.250-05:00", "2026-03-01T09:30:00.250-05:00"),
            ("2026-03-01 09:30:00Z", "2026-03-01T09:30:00Z"),
            ("1 March", "1 March"),
            ("2026-03-01", "2026-03-01"),
        ] {
            assert_eq!(normal(from), to);
        }
    }

    #[test]
    fn only_real_times_are_rfc_3339() {
        assert!(is_rfc3339("2024-02-29T23:59:59.5+01:00") && is_rfc3339("2026-03-01T09:30:00Z"));
        for no in [
            "2026-02-29T00:00:00Z",
            "2026-03-01",
            "2026-03-01T24:00:00Z",
            "2026-03-01T09:30:00",
            "2026-03-01T09:30:00.Z",
        ] {
            assert!(!is_rfc3339(no), "{no}");
        }
    }
}
