//! A poll between the paragraphs: a heading, a question, what may be answered, and the button.

use crate::fate::{Fate, take};
use crate::lines::{Info, Kind, Look};
use crate::marks::Mark;

/// No poll has more answers.
const MOST: usize = 8;

/// Takes out the polls.
pub(crate) fn polls(infos: &[Info<'_>], marks: &[Mark], fates: &mut [Fate]) {
    for at in 0..infos.len() {
        if !is_question(&infos[at]) {
            continue;
        }
        let head = at.checked_sub(1).filter(|i| marks[*i].is(Mark::POLL_HEAD) && !infos[*i].is_prose());
        let labelled = infos[at].text.split_once(':').is_some_and(|(label, _)| is_label(label));
        let closes = |i: &usize| marks[*i].is(Mark::POLL_BUTTON) || is_count(infos[*i].text);
        let answers = (at + 1..infos.len()).take(MOST).take_while(|i| !closes(i) && is_answer(&infos[*i])).count();
        let button = (at + 1 + answers..infos.len()).take_while(closes).count();
        if answers >= 2 && (button > 0 || head.is_some() || labelled) {
            let from = head.unwrap_or(at);
            take(infos, fates, from..at + 1 + answers + button, Fate::gone("insert"));
        }
    }
}

fn is_question(info: &Info<'_>) -> bool {
    info.text.ends_with('?') && info.shape.quotes == 0 && info.shape.width <= 160 && info.kind != Kind::Fixed
}

/// "POLL: …", "Reader poll: …"
fn is_label(label: &str) -> bool {
    let word = label.rsplit(' ').next().unwrap_or(label);
    ["poll", "umfrage", "sondage", "encuesta", "enquete", "sondaggio", "fråga", "omröstning", "afstemning"]
        .iter()
        .any(|poll| word.to_lowercase() == *poll)
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

/// "1,204 votes"
fn is_count(text: &str) -> bool {
    let mut words = text.split(' ');
    let number = words.next().is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    let votes = words.next().is_some_and(|word| {
        matches!(word.to_lowercase().as_str(), "votes" | "stimmen" | "voix" | "votos" | "voti" | "röster" | "stemmer")
    });
    number && votes && words.count() <= 2
}
