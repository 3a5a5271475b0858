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
}
