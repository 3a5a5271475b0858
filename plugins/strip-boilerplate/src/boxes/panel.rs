//! A panel of an advertisement between the paragraphs: a question to the reader that has no subject, and its button: "Need a contractor?", "Find
//! one now".

use std::sync::LazyLock;

use crate::fate::{Fate, Reason, take};
use crate::lines::loud::loud;
use crate::lines::{Info, Kind};
use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::openings::Openings;

const FILE: &str = include_str!("../../data/panels.txt");
static ASKS: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "asks")));
static BUTTONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "buttons"));
static VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "verbs"));
static ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "ends"));

/// No question of a panel is longer, in bytes, nor has more words; a shorter one asks nothing.
const QUESTION: usize = 72;
const ASKED: std::ops::RangeInclusive<u32> = 2..=9;
/// No button is longer, in bytes, nor has more words.
const BUTTON: usize = 40;
const WORDS: usize = 5;
/// Who advertises may stand on a line between the two.
const BETWEEN: usize = 1;

/// Takes out the panels.
pub(crate) fn panels(infos: &[Info<'_>], fates: &mut [Fate]) {
    let mut low = String::new();
    for at in loud(infos).filter(|at| *at > 0) {
        // Most lines end here.
        if !asks(&infos[at]) {
            continue;
        }
        let button = (at + 1..infos.len()).take(BETWEEN + 1).find(|i| is_button(&infos[*i], &mut low));
        let plain = |info: &Info<'_>| !info.is_prose() && !info.shape.ends_sentence() && info.shape.quotes == 0;
        let open = |button: usize| !infos[at..=button].iter().any(|info| info.protected);
        if let Some(button) = button.filter(|to| infos[at + 1..*to].iter().all(plain) && open(*to)) {
            take(infos, fates, at..button + 1, Fate::Gone(Reason::Insert));
        }
    }
}

/// "Looking for a new job?"
fn asks(info: &Info<'_>) -> bool {
    let text = info.text;
    text.ends_with('?')
        && text.len() <= QUESTION
        && ASKED.contains(&info.shape.words)
        && info.shape.quotes == 0
        && info.kind == Kind::Paragraph
        && ASKS.open(text.trim_start_matches('¿'))
}

/// "Search now", "Find a plumber today".
fn is_button(info: &Info<'_>, low: &mut String) -> bool {
    let text = info.text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '?'));
    if text.len() > BUTTON || text.ends_with(['.', '?']) || info.shape.quotes > 0 || info.kind == Kind::Fixed {
        return false;
    }
    fold(text.trim_start_matches(|c: char| !c.is_alphanumeric()), low);
    let words = || low.split(' ');
    let known = |list: &[&str], word: Option<&str>| word.is_some_and(|word| list.binary_search(&word).is_ok());
    known(&BUTTONS, Some(low))
        || (2..=WORDS).contains(&words().count()) && known(&VERBS, words().next()) && known(&ENDS, words().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(panel: &[&'a str]) -> Vec<&'a str> {
        let body = [&STORY[..1], panel, &STORY[1..]].concat();
        let mut fates = vec![Fate::Keep; body.len()];
        panels(&paragraphs(&body), &mut fates);
        gone(&body, &fates)
    }

    #[test]
    fn a_question_of_an_advertisement_goes_with_its_button() {
        for panel in [
            ["Looking for a new job?", "Search now"],
            ["Need a contractor?", "Find one now"],
            ["Thinking of moving?", "Find a boat today!"],
            ["Planning a trip down the Tarn?", "→ Book now"],
            ["Auf der Suche nach einem Boot?", "Jetzt vergleichen"],
            ["Envie d’un bateau ?", "Voir les offres"],
            ["¿Buscas barco?", "Ver ofertas"],
        ] {
            assert_eq!(taken(&panel), panel);
        }
        let firm = ["Need a diver?", "Tarn Divers Ltd", "Get a quote"];
        assert_eq!(taken(&firm), firm);
    }

    #[test]
    fn questions_of_the_story_and_their_answers_stay() {
        for panel in [
            ["Looking for a new job?", "Most keepers are."],
            ["Need a contractor?", "“Find one now,” said Rowe"],
            ["What does the board need?", "Search now"],
            ["“Need a hand?”", "Find one now"],
            ["Need a hand?", "Find one now."],
            ["Need a hand?", "Search parties now out"],
            ["Need?", "Search now"],
        ] {
            assert_eq!(taken(&panel), [""; 0]);
        }
    }

    #[test]
    fn the_lists_stand_sorted_as_the_search_needs() {
        assert!([&BUTTONS, &VERBS, &ENDS].iter().all(|list| list.is_sorted()) && part(FILE, "asks").is_sorted());
    }
}
