//! The questions of an interview that stand alone, each between two answers: "Folgen Sie den Debatten?", "Write to us: how long does a dyke
//! hold?". They speak to somebody, as a page does to its reader; and so do answers: "No. Subscribe to a paper from Athens."

use std::sync::LazyLock;

use crate::boxes::marks::Marks;
use crate::calls::Calls;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::part;

/// What an answer opens with, as a sentence of its own.
static ANSWERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "answers"));
const FILE: &str = include_str!("../../data/answers.txt");

/// So many questions, each with its answer, make an interview.
const FEWEST: usize = 3;
/// So many with answers, one behind the other, show that what speaks to nobody answers them.
const TWO: usize = 2;
/// No question is wider.
const LONGEST: u32 = 240;

/// Protects the questions, and answers that open as calls do, and tells where the first question stands.
pub(crate) fn protect(infos: &mut [Info<'_>], calls: &Calls, marks: &Marks) -> Option<usize> {
    let asks = |info: &Info<'_>| info.text.ends_with('?');
    // Most articles end here.
    if !infos.iter().any(asks) {
        return None;
    }
    let held: Vec<usize> = (0..infos.len()).filter(|i| !infos[*i].text.is_empty()).collect();
    let said = |info: &Info<'_>| {
        matches!(info.look, Look::Text | Look::Sentence | Look::Short) && info.shape.ends_sentence() && !asks(info)
    };
    let question = |n: &usize| {
        let here = &infos[held[*n]];
        let answered = || held.get(n + 1).is_some_and(|below| said(&infos[*below]));
        // The first stands below the headline or the standfirst, or above all else.
        let alone = || n.checked_sub(1).is_none_or(|above| !asks(&infos[held[above]]));
        asks(here) && here.shape.width <= LONGEST && here.kind != Kind::Fixed && answered() && alone()
    };
    let asked: Vec<usize> = (0..held.len()).filter(question).collect();
    let answers = answers(infos, &held, &asked, calls, marks);
    let between = asked.iter().filter(|n| n.checked_sub(1).is_some_and(|above| said(&infos[held[above]]))).count();
    let asked: Vec<usize> = asked.into_iter().map(|n| held[n]).collect();
    answers.into_iter().for_each(|i| infos[i].protected = true);
    if asked.len() < FEWEST || between + 1 < asked.len() {
        return None;
    }
    asked.iter().for_each(|i| infos[*i].protected = true);
    asked.first().copied()
}

/// The answers that open as calls do: below a question that speaks of nothing a page asks for, those that open with an answer's word, and where
/// there are two such questions or more, those that speak to nobody and lead nowhere.
fn answers(infos: &[Info<'_>], held: &[usize], asked: &[usize], calls: &Calls, marks: &Marks) -> Vec<usize> {
    let plain =
        |n: &usize| !calls.names(infos[held[*n]].text) && calls.of(&infos[held[*n]], &mut String::new()).is_none();
    let below = |n: &usize| held.get(n + 1).copied();
    // "Is it too late?", its answer, and the next question.
    let follows = |n: &usize| {
        let beside = [n.checked_sub(TWO), Some(n + TWO)];
        beside.into_iter().flatten().any(|other| asked.binary_search(&other).is_ok() && plain(&other))
    };
    let answer = |n: &usize| {
        let i = below(n)?;
        let info = &infos[i];
        // Most answers end here.
        if !info.opens && info.shape.stops == 0 || info.kind == Kind::Fixed || !plain(n) {
            return None;
        }
        let speaks = || info.shape.address || marks.speaks(info.text);
        let answers = opens_as_answer(info.text) || follows(n) && !speaks();
        (answers && calls.of(info, &mut String::new()).is_some()).then_some(i)
    };
    asked.iter().filter_map(answer).collect()
}

/// "No. Subscribe to …", "Of course! Sign up for …"
fn opens_as_answer(text: &str) -> bool {
    /// No such word is longer, in bytes.
    const WORD: usize = 24;
    let Some(end) = text.find(['.', '!', '…', ',', '–', '—']).filter(|end| *end <= WORD) else { return false };
    let stopped = text[end..].starts_with(['.', '!', '…']);
    stopped && ANSWERS.binary_search(&text[..end].to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::protected_by;

    fn questions(infos: &mut [Info<'_>]) {
        protect(infos, &Calls::new(), &Marks::new());
    }

    #[test]
    fn questions_between_answers_are_the_interviews() {
        let body = [
            "The keeper speaks",
            "Do you follow us?",
            "I do not, for I have a weir to watch.",
            "Write to us: how long does a dyke hold?",
            "A hundred years, if one mows it.",
            "And if nobody does?",
            "Ten years, and a wet one is enough.",
        ];
        assert_eq!(protected_by(questions, &body), [body[1], body[3], body[5]]);
    }

    #[test]
    fn answers_that_open_as_calls_do_are_the_interviews() {
        let body =
            ["Is it too late to learn Greek?", "No. Subscribe to a paper from Athens and begin with the weather."];
        assert_eq!(protected_by(questions, &body), [body[1]]);
        let body =
            ["What should a keeper do first?", "Sign up for a newsletter nobody else reads.", "And then?", "Wait."];
        assert_eq!(protected_by(questions, &body), [body[1]]);
        for body in [
            ["Got a tip?", "Email our newsroom at tips@harbour.example.", "Want more?", "Sign up for our newsletter."],
            ["Want our newsletter?", "Yes. Subscribe to it today.", "It rains.", "It is wet."],
            ["Enjoying this story?", "Sign up for the newsletter.", "It rains.", "It is wet."],
        ] {
            assert_eq!(protected_by(questions, &body), [""; 0]);
        }
    }

    #[test]
    fn two_questions_and_titles_that_ask_are_none() {
        let two = ["Do you follow us?", "I do not.", "And the weir?", "It is old."];
        assert_eq!(protected_by(questions, &two), [""; 0]);
        let titles = ["It is old.", "Who broke the weir?", "Why is it wet?", "What do divers eat?", "It rains."];
        assert_eq!(protected_by(questions, &titles), [""; 0]);
    }
}
