//! What a page asks its readers about itself below the story, and their answers: "Was this page helpful?", "Yes", "No".

use std::sync::LazyLock;

use crate::fate::{Fate, Reason, take};
use crate::lines::loud::loud;
use crate::lines::{Info, Kind};
use crate::lists::data::part;

const FILE: &str = include_str!("../../data/feedback.txt");
static PIECES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pieces"));
static USE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "use"));
static ANSWERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "answers"));

/// No such question is longer, in bytes.
const LONGEST: usize = 72;
/// Nor are the answers behind it.
const ANSWERED: usize = 24;
/// Nor has it more answers.
const MOST: usize = 4;

/// Takes out the questions and their answers: below the last paragraph, or wherever answers stand.
pub(crate) fn feedback(infos: &[Info<'_>], fates: &mut [Fate]) {
    let story = |i: usize| infos[i].is_prose() && fates[i].is_kept() && !infos[i].text.ends_with('?');
    let Some(last) = (0..infos.len()).rfind(|i| story(*i)) else { return };
    for at in loud(infos).filter(|at| *at > 0) {
        // Most lines end here.
        let Some(question) = question(infos[at].text) else { continue };
        if !asks(&infos[at], question) {
            continue;
        }
        // "Was this helpful? Yes | No"
        let answered = question.len() < infos[at].text.len();
        let answers = infos[at + 1..].iter().take(MOST).take_while(|info| is_answer(info.text)).count();
        if at > last || answered || answers >= 2 {
            take(infos, fates, at..at + 1 + answers, Fate::Gone(Reason::Insert));
        }
    }
}

/// The question that a line is, with nothing or only answers behind it.
fn question(text: &str) -> Option<&str> {
    // Most lines end here.
    if text.len() > LONGEST + ANSWERED || text.ends_with('.') {
        return None;
    }
    let end = memchr::memchr(b'?', text.as_bytes()).filter(|at| *at < LONGEST)? + 1;
    let (question, rest) = text.split_at(end);
    let answers = rest.split(['|', '/', '•', '·']).map(str::trim);
    (rest.is_empty() || answers.clone().nth(1).is_some() && answers.clone().all(is_answer)).then_some(question)
}

/// A short question that names the piece or the page, and whether it is of use.
fn asks(info: &Info<'_>, question: &str) -> bool {
    if info.shape.quotes > 0 || info.kind == Kind::Fixed {
        return false;
    }
    let low = question.to_lowercase();
    let words = || low.split(|c: char| !c.is_alphanumeric());
    words().any(|word| PIECES.binary_search(&word).is_ok())
        && words().any(|word| USE.iter().any(|stem| word.starts_with(stem)))
}

fn is_answer(text: &str) -> bool {
    text.len() <= 8 && ANSWERS.binary_search(&text.trim_end_matches('!').to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        feedback(&paragraphs(body), &mut fates);
        gone(body, &fates)
    }

    #[test]
    fn what_a_page_asks_about_itself_goes_with_its_answers() {
        for question in [
            "Was this page helpful?",
            "Was this email helpful? Yes | No",
            "War dieser Newsletter hilfreich? Ja / Nein",
            "Did you find this article useful?",
            "War dieser Artikel hilfreich?",
            "Cet article vous a-t-il été utile ?",
            "¿Te ha resultado útil este artículo?",
            "Questo articolo ti è stato utile?",
            "Este artigo foi útil?",
            "Var den här sidan till hjälp?",
            "Var denne artikel nyttig?",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], question]), [question]);
        }
        assert_eq!(taken(&[STORY[0], "Was this story helpful?", "Yes", "No", STORY[1]]).len(), 3);
    }

    #[test]
    fn questions_of_the_story_stay() {
        for question in [
            "Was the lock keeper helpful?",
            "Is the weir of use?",
            "What does the article say?",
            "Was this page helpful? Rowe / Lind",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], question]), [""; 0]);
        }
        assert_eq!(taken(&[STORY[0], "Was this page helpful?", STORY[1]]), [""; 0]);
        assert!([&PIECES, &USE, &ANSWERS].iter().all(|list| list.is_sorted()));
    }
}
