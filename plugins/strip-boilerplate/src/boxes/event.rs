//! What an event of the house has between the paragraphs: "Event", its title, day and place, "Book your place".

use std::sync::LazyLock;

use crate::fate::{Fate, Reason, take};
use crate::lines::loud::loud;
use crate::lines::{Info, Kind};
use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::heads::Heads;

const FILE: &str = include_str!("../../data/events.txt");
static HEADS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "heads"));
static BUTTONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "buttons"));

/// How buttons begin.
static BUTTON_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(BUTTONS.iter().copied()));

/// Lines between the heading and the button at most.
const MOST: usize = 4;
/// No line of it is wider; no heading or button is longer, in bytes.
const LINE: u32 = 90;
const LABEL: usize = 40;

/// Takes out the boxes: from the heading, or from a title that it opens, down to the button.
pub(crate) fn events(infos: &[Info<'_>], fates: &mut [Fate]) {
    let mut low = String::new();
    for at in loud(infos).filter(|at| *at > 0) {
        let info = &infos[at];
        // Most lines end here.
        let label = info.text.len() <= LABEL && BUTTON_HEADS.may_open_folded(info.text.as_bytes());
        if !label || info.shape.ends_sentence() || !among(&BUTTONS, info.text, &mut low) {
            continue;
        }
        let short = |i: &usize| {
            let (line, s) = (&infos[*i], &infos[*i].shape);
            !line.is_prose() && s.width <= LINE && !s.ends_sentence() && line.kind != Kind::Fixed && !line.protected
        };
        let above = (at.saturating_sub(MOST + 1)..at).rev().take_while(short);
        let head = above.into_iter().find(|i| {
            let label = infos[*i].text.split_once(": ").map_or(infos[*i].text, |(label, _)| label);
            label.len() <= LABEL && among(&HEADS, label, &mut low)
        });
        if let Some(head) = head {
            take(infos, fates, head..at + 1, Fate::Gone(Reason::Insert));
        }
    }
}

fn among(list: &[&str], text: &str, low: &mut String) -> bool {
    fold(text.trim_matches(|c: char| !c.is_alphanumeric()), low);
    list.binary_search(&low.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        events(&paragraphs(body), &mut fates);
        gone(body, &fates)
    }

    #[test]
    fn an_event_goes_from_its_heading_to_its_button() {
        let [one, other] = STORY;
        let event = ["Event", "The weirs of tomorrow", "12 June, Marl", "Book your place"];
        assert_eq!(taken(&[&[one], &event[..], &[other]].concat()), event);
        let webinar = ["Webinar: the weirs of tomorrow", "Register now"];
        assert_eq!(taken(&[&[one], &webinar[..], &[other]].concat()), webinar);
        assert_eq!(taken(&[one, "Event", other, "Book your place"]), [""; 0]);
        assert_eq!(taken(&[one, "Event", "12 June, Marl", other]), [""; 0]);
        assert!(HEADS.is_sorted() && BUTTONS.is_sorted());
    }
}
