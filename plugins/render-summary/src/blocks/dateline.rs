//! The dateline before a story's first sentence: `BERLIN (dpa) - `, `KYIV, Ukraine (AP) — `, `(Reuters) - `, `Madrid, 24 nov (EFE).- `.

use copydesk_text::lines::{is_wire, unstroked};

/// No dateline is longer.
const LONGEST: usize = 90;
/// No place before a date is longer.
const PLACE: usize = 40;
/// A place that is told by its dash alone has no more words, and what follows it so many bytes at least.
const WORDS: usize = 3;
const TEXT: usize = 40;
/// A heading that runs into the text has so many words at least: fewer may be a name.
pub(crate) const HEADING: usize = 4;

/// The length of the dateline and the dash after it; 0 where the text begins at once.
///
/// A dateline ends with an agency in brackets, or stands in capitals before a dash, or is the one that the header gives.
pub(crate) fn dateline(text: &str, known: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let line = &text[start..];
    let known = known.trim();
    if !known.is_empty() && line.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known)) {
        let rest = &line[known.len()..];
        let dash = dash(rest).max(stopped(rest));
        if dash > 0 {
            return start + known.len() + dash;
        }
    }
    if opens_as_sentence(line) {
        return 0;
    }
    // The place may stand behind the agency: `(ANSA) - ROMA, 24 NOV - `.
    let behind = |end: usize| if line.starts_with('(') { capitals(&line[end..]).unwrap_or(0) } else { 0 };
    let agency = agency(line).map(|end| end + behind(end));
    agency.or_else(|| capitals(line)).or_else(|| dated(line)).map_or(0, |end| start + end + agency_behind(&line[end..]))
}

/// No word in small letters within a place is longer: `de`, `del`.
const PARTICLE: usize = 3;

/// Whether the first two words surely begin a sentence, as most do: the second is in small letters, and none that stands within a place.
pub(crate) fn opens_as_sentence(line: &str) -> bool {
    let letters = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let bytes = line.as_bytes();
    let first = letters(bytes);
    let [b' ', second @ ..] = &bytes[first..] else { return false };
    let small = second.first().is_some_and(u8::is_ascii_lowercase);
    let particle = matches!(second.first(), Some(b'a' | b'd' | b'e' | b'l' | b'o' | b's'));
    first > 0 && small && !(particle && letters(&second[..second.len().min(PARTICLE + 1)]) <= PARTICLE)
}

/// The length of a place before the story, in ordinary letters with a dash or in capitals with a full stop: `Kiel - Der Rat …`,
/// `KIEL. Der Rat …`; 0 where there is none. For the first line of a story alone: elsewhere a name or a label looks the same.
pub(crate) fn place(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let line = &text[start..];
    let head = window(line);
    if let Some(stop) = head.find(". ")
        && head[..stop].chars().filter(|c| c.is_uppercase()).count() > 3
        && head[..stop].chars().all(|c| c.is_uppercase() || " -/".contains(c))
        && is_place(&head[..stop])
    {
        let cut = stop + 1 + space(&line[stop + 1..]);
        return if line[cut..].starts_with(char::is_uppercase) && line.len() - cut >= TEXT { start + cut } else { 0 };
    }
    let Some((at, cut)) = spaces(head).map(|at| (at, dash(&line[at..]))).find(|(_, cut)| *cut > 0) else {
        return 0;
    };
    let (place, text) = (&head[..at], &line[at + cut..]);
    let spelt = |word: &str| word.chars().skip(1).all(|c| c.is_lowercase() || c.is_uppercase() || ".'’-/".contains(c));
    let is_name = place.chars().count() > 2
        && place.split(' ').count() <= WORDS
        && place.starts_with(char::is_uppercase)
        && place.split(' ').all(spelt)
        && is_place(place);
    // `Ada Rowe — the mayor — left`: an aside
    let aside = spaces(text).any(|at| dash(&text[at..]) > 0);
    let begins = text.starts_with(|c: char| !c.is_lowercase());
    if is_name && begins && !aside && text.len() >= TEXT { start + at + cut } else { 0 }
}

