//! Stories in questions and answers: an answer says little without its question, a question nothing without its answer, and in an interview
//! two speak who must not be run together. What tells the story is what stands above the first question, or else one answer.

use crate::story::{Role, Story};

/// No question is longer, with what leads to it.
const QUESTION: usize = 300;
/// So many questions make such a story, if they are so many of all passages.
const QUESTIONS: usize = 3;
/// See `QUESTIONS`.
const SHARE: usize = 5;

/// Whether a story goes by questions, each a passage or a heading of its own with its answer behind it.
pub(crate) fn is_asked(story: &Story<'_>) -> bool {
    let passages = || story.passages.iter().filter(|passage| passage.role != Role::Item);
    let asked = passages().filter(|passage| asks(passage.text)).count();
    asked >= QUESTIONS
        && asked * SHARE >= passages().count()
        && story
            .passages
            .windows(2)
            .filter(|pair| asks(pair[0].text) && !asks(pair[1].text))
            .nth(QUESTIONS - 1)
            .is_some()
}

/// Whether a passage is a question that nobody is quoted with.
#[inline]
pub(crate) fn asks(text: &str) -> bool {
    // Most texts end with a stop.
    let last = text.as_bytes().last();
    last.is_some_and(|last| *last == b'?' || last.is_ascii_whitespace())
        && text.len() <= QUESTION
        && text.trim_end().ends_with('?')
        && !text.trim_start().starts_with(['"', '“', '„', '«', '»', '‘', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Passage;

    fn of(texts: &[&'static str]) -> bool {
        let passages = texts.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        is_asked(&Story { passages, ..Story::default() })
    }

    #[test]
    fn questions_with_answers_are_told_from_those_that_a_writer_asks() {
        let asked = ["Who may sail?", "All ships.", "You closed the lock. Why?", "It leaks.", "And now?", "Rain."];
        assert!(of(&asked));
        assert!(!of(&asked[..5]), "the last has no answer");
        assert!(!of(&["“Why?” he said.", "Who may sail?", "All ships.", "Why?", "It leaks."]));
        let mut long = vec!["The lock is shut."; 30];
        long.extend(asked);
        assert!(!of(&long));
    }
}
