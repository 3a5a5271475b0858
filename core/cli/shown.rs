//! How times, sizes and text from outside are shown to people.

use std::fmt::Write;
use std::path::Path;

/// A time to the second: `2026-03-01 10:00:00Z`.
pub(crate) fn time(time: impl std::fmt::Display) -> String {
    let text = time.to_string();
    let to_the_second = text.split_once('.').map_or(text.trim_end_matches('Z'), |(seconds, _)| seconds);
    format!("{}Z", to_the_second.replace('T', " "))
}

/// A size: `512 bytes`, `1.5 MiB`.
pub(crate) fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return if bytes == 1 { "1 byte".to_owned() } else { format!("{bytes} bytes") };
    }
    let (mut size, mut unit) = (bytes as f64 / 1024.0, 0);
    while size >= 1024.0 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    format!("{size:.1} {}", UNITS[unit])
}

/// How many there are of something.
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Text from outside in one line of at most so many characters: no control character of it reaches a terminal.
pub(crate) fn line(text: &str, longest: usize) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    for character in rest.by_ref().take(longest) {
        if acts_on_terminals(character) {
            let _ = write!(out, "{}", character.escape_default());
        } else {
            out.push(character);
        }
    }
    if rest.next().is_some() {
        out.push('…');
    }
    out
}

/// Control characters, and those that turn the direction of the text around them.
fn acts_on_terminals(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a command needs to look into the same state: nothing where that is the default.
pub(crate) fn state_option(state: &Path) -> String {
    if state == Path::new("state") {
        return String::new();
    }
    let name = state.display().to_string();
    let plain = name.chars().all(|character| character.is_alphanumeric() || "/._-".contains(character));
    if plain { format!(" --state {name}") } else { format!(" --state '{}'", name.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_shown_to_the_second() {
        assert_eq!(time("2026-03-01T10:00:00.123Z"), "2026-03-01 10:00:00Z");
        assert_eq!(time("2026-03-01T10:00:00Z"), "2026-03-01 10:00:00Z");
    }

    #[test]
    fn a_size_is_shown_in_the_unit_that_suits_it() {
        assert_eq!(
            [0, 1, 1023, 1024, 1_572_864, u64::MAX].map(size),
            ["0 bytes", "1 byte", "1023 bytes", "1.0 KiB", "1.5 MiB", "16777216.0 TiB"]
        );
    }

    #[test]
    fn text_from_outside_cannot_act_on_a_terminal() {
        assert_eq!(line("a\u{1b}[2Jb\nc\u{202e}d", 100), "a\\u{1b}[2Jb\\nc\\u{202e}d");
        assert_eq!(line("Zoë über", 3), "Zoë…");
        assert_eq!(line("Zoë", 3), "Zoë");
    }

    #[test]
    fn a_state_with_a_strange_name_is_quoted_for_the_shell() {
        assert_eq!(state_option(Path::new("state")), "");
        assert_eq!(state_option(Path::new("/var/lib/desk")), " --state /var/lib/desk");
        assert_eq!(state_option(Path::new("it's here")), " --state 'it'\\''s here'");
    }
}
