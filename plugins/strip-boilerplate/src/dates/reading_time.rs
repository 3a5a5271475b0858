//! How long a page takes to read or to listen to: "4 min read", "Lesezeit: 3 Minuten". The words are in data/dates.txt.

use std::sync::LazyLock;

use copydesk_text::lines::Shape;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/dates.txt");
/// Words of reading, beside which a number counts minutes.
static READS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "reads"));
/// What else such a line may say.
static READING: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "reading"));
static FILLERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "fillers"));

/// True for "4 min read", "Lesezeit: 3 Minuten": how long a page takes to read or to listen to.
pub(crate) fn is_reading_time(line: &str, shape: &Shape) -> bool {
    if shape.digits == 0 || shape.digits > 4 || shape.width > 40 {
        return false;
    }
    // "2' di lettura": minutes by their sign, where a word of reading says so.
    let signed =
        || line.match_indices(['\'', '’', '′']).any(|(at, _)| line[..at].ends_with(|c: char| c.is_ascii_digit()));
    let (mut minutes, mut number) = (false, false);
    let known = line.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).all(|token| {
        let low = token.to_lowercase();
        let bare = low.trim_start_matches(|c: char| c.is_ascii_digit());
        number |= bare.len() < low.len();
        let reads = READS.contains(&bare);
        minutes |= number && bare.starts_with("min") || reads && signed();
        bare.is_empty() || reads || FILLERS.binary_search(&bare).is_ok() || READING.contains(&bare)
    });
    known && minutes
}

/// True where a line that is a time says that it is one of reading, and of no hour or more: "Reading: 60 minutes" is an examination's.
pub(crate) fn names_reading(line: &str) -> bool {
    let minutes = line.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
    let reads = |token: &str| READS.contains(&token.to_lowercase().as_str());
    minutes.max().is_some_and(|minutes| minutes < 60) && line.split(|c: char| !c.is_alphabetic()).any(reads)
}

#[cfg(test)]
mod tests {
    use copydesk_text::lines::shape;

    use super::*;

    #[test]
    fn reading_times_are_minutes_and_nothing_else() {
        let time = |line: &str| is_reading_time(line, &shape(line));
        assert!(time("4 min read") && time("Lesezeit: 3 Minuten") && time("Temps de lecture : 3 min") && time("5 min"));
        assert!(time("2' di lettura") && time("Tiempo de lectura: 3’") && !time("Time: 45'") && !time("5'"));
        assert!(!time("45 min: Rowe scores") && !time("Minute 12") && !time("read"));
    }

    #[test]
    fn a_time_of_reading_is_shorter_than_an_hour() {
        assert!(
            names_reading("Lesezeit: 3 Minuten") && !names_reading("Reading: 60 minutes") && !names_reading("5 min")
        );
    }
}
