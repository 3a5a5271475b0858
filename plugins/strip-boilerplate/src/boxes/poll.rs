//! A poll between the paragraphs: a heading, a question, what may be answered, and the button.

use std::sync::LazyLock;

use crate::boxes::marks::{BOXES, Mark};
use crate::fate::{Fate, Reason, take};
use crate::lines::loud::loud;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::part;

static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| part(BOXES, "poll labels"));
static BUTTONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(BOXES, "poll buttons"));
static VOTES: LazyLock<Vec<&str>> = LazyLock::new(|| part(BOXES, "poll votes"));

/// No poll has more answers.
const MOST: usize = 8;
/// No question of a poll is longer.
const LONGEST: u32 = 160;
/// The button behind the question is no longer, in bytes.
const BUTTON: usize = 40;

/// Takes out the polls.
pub(crate) fn polls(infos: &[Info<'_>], marks: &[Mark], fates: &mut [Fate]) {
    for at in loud(infos) {
        let info = &infos[at];
        let short = info.shape.width <= LONGEST;
        if short && at > 0 && is_answered_by_button(info) {
            take(infos, fates, at..at + 1, Fate::Gone(Reason::Insert));
        }
        // Most lines end here.
        if !short || !asks(info.text) {
            continue;
        }
        // A question that went as a call says what it is too: "What do you think? Vote in our poll"
        let called = fates[at] == Fate::Gone(Reason::CallToReaders);
        let labelled = called || info.text.split_once(':').is_some_and(|(label, _)| is_label(label));
        if !is_question(info, labelled) {
            continue;
        }
        let head = at.checked_sub(1).filter(|i| marks[*i].is(Mark::POLL_HEAD) && !infos[*i].is_prose());
        let closes = |i: &usize| marks[*i].is(Mark::POLL_BUTTON) || is_count(infos[*i].text);
        let answers = (at + 1..infos.len()).take(MOST).take_while(|i| !closes(i) && is_answer(&infos[*i])).count();
        let button = (at + 1 + answers..infos.len()).take_while(closes).count();
        if answers >= 2 && (button > 0 || head.is_some() || labelled) {
            let from = head.unwrap_or(at);
            take(infos, fates, from..at + 1 + answers + button, Fate::Gone(Reason::Insert));
        } else if at > 0 && leads_to_poll(info.text) {
            take(infos, fates, at..at + 1, Fate::Gone(Reason::Insert));
        }
    }
}

/// A question mark stands at the end, or near it.
fn asks(text: &str) -> bool {
    let tail = &text.as_bytes()[text.len().saturating_sub(BUTTON)..];
    match tail.last() {
        Some(b'?') => true,
        Some(last) if last.is_ascii_punctuation() => false,
        _ => memchr::memrchr(b'?', tail).is_some(),
    }
}

/// Behind the question of a poll that says what it is a button may stand: "POLL: Should it stay open? Vote now".
fn is_question(info: &Info<'_>, labelled: bool) -> bool {
    const WORDS: usize = 4;
    let Some((_, behind)) = info.text.rsplit_once('?') else { return false };
    let button = || labelled && behind.split_whitespace().count() <= WORDS && !behind.contains(['.', ',', ':']);
    (behind.is_empty() || button()) && info.shape.quotes == 0 && info.kind != Kind::Fixed
}

/// "POLL: …", "Reader poll: …"
fn is_label(label: &str) -> bool {
    let label = label.trim_end();
    let word = label.rsplit(' ').next().unwrap_or(label);
    LABELS.contains(&word.to_lowercase().as_str())
}

/// "VOTE: Who should be the next harbour master?": a label in capitals, and a question that is answered on another page.
fn leads_to_poll(text: &str) -> bool {
    let label = text.split_once(": ").map(|(label, _)| label);
    text.ends_with('?') && label.is_some_and(|label| !label.contains(char::is_lowercase) && is_label(label))
}

/// "Who should be the next harbour master? Vote now!": a question, and behind it nothing but the button.
fn is_answered_by_button(info: &Info<'_>) -> bool {
    if !info.text.ends_with('!') || info.shape.quotes > 0 || info.kind == Kind::Fixed {
        return false;
    }
    let button = info.text.rsplit_once("? ").map(|(_, button)| button.trim_end_matches(['!', ' ']));
    button.is_some_and(|button| BUTTONS.contains(&button.to_lowercase().as_str()))
}

/// A few words that are no sentence.
fn is_answer(info: &Info<'_>) -> bool {
    let s = &info.shape;
    matches!(info.look, Look::Label | Look::Title | Look::Furniture)
        && s.words <= 10
        && !s.ends_sentence()
        && s.quotes == 0
        && info.kind != Kind::Fixed
}

/// "1,204 votes", "Total votes: 1,204"
fn is_count(text: &str) -> bool {
    let words = || text.split(' ');
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let votes = |word: &str| VOTES.contains(&word.trim_end_matches(':').to_lowercase().as_str());
    let before = words().next().is_some_and(number) && words().nth(1).is_some_and(votes);
    let behind = || words().next_back().is_some_and(number) && words().rev().nth(1).is_some_and(votes);
    (before || behind()) && words().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boxes::marks::Marks;
    use crate::fate::gone;
    use crate::lines::paragraphs;

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let infos = paragraphs(body);
        let mut fates = vec![Fate::Keep; body.len()];
        polls(&infos, &Marks::new().all(&infos), &mut fates);
        gone(body, &fates)
    }

    #[test]
    fn a_question_with_answers_goes_below_a_heading_behind_a_label_and_above_a_button() {
        let question = "Should the lock stay open at night?";
        for body in [
            ["Poll", question, "Yes", "No"],
            [question, "Yes", "No", "Vote now"],
            [question, "Yes", "No", "1,204 votes"],
            ["Umfrage: Soll die Schleuse offen bleiben?", "Ja", "Nein", "Weiß nicht"],
            ["READER POLL: Should the lock stay open? Vote below", "Yes", "No", "See results"],
        ] {
            assert_eq!(taken(&body), body);
        }
    }

    const PROSE: &str = "The lock keeper rang the bell at noon, and nobody came down to the quay.";

    #[test]
    fn a_question_behind_a_label_in_capitals_or_above_a_button_leads_to_a_poll() {
        for line in [
            "VOTE: Who should be the next harbour master?",
            "READER POLL: Should the lock stay open?",
            "UMFRAGE: Soll die Schleuse offen bleiben?",
            "SONDAGE : Faut-il fermer l’écluse ?",
            "ENCUESTA: ¿Debe cerrar la esclusa?",
            "Who should be the next harbour master? Vote now!",
            "Wer soll Hafenmeister werden? Jetzt abstimmen!",
        ] {
            assert_eq!(taken(&[PROSE, line, PROSE]), [line]);
        }
    }

    #[test]
    fn a_question_of_the_story_stays() {
        let question = "Should the lock stay open at night?";
        assert_eq!(taken(&[question, "Yes", "No"]), [""; 0]);
        assert_eq!(taken(&["Poll", question, "Nobody asked those who live beside it."]), [""; 0]);
        assert_eq!(taken(&[PROSE, "Poll: who asked for it?", PROSE]), [""; 0]);
        assert_eq!(taken(&["Should the lock stay open? Nobody knows", "Yes", "No", "Vote now"]), [""; 0]);
        assert_eq!(taken(&[PROSE, "Who should vote? Everyone!", PROSE]), [""; 0]);
        assert_eq!(taken(&["“Should the lock stay open?”", "Yes", "No", "Vote now"]), [""; 0]);
    }
}
