//! Answers of an interview that go on over several paragraphs: below `A: …` what no label opens, until the next `Q: …`.

use std::ops::Range;

use copydesk_text::vocabulary::{FEMALE, MALE, PLURAL, POSSESSOR, PRONOUN, RELATIVE};

use super::interview::Interview;
use super::label::labelled;
use super::phrases::of_class;
use super::setting::Setting;
use crate::language::Language;

/// How many paragraphs an answer has at most.
const PARAGRAPHS: usize = 9;

/// How long a paragraph of an answer is at least, in bytes.
const LEAST: usize = 16;

/// The blocks of each answer that has more than one. Below the last answer the article may go on with something else: it has one. A paragraph that
/// has the `surname` of who answers is not theirs.
pub(crate) fn long_answers(
    blocks: &[&str],
    interview: &Interview<'_>,
    setting: Setting<'_>,
    surname: Option<&str>,
    language: &Language,
) -> Vec<Range<usize>> {
    let goes_on = |block: &usize| {
        let text = blocks[*block].trim();
        let marked = setting.bold.binary_search(block).is_ok() || setting.set_off.binary_search(block).is_ok();
        let names = || surname.is_some_and(|surname| text.contains(surname));
        let whole = text.starts_with(char::is_alphanumeric) && text.ends_with(['.', '!', '?', '…', '”', '"', ')']);
        whole && text.len() >= LEAST && !marked && labelled(text).is_none() && !names() && !is_scene(text, language)
    };
    let pairs = interview.lines.iter().zip(interview.lines.iter().skip(1));
    let answers = pairs.filter(|(line, next)| !interview.unsure && line.answers && next.asks).map(|(line, next)| {
        let more = (line.block + 1..next.block.min(line.block + PARAGRAPHS)).take_while(goes_on).count();
        line.block..line.block + 1 + more
    });
    answers.filter(|answer| answer.len() > 1).collect()
}

/// Whether a paragraph has a pronoun of one human being, who may be the one who answers: `She laughs and pours the tea.` In English.
fn is_scene(text: &str, language: &Language) -> bool {
    let english = !of_class(language.tag, "self").is_empty();
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    english && words.any(|word| is_one(language.lexicon.get(word.to_lowercase().as_bytes())))
}

/// Whether these are the classes of a pronoun or a possessive of one human being: `she`, `his`.
fn is_one(bits: u32) -> bool {
    bits & (PRONOUN | POSSESSOR) != 0 && bits & (PLURAL | RELATIVE) == 0 && bits & (MALE | FEMALE) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layouts::interview::interview;

    #[test]
    fn an_answer_goes_on_until_the_next_question() {
        let blocks = [
            "Q: Why did you close it?",
            "A: Because it leaked badly.",
            "We had no choice, and no steel.",
            "So we closed it.",
            "Q: And for how long?",
            "A: Until June, I should think.",
            "Ada Rowe at the lock",
            "Q: Who pays for the steel?",
            "A: The port does, as ever.",
            "The lock was built in 1911.",
        ];
        let found = interview(&blocks, &[]);
        let english = Language::of("en").expect("English is known");
        let one = |first: usize, end: usize| std::iter::once(first..end).collect::<Vec<_>>();
        assert_eq!(long_answers(&blocks, &found, Setting::default(), None, english), one(1, 4));
        let bold = Setting { bold: &[3], ..Setting::default() };
        assert_eq!(long_answers(&blocks, &found, bold, Some("Rowe"), english), one(1, 3));
        assert!(long_answers(&blocks, &found, Setting::default(), Some("steel"), english).is_empty());
    }
}
