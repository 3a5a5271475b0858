//! A line of the story that the one above leads up to (data/led.txt): "The film was called", "Not for Publication", and the story goes on below. It breaks off
//! where the name or the words of something must follow, or ends with a colon. Neither page nor desk leads up to what it says so.

use std::sync::LazyLock;

use copydesk_text::lines::ends_telling;

use crate::lines::loud::next;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::entries;

/// Words that want a name or somebody's words behind them.
static LEADS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/led.txt")).map(|(_, word)| word).collect());

/// No line that is led up to is longer, in bytes.
const SHORT: usize = 48;
/// Words of the line above at least.
const WORDS: u32 = 4;
/// Lines above and below that are asked what would go: a note is no longer, and a longer story has most of its own there too.
const NEAR: usize = 64;
/// So many digits with nothing but spaces and marks between them are a telephone's.
const NUMBER: usize = 7;

/// Protects such lines.
pub(crate) fn protect(infos: &mut [Info<'_>]) {
    let mut at = next(infos, 0, 0);
    while at < infos.len() {
        // Most lines end here.
        if infos[at].text.len() <= SHORT && is_led(infos, at) {
            infos[at].protected = true;
        }
        at = next(infos, at, 0);
    }
}

/// True where the line above leads up to this one, and the next sentence of the story stands below.
pub(crate) fn is_led(infos: &[Info<'_>], at: usize) -> bool {
    let short = |info: &&Info<'_>| info.text.len() <= SHORT && !matches!(info.kind, Kind::Fixed | Kind::Heading);
    let above = at.checked_sub(1).map(|above| &infos[above]);
    infos.get(at).is_some_and(|info| short(&info)) && above.is_some_and(leads) && infos.get(at + 1).is_some_and(goes_on)
}

/// True where what is not for publication, here and below, is the story's: it is led up to and nothing below is for editors to reach anybody. Behind any
/// other colon it must be that most of the story would go.
pub(crate) fn is_story(infos: &[Info<'_>], at: usize) -> bool {
    /// Words before such a colon.
    const TOLD: u32 = 6;
    let number = |text: &str| {
        let runs = text.split(|c: char| c.is_alphabetic() || matches!(c, ',' | '.' | '–'));
        runs.map(|run| run.bytes().filter(u8::is_ascii_digit).count()).any(|digits| digits >= NUMBER)
    };
    let reaches = |info: &Info<'_>| info.shape.address || info.text.contains(['@', '#']) || number(info.text);
    let (before, behind) =
        (&infos[at.saturating_sub(NEAR)..at], infos[at + 1..].get(..NEAR).unwrap_or(&infos[at + 1..]));
    let open = || !behind.iter().any(reaches);
    if is_led(infos, at) {
        return open();
    }
    let above = at.checked_sub(1).map(|above| &infos[above]);
    let told = above.is_some_and(|info| {
        info.text.ends_with(':') && info.shape.words >= TOLD && !info.opens && info.hits.main().is_none()
    });
    let prose = |infos: &[Info<'_>]| infos.iter().filter(|info| info.is_prose()).count();
    told && infos.get(at + 1).is_some_and(goes_on) && prose(behind) > prose(before) && open()
}

/// "The film was called", "The board at the gate still says:"
fn leads(info: &Info<'_>) -> bool {
    let word = info.text.trim_end_matches(':').rsplit(' ').next().unwrap_or_default();
    info.kind == Kind::Paragraph
        && info.shape.words >= WORDS
        && info.hits.main().is_none()
        && (LEADS.binary_search(&word).is_ok() || ends_telling(info.text))
}

fn goes_on(info: &Info<'_>) -> bool {
    info.kind == Kind::Paragraph && (info.is_prose() || info.look == Look::Short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn a_line_is_led_up_to_where_the_one_above_breaks_off() {
        let led = |above: &str| is_led(&paragraphs(&[above, "Not for Publication", "It came out in the spring."]), 1);
        for above in ["The film was called", "The first page was headed", "The board at the gate still says:"] {
            assert!(led(above), "{above}");
        }
        for above in [
            "The film was long.",
            "Notes for the editors",
            "Marked",
            "For those who were called upon",
            "Subscribe to continue reading",
        ] {
            assert!(!led(above), "{above}");
        }
        assert!(LEADS.is_sorted());
    }
}