/// The length of a heading in capitals that runs into the text, with the space after it: `FERRIES TO SAIL AGAIN The port
/// …`; 0 where there is none.
pub(crate) fn heading(text: &str) -> usize {
    heading_of(text, HEADING)
}

/// The same, of so many words at least.
pub(crate) fn heading_of(text: &str, least: usize) -> usize {
    if text.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return 0; // most sentences
    }
    let start = text.len() - text.trim_start().len();
    let mut end = start;
    let mut words = 0;
    for word in text[start..].split_inclusive(char::is_whitespace) {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        // what is cheap to tell first: most words
        if word.bytes().any(|byte| byte.is_ascii_lowercase()) || letters().any(char::is_lowercase) {
            let opens = words >= least && word.trim_start_matches(['“', '"', '‘']).starts_with(char::is_uppercase);
            return if opens { end } else { 0 };
        }
        if word.trim_end().ends_with(['.', '!', '?', ':', '—', '–', '-', '_']) || end - start > LONGEST {
            return 0;
        }
        words += usize::from(letters().nth(1).is_some());
        end += word.len();
    }
    0
}

/// A place (or none), an agency in brackets, a dash (after a place or none).
fn agency(line: &str) -> Option<usize> {
    let head = window(line);
    let bracket = |from: usize| {
        let open = from + memchr::memchr(b'(', &head.as_bytes()[from..])?;
        Some((open, open + memchr::memchr(b')', &head.as_bytes()[open..])?))
    };
    let (mut open, mut close) = bracket(0)?;
    let mut place = is_place(&line[..open]);
    // `Vallemar (Norland), 24 nov (EEX).-`
    if place
        && head[close + 1..].starts_with(',')
        && let Some((next, end)) = bracket(close)
    {
        place = is_place(&line[close + 2..next]);
        (open, close) = (next, end);
    }
    let name = head[open + 1..close].trim();
    let is_name = (2..=24).contains(&name.len())
        && name.split_whitespace().count() <= 3
        && name.chars().all(|c| c.is_alphabetic() || " /.-&".contains(c));
    if !is_name || !place {
        return None;
    }
    let rest = &line[close + 1..];
    match dash(rest).max(stopped(rest)) {
        0 if (open == 0 || in_capitals(&line[..open])) && rest.starts_with(' ') && is_short(name) => {
            Some(close + 1 + space(rest))
        }
        // `Bern (sda) Nationalrätin …`, `GRÜNTAL (epd). Die …`
        0 => Some(unstroked(line)).filter(|end| *end > 0),
        n => Some(close + 1 + n),
    }
}

/// The length of an agency between two dashes, and of the second: `RIMAGNA, 13 maggio - (Adnkronos) - Servono …`.
fn agency_behind(rest: &str) -> usize {
    let Some((name, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return 0 };
    let dash = if is_wire(name) { dash(after) } else { 0 };
    if dash > 0 { rest.len() - after.len() + dash } else { 0 }
}

/// `STOCKHOLM (TT) Två …`: one place, in capitals.
fn in_capitals(place: &str) -> bool {
    place.trim_end().chars().nth(2).is_some() && place.trim_end().chars().all(|c| c.is_uppercase() || c == '-')
}

/// `(CNN) Two heroes …`: a name in capitals, or one that text without capitals gives.
fn is_short(name: &str) -> bool {
    name.len() <= 8 && !name.contains(' ') && (name == name.to_uppercase() || name == name.to_lowercase())
}

/// A place in capitals, with a region or date after a comma, then a dash or colon.
fn capitals(line: &str) -> Option<usize> {
    if line.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) || !line.starts_with(char::is_uppercase) {
        return None; // most sentences
    }
    let head = window(line);
    let first = head.split([' ', ',', ':', '/', '—', '–', '―']).next().unwrap_or_default();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    // `ST. LOUIS`, `EL PASO`: what follows a short word tells whether it is a place.
    let second = head[first.len()..].trim_start().split([' ', ',', ':', '—']).next().unwrap_or_default();
    let more = second.chars().filter(|c| c.is_uppercase()).count();
    let short = letters == 2 && more >= 3 && more == second.chars().count();
    if letters < 3 && !short || !first.chars().all(|c| c.is_uppercase() || ".'’-".contains(c)) {
        return None;
    }
    head.char_indices().find_map(|(at, c)| {
        let (place, rest) = (&head[..at], &line[at..]);
        let ends = match c {
            ' ' | '—' | '–' | '―' => dash(rest),
            ':' if !place.contains(|c: char| c.is_lowercase()) => 1 + space(&rest[1..]),
            _ => 0,
        };
        let text = line[at + ends..].chars().next();
        (ends > usize::from(c == ':') && is_place(place) && text.is_some_and(|c| !c.is_lowercase()))
            .then_some(at + ends)
    })
}

