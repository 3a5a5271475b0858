//! How long a film or a recording plays, and where its player stands: "0:42", "00:00 / 01:47", "Dauer: 2:10".

use std::sync::LazyLock;

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind, Look, story};
use crate::lists::data::part;

const FILE: &str = include_str!("../../data/players.txt");
static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "lengths"));
static MEDIA: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "media"));

/// No length with its label is longer, in bytes.
const LENGTH: usize = 40;
/// So near a line of its player stands a length that says what it is: the title and the caption of the film stand between.
const NEAR: usize = 4;

/// Takes out those that stand beside a player's other lines, or with the film's title between.
pub(crate) fn lengths(infos: &[Info<'_>], fates: &mut [Fate]) {
    of_media(infos, fates);
    let of_player = |fate: &Fate| matches!(fate, Fate::Gone(Reason::Insert | Reason::PageNotice));
    if !fates.iter().any(of_player) {
        return;
    }
    let title = |i: usize| matches!(infos[i].look, Look::Title | Look::Label) && !infos[i].shape.ends_sentence();
    for i in (0..infos.len()).chain((0..infos.len()).rev()) {
        let info = &infos[i];
        let open = fates[i] == Fate::Keep && !info.protected && info.kind != Kind::Fixed;
        if !open || info.text.len() > LENGTH || info.shape.digits == 0 {
            continue;
        }
        let of = |n: Option<usize>| n.and_then(|n| fates.get(n)).is_some_and(of_player);
        let beside = || of(i.checked_sub(1)) || of(Some(i + 1));
        // "0:42" is no time of the day; "8:42" may be one.
        let gone = || !fates[i - 1].is_kept();
        let beyond = || of(i.checked_sub(2)) && (info.text.starts_with('0') && title(i - 1) || gone());
        let around = || fates[i.saturating_sub(NEAR)..infos.len().min(i + NEAR + 1)].iter().any(of_player);
        if is_time(info.text) && (beside() || beyond()) || is_length(info.text) && around() {
            fates[i] = Fate::Gone(Reason::Insert);
        }
    }
}

/// Takes out "Audio: 2 min" above and below the story: a recording and its length need no player beside them.
fn of_media(infos: &[Info<'_>], fates: &mut [Fate]) {
    let Some(story) = story(infos) else { return };
    for i in (0..*story.start()).chain(story.end() + 1..infos.len()) {
        let info = &infos[i];
        let open = fates[i] == Fate::Keep && !info.protected && info.kind != Kind::Fixed;
        // "01:42" above the story is no time of the day; a column of such times is of a race.
        let beside = |n: Option<usize>| n.and_then(|n| infos.get(n)).is_some_and(|info| is_time(info.text));
        let alone = || {
            i < *story.start()
                && info.text.starts_with('0')
                && is_time(info.text)
                && !beside(i.checked_sub(1))
                && !beside(Some(i + 1))
        };
        if open && info.text.len() <= LENGTH && info.shape.digits > 0 && (is_of_media(info.text) || alone()) {
            fates[i] = Fate::Gone(Reason::Insert);
        }
    }
}

/// "Audio: 2 Min.", "Video (1:12)"
fn is_of_media(text: &str) -> bool {
    let Some((label, length)) = text.split_once([':', '(', '|', '•']) else { return false };
    let length = length.trim().trim_end_matches(')');
    let minutes = length.split_once([' ', '\u{a0}']).is_some_and(|(count, unit)| {
        count.len() <= 3 && count.bytes().all(|b| b.is_ascii_digit()) && unit.to_lowercase().starts_with("min")
    });
    MEDIA.binary_search(&label.trim().to_lowercase().as_str()).is_ok()
        && (minutes || is_time(length) || is_counted(length))
}

/// "Duration: 1:12", "Durée : 1 min 12": a label, and minutes with seconds. How long one sits in a cinema is told in hours.
fn is_length(text: &str) -> bool {
    let Some((label, length)) = text.split_once(':') else { return false };
    let known = |label: &str| LABELS.binary_search(&label.trim().to_lowercase().as_str()).is_ok();
    // "2:10 Minuten", "2:10 min"
    let time = length.trim().split_once(' ').filter(|(_, unit)| unit.to_lowercase().starts_with("min"));
    let time = time.map_or(length, |(time, _)| time);
    known(label) && (is_time(time) && time.matches(':').count() == 1 || is_counted(length))
}

/// "1 min 12", "2 Min. 10 Sek.", "48 s"
fn is_counted(length: &str) -> bool {
    let parts = || length.split([' ', '\u{a0}', '.']).filter(|part| !part.is_empty());
    let number = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let unit = |part: &str| {
        let low = part.to_lowercase();
        low == "s" || low.starts_with("min") || low.starts_with("se")
    };
    let numbers = parts().filter(|part| number(part)).count();
    let seconds = numbers == 2 || parts().next_back().is_some_and(|part| part.to_lowercase().starts_with('s'));
    (1..=2).contains(&numbers) && seconds && parts().next().is_some_and(number) && parts().all(|p| number(p) || unit(p))
}

/// "00:00 / 01:47": where a player stands, and how long it plays.
pub(crate) fn is_time_of_player(text: &str) -> bool {
    text.len() <= 24
        && ["/", " | ", " of "].iter().filter_map(|s| text.split_once(s)).any(|(a, b)| is_time(a) && is_time(b))
}

/// "02:14", "1:02:14", "-0:30"
fn is_time(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '+']);
    let mut parts = text.split(':');
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let first =
        parts.next().is_some_and(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    first && text.len() <= 8 && text.contains(':') && parts.all(two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    const TITLE: &str = "The weir of Tarn seen from a kite";

    /// What goes where the first line is a player's.
    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        fates[0] = Fate::Gone(Reason::Insert);
        lengths(&paragraphs(body), &mut fates);
        gone(body, &fates).into_iter().skip(1).collect()
    }

    #[test]
    fn a_length_goes_beside_its_player_and_behind_the_title_of_the_film() {
        assert_eq!(taken(&["Play video", "2:10", TITLE, STORY[0]]), ["2:10"]);
        assert_eq!(taken(&["Play video", TITLE, "0:42", STORY[0]]), ["0:42"]);
        for length in [
            "Duration: 1:12",
            "Durée : 1 min 12",
            "Dauer: 2 Min. 10 Sek.",
            "Länge: 2:10 Minuten",
            "Video length: 2 minutes 10 seconds",
            "Duración: 48 s",
            "Längd: 03:05",
            "Varighed: 1:12",
            "Durata: 1:12",
            "Duração: 1:12",
        ] {
            assert_eq!(taken(&["Play video", TITLE, TITLE, length, STORY[0]]), [length]);
        }
    }

    #[test]
    fn times_of_the_day_and_lengths_that_a_story_gives_stay() {
        assert_eq!(taken(&["Play video", STORY[0], "0:42", STORY[1]]), [""; 0]);
        assert_eq!(taken(&["Play video", TITLE, "8:42", STORY[1]]), [""; 0]);
        for length in ["Duration: 1:52:10", "Durée : 1 h 52", "Dauer: 112 Minuten", "Score: 2:10"] {
            assert_eq!(taken(&["Play video", length, STORY[1]]), [""; 0], "{length}");
        }
        assert!(is_of_media("Audio: 2 Min.") && is_of_media("Video (1:12)") && !is_of_media("Video: 2 goals"));
        assert!(LABELS.is_sorted() && MEDIA.is_sorted());
    }
}
