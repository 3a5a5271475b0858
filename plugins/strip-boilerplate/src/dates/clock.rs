//! Times of day.

use super::words::WORDS;

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

/// "15:24", "7:05 p.m."
pub(super) fn has_time(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b':', bytes).any(|i| {
        let digit = |at: Option<usize>| at.and_then(|a| bytes.get(a)).is_some_and(u8::is_ascii_digit);
        digit(i.checked_sub(1)) && digit(Some(i + 1)) && digit(Some(i + 2)) && !digit(Some(i + 3))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