/// `Zurich, 29 October — …`, `New York, NY – …`: a place, and behind a comma a date or a region of two capitals; then a dash.
fn dated(line: &str) -> Option<usize> {
    let comma = memchr::memchr(b',', &line.as_bytes()[..line.len().min(PLACE)])?;
    let head = window(line);
    let place = &head[..comma];
    if spaces(place).count() > 2 || !is_place(place) || place.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = &line[comma + 1..];
    let behind = &head[comma + 1..];
    let (end, cut) = spaces(behind).find_map(|at| {
        let cut = dash(&rest[at..]);
        (cut > 0).then_some((at, cut))
    })?;
    let said = behind[..end].trim();
    let words = said.split([' ', ',']).filter(|word| !word.is_empty());
    let region = said.len() == 2 && said.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_day = |word: &str| word.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |word: &str| word.len() >= 3 && word.starts_with(char::is_uppercase);
    let dated = words.clone().any(is_day) && words.clone().any(is_month);
    let date = dated && words.clone().all(|word| is_day(word) || is_month(word)) && words.count() <= 4;
    let text = rest[end + cut..].chars().next()?;
    ((region || date) && !text.is_lowercase()).then_some(comma + 1 + end + cut)
}

/// Capitalised words, dates and small particles; a comma before what is not in capitals.
fn is_place(place: &str) -> bool {
    let (mut day, mut words) = (false, 0);
    place.split_whitespace().all(|word| {
        words += 1;
        // `24 nov`, `24 de noviembre`
        let month = day && word.len() <= 10;
        day = word.starts_with(|c: char| c.is_ascii_digit()) || day && word == "de";
        let known = month
            || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || ["de", "del", "do", "da", "la", "el", "am", "an", "der", "of", "on", "sur"].contains(&word);
        known && words <= 8
    })
}

/// The beginning of the line in which a dateline can lie.
fn window(line: &str) -> &str {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

/// The length of a dash that divides, with the space around it; 0 where there is none.
fn dash(rest: &str) -> usize {
    if let [b' ', b'a'..=b'z' | b'A'..=b'Z', ..] = rest.as_bytes() {
        return 0; // most spaces
    }
    let before = space(rest);
    let mark =
        ["--", "—", "–", "―", "-", "_"].into_iter().find(|mark| rest[before..].starts_with(mark)).map_or(0, str::len);
    let after = before + mark;
    let gap = space(&rest[after..]);
    let long = mark > 1;
    if mark == 0 || !long && (before == 0 || gap == 0) { 0 } else { after + gap }
}

/// The length of a stop and a dash that divide, with the space behind: `(EFE).- Los …`; 0 where there is none.
fn stopped(rest: &str) -> usize {
    let marks = [".-", ".–", ".—"].into_iter().find(|marks| rest.starts_with(marks)).map_or(0, str::len);
    let gap = space(&rest[marks..]);
    if marks == 0 || gap == 0 { 0 } else { marks + gap }
}

/// The places of the spaces in a text.
fn spaces(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b' ', text.as_bytes())
}

