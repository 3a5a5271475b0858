//! What a station's page shows above or below the story: which programme is on the air and which song plays.

use std::sync::LazyLock;

use crate::fate::{Fate, Reason};
use crate::header::headline::is_headline;
use crate::lines::{Info, Kind, Look, story};
use crate::lists::data::part;
use crate::lists::fold::fold;

const FILE: &str = include_str!("../../data/players.txt");
static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "labels"));

/// No label is longer, in bytes.
const LABEL: usize = 32;
/// What plays takes no more room.
const SHOWN: u32 = 80;
/// Lines below a label at most: the programme, who presents it, when.
const LINES: usize = 2;

/// Takes out the labels of a player that stand outside the story, with what they show.
pub(crate) fn players(infos: &[Info<'_>], fates: &mut [Fate], headline: Option<&str>) {
    let Some(story) = story(infos) else { return };
    let mut low = String::new();
    let open = |n: &usize| infos.get(*n).is_some_and(|info| info.kind == Kind::Paragraph && !info.protected);
    let outside = (0..*story.start()).chain(story.end() + 1..infos.len());
    let labels: Vec<usize> = outside.filter(|i| is_label(&infos[*i], &mut low)).collect();
    for i in &labels {
        if open(i) && fates[*i].is_kept() {
            fates[*i] = Fate::Gone(Reason::Insert);
        }
    }
    for i in labels {
        let own = |info: &Info<'_>| headline.is_some_and(|headline| is_headline(info, headline));
        let shown = |n: &usize| {
            open(n) && !story.contains(n) && fates[*n].is_kept() && is_shown(&infos[*n]) && !own(&infos[*n])
        };
        // "The Drive Home", above when it runs.
        let timed = |n: &usize| {
            let next = n + 1;
            let plain = open(n) && !story.contains(n) && fates[*n].is_kept() && !own(&infos[*n]);
            let label = plain && infos[*n].look == Look::Label && shown(&next);
            // "The Drive Home with Ada Rowe" has nothing but its hours below it.
            let title = plain && infos[*n].look == Look::Title && shown(&next) && are_hours(infos[next].text);
            label && infos[next].text.starts_with(|c: char| c.is_ascii_digit()) || title
        };
        let count = (i + 1..infos.len()).take(LINES + 1).take_while(|n| shown(n) || timed(n)).count();
        // Below the story films or concerts may stand under the same words: a player has other furniture beside it, and shows little.
        let below = i > *story.end();
        let alone = || !(story.end() + 1..infos.len()).any(|n| n != i && !fates[n].is_kept());
        if below && (count > LINES || alone()) {
            continue;
        }
        fates[i + 1..=i + count.min(LINES)].fill(Fate::Gone(Reason::Insert));
    }
}

/// "6am - 10am", "16:00 - 19:00": two hours, a stroke between them, and nothing else.
fn are_hours(text: &str) -> bool {
    /// No such line is longer, in bytes, and no word in it ("Uhr").
    const HOURS: usize = 24;
    const WORD: usize = 3;
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let numbers = words().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    text.len() <= HOURS && numbers >= 2 && text.contains(['-', '–', '—']) && words().all(|word| letters(word) <= WORD)
}

/// "On Air Now": nothing but a known label.
fn is_label(info: &Info<'_>, low: &mut String) -> bool {
    if info.text.len() > LABEL {
        return false;
    }
    fold(info.text.trim_matches(|c: char| !c.is_alphanumeric()), low);
    LABELS.binary_search(&low.as_str()).is_ok()
}

/// "The Drive Home with Ada Rowe 4pm - 7pm", "The Larks – Low Water": a time, or two names with a sign between them.
fn is_shown(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let parted = || [" - ", " – ", " — ", " | "].iter().any(|sign| info.text.contains(sign));
    s.width <= SHOWN && !s.ends_sentence() && s.quotes == 0 && (s.digits > 0 || parted())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        players(&paragraphs(body), &mut fates, Some("Lock to close for six weeks - at once"));
        gone(body, &fates)
    }

    #[test]
    fn labels_of_a_player_go_with_what_plays_in_several_languages() {
        for [label, shown] in [
            ["On Air Now", "The Drive Home with Ada Rowe 4pm - 7pm"],
            ["Recently played", "The Larks - Low Water"],
            ["Jetzt läuft:", "Der Nachmittag mit Eva Lind, 14 bis 18 Uhr"],
            ["En este momento suena", "Los Juncos – Agua baja"],
            ["À l’antenne", "Le Grand Réveil 6h - 9h"],
            ["Just nu i radio", "Eftermiddag med Eva Lind 14–18"],
        ] {
            assert_eq!(taken(&[label, shown, STORY[0], STORY[1]]), [label, shown]);
            assert_eq!(taken(&[STORY[0], STORY[1], label, shown]), [label]);
            assert_eq!(taken(&[STORY[0], STORY[1], label, shown, "On air", "Night Mail 10pm - 2am"]).len(), 4);
            assert_eq!(taken(&[STORY[0], label, shown, STORY[1]]), [""; 0]);
        }
    }

    #[test]
    fn a_programme_above_its_hours_goes_and_a_headline_above_a_date_stays() {
        for hours in ["6am - 10am", "16:00 - 19:00", "6 – 10 Uhr"] {
            let body = ["On Air Now", "Breakfast with Ada Rowe and Ben Ott", hours, STORY[0], STORY[1]];
            assert_eq!(taken(&body), body[..3]);
        }
        let body = ["On Air Now", "Breakfast with Ada Rowe and Ben Ott", "8 May 2026, 16:00", STORY[0], STORY[1]];
        assert!(!taken(&body).contains(&body[1]));
    }

    #[test]
    fn the_headline_and_what_a_story_lists_stay() {
        let label = "Now playing";
        let films = ["Low Water - 4 stars", "The Weir - 2 stars", "Locks - 1 star"];
        let body = [STORY[0], STORY[1], label, films[0], films[1], films[2], "On air", "Night Mail 10pm - 2am"];
        assert!(films.iter().all(|film| !taken(&body).contains(film)));
        assert_eq!(taken(&[label, "Lock to close for six weeks - at once", STORY[0], STORY[1]]), [label]);
        assert_eq!(taken(&[label, "Lock to close for weeks", STORY[0], STORY[1]]), [label]);
    }

    #[test]
    fn the_labels_stand_sorted_as_the_search_needs() {
        assert!(LABELS.is_sorted());
    }
}
