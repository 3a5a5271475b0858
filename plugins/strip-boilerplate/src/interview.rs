//! The questions of an interview that stand alone, each between two answers: "Folgen Sie den Debatten?", "Write to us: how long does a dyke
//! hold?". They speak to somebody, as a page does to its reader.

use crate::lines::{Info, Kind, Look};

/// So many questions, each with its answer, make an interview.
const FEWEST: usize = 3;
/// No question is wider.
const LONGEST: u32 = 240;

/// Protects the questions, and tells where the first of them stands.
pub(crate) fn protect(infos: &mut [Info<'_>]) -> Option<usize> {
    let asks = |info: &Info<'_>| info.text.ends_with('?');
    // Most articles end here.
    if infos.iter().filter(|info| asks(info)).take(FEWEST).count() < FEWEST {
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
    let between = asked.iter().filter(|n| n.checked_sub(1).is_some_and(|above| said(&infos[held[above]]))).count();
    let asked: Vec<usize> = asked.into_iter().map(|n| held[n]).collect();
    if asked.len() < FEWEST || between + 1 < asked.len() {
        return None;
    }
    asked.iter().for_each(|i| infos[*i].protected = true);
    asked.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::protected_by;

    fn questions(infos: &mut [Info<'_>]) {
        protect(infos);
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
    fn two_questions_and_titles_that_ask_are_none() {
        let two = ["Do you follow us?", "I do not.", "And the weir?", "It is old."];
        assert_eq!(protected_by(questions, &two), [""; 0]);
        let titles = ["It is old.", "Who broke the weir?", "Why is it wet?", "What do divers eat?", "It rains."];
        assert_eq!(protected_by(questions, &titles), [""; 0]);
    }
}