/// The length of the white space that a text begins with.
fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_agencies_are_cut() {
        for line in [
            "BERLIN (dpa) - The harbour opened.",
            "KYIV, Ukraine (AP) — The harbour opened.",
            "NEW YORK, Dec. 11 (UPI) — The harbour opened.",
            "Berlin/Potsdam (dpa/bb) - The harbour opened.",
            "(Reuters) - The harbour opened.",
            "(CNN) The harbour opened.",
            "VELSUND (VB) The harbour opened.",
            "( CNN ) The harbour opened.",
            "(CNN) -- The harbour opened.",
            "COLUMBIA, S.C. - The harbour opened.",
            "WASHINGTON _ The harbour opened.",
            "ISLAMABAD: The harbour opened.",
            "PARIS—The harbour opened.",
            "SÃO PAULO — The harbour opened.",
            "ST. LOUIS — The harbour opened.",
            "EL PASO, Texas — The harbour opened.",
            "Zurich, 29 October — The harbour opened.",
            "Kiel, Oct. 29, 2026 - The harbour opened.",
            "New York, NY – The harbour opened.",
            "Vallemar, 24 nov (EEX).- The harbour opened.",
            "Vallemar, 24 de noviembre (EEX).- The harbour opened.",
            "Vallemar (Norland), 24 nov (EEX).- The harbour opened.",
            "Vallemar (Norland), 24 nov 2026 (EEX) – The harbour opened.",
            "(ANX) - ROMA, 24 NOV - The harbour opened.",
            "RIMAGNA, 13 maggio - (Adnkronos) - The harbour opened.",
            "Bern (sda) The harbour opened.",
            "Bad Tarn (KNA). The harbour opened.",
        ] {
            let cut = dateline(line, "");
            assert_eq!(&line[cut..], "The harbour opened.", "{line}");
        }
        assert_eq!(dateline("Kiel - The harbour opened.", "Kiel"), "Kiel - ".len());
        assert_eq!(dateline("Kiel, 24 nov.- The harbour opened.", "Kiel, 24 nov"), "Kiel, 24 nov.- ".len());
    }

    #[test]
    fn places_in_ordinary_letters_are_cut_from_a_story() {
        let text = "Der Rat der Stadt hat eine neue Buslinie beschlossen.";
        for before in [
            "Velsund - ",
            "New York – ",
            "Bad Ems — ",
            "Kiel/Flensburg - ",
            "St. Peter-Ording - ",
            "Rio de Janeiro -- ",
            "VELSUND. ",
            "BAD EMS. ",
        ] {
            let line = format!("{before}{text}");
            assert_eq!(place(&line), before.len(), "{line}");
        }
        for line in [
            "Ada Rowe — The one who left in May of that year — is back in town.",
            "Velsund - der Rat der Stadt hat eine neue Buslinie beschlossen.",
            "Velsund - Der Rat tagt.",
            "U.S. The one word that stands above the harbour of Velsund.",
            "The bridge of Kiel – The one that was closed in May – is open to all.",
            "Well-known faces are back in the town hall of Velsund.",
            "",
        ] {
            assert_eq!(place(line), 0, "{line}");
        }
    }

    #[test]
    fn headings_that_run_into_the_text_are_found() {
        for text in
            ["FERRIES TO SAIL AGAIN, 14 YEARS ON The harbour opened.", "FERRIES TO SAIL AGAIN\u{a0}The harbour opened."]
        {
            assert_eq!(&text[heading(text)..], "The harbour opened.");
        }
        for text in
            ["THE HARBOUR opened.", "NATO, EU AND UN envoys met.", "FERRIES TO SAIL AGAIN", "", "The harbour opened."]
        {
            assert_eq!(heading(text), 0, "{text}");
        }
    }

    #[test]
    fn other_beginnings_stay() {
        for line in [
            "The harbour - long closed - opened.",
            "NATO - the alliance - met.",
            "Ada Rowe (Harbour Party) said no.",
            "Ada Rowe — who left in May — is back.",
            "(He left early.)",
            "NASA said the harbour — a crater — was dry.",
            "",
            "US: a land",
            "Ada Rowe, the mayor — The one in Kiel — left.",
            "Kiel, Potsdam and Bremen — The three ports — met.",
            "Rowe, MP – the member for Kiel – left.",
            "Monday, 29 October, was cold — The coldest day.",
        ] {
            assert_eq!(dateline(line, ""), 0, "{line}");
        }
    }
}
