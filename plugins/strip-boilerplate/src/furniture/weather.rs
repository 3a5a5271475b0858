//! The weather that a page shows beside its text: a temperature, with the place, the sky or both.

use crate::lines::Info;

/// No such line is longer, in bytes.
const LONGEST: usize = 60;
/// Words of the place before the number, and of the sky behind it.
const PLACE: usize = 3;
const SKY: usize = 4;

/// "68°", "-4 °C"
pub(crate) fn is_temperature(text: &str) -> bool {
    behind_temperature(text).is_some_and(|rest| rest.is_empty())
}

/// What stands behind the degrees that open a text, trimmed.
fn behind_temperature(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['-', '−', '+']);
    let (number, unit) = rest.split_once('°').or_else(|| rest.split_once('º'))?;
    let number = number.trim_end();
    let figures = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let unit = unit.trim_start();
    let scale = unit.strip_prefix(['C', 'F']).filter(|rest| !rest.starts_with(char::is_alphanumeric));
    figures.then(|| scale.unwrap_or(unit).trim())
}

/// "Weather 14°C", "Marl: 3 °C", "14°C Light cloud": one place's temperature. Where another stands beside it, they are a table.
pub(crate) fn is_weather(infos: &[Info<'_>], i: usize) -> bool {
    let text = |i: Option<usize>| i.and_then(|i| infos.get(i)).map_or("", |info| info.text);
    let degrees = |i: Option<usize>| text(i).contains(['°', 'º']);
    // Most lines end here.
    let line = infos[i].text;
    if line.len() > LONGEST || !degrees(Some(i)) || degrees(i.checked_sub(1)) || degrees(Some(i + 1)) {
        return false;
    }
    is_reading(line)
}

/// A place of few words, the degrees, and few words of the sky; the lowest of the day may stand behind the highest.
fn is_reading(line: &str) -> bool {
    let number = line.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−')).unwrap_or(line.len());
    let (place, rest) = line.split_at(number);
    let Some(sky) = behind_temperature(rest) else { return false };
    let word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let label = |text: &str, most: usize| {
        let words =
            || text.split([' ', '\u{a0}', ',', ':', '|', '·', '•', '/', '(', ')', '–']).filter(|word| !word.is_empty());
        words().count() <= most && words().all(word)
    };
    // "North of 68° the ice": a place has a capital, and a sentence a stop.
    let placed =
        place.is_empty() || place.ends_with([' ', ':', '|', '\u{a0}']) && place.starts_with(char::is_uppercase);
    let more = sky.trim_start_matches([' ', '/', '|', ',']);
    let second = || behind_temperature(more.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, ':' | ' ')));
    placed
        && label(place, PLACE)
        && !sky.ends_with(['.', '?'])
        && (label(sky, SKY)
            && !sky.starts_with(|c: char| c.is_lowercase() && line.starts_with(|c: char| c.is_alphabetic()))
            || second().is_some_and(str::is_empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temperature_stands_with_its_place_and_its_sky() {
        assert!(is_temperature("68°") && is_temperature("-4 °C"));
        assert!(!is_temperature("68° north") && !is_temperature("360° view"));
        for line in [
            "14°C Light cloud",
            "Weather 14°C",
            "Marl: 3 °C",
            "Marl, 14°C, bewölkt",
            "12° | Nublado",
            "14° / 7°",
            "Today 14°C / 7°C",
            "-3 °C Snø",
            "Now 14° Feels like 11°",
        ] {
            assert!(is_reading(line), "{line}");
        }
        for line in [
            "Heat the oven to 180°C, gas mark 4, and oil a tin",
            "Bake at 180°C until brown.",
            "68° north of nowhere at all in June",
            "The 360° view from the tower",
        ] {
            assert!(!is_reading(line), "{line}");
        }
    }
}
