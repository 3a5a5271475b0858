//! Sentences that the next ones have to go on with: what they count or call is told there (`There are two reasons …`, `met a fellow pilot.`), or
//! they grant at their end a point that the story then turns (`It was cold, to be sure.`).

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::language::Language;
use crate::words::Hash;

/// What is counted takes so many sentences at least.
const COUNTED: u8 = 2;
/// So many words stand between `There are` and the noun that is counted, at most.
const BETWEEN: usize = 4;
/// A sentence that only says that there is something has no more words.
const EXISTENTIAL: u32 = 10;
/// Somebody who is called by what he is and not named ends a sentence in so many bytes.
const CALLED: usize = 60;
/// No word is longer that opens what is so as a rule, with the comma behind.
const USUAL: usize = 12;
/// No words with which a point is granted at the end are longer, with the comma before.
const GRANTED: usize = 17;

/// By how many next sentences at least what one of so many words counts, or only says to be there, is told.
pub(crate) fn promised(sentence: &str, words: u32, language: &Language) -> u8 {
    match () {
        () if !(sentence.starts_with("The") || sentence.starts_with("But then")) || !language.is_english() => 0,
        () if counts(sentence) => COUNTED,
        () => u8::from(is_existential(sentence, words)),
    }
}

/// Whether a sentence counts what the next ones tell: `There are two good reasons for it.`, `But then came two turns.`
fn counts(sentence: &str) -> bool {
    const OPENINGS: [&str; 4] = ["There are ", "There were ", "Then came ", "But then came "];
    let Some(rest) = OPENINGS.iter().find_map(|opening| sentence.strip_prefix(opening)) else { return false };
    let mut words = rest.split(' ').map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let number = |word: &str| entries(include_str!("../../../data/en/numbers.txt")).any(|number| number == word);
    let announced = |word: &str| entries(include_str!("../../../data/en/announced.txt")).any(|noun| noun == word);
    words.next().is_some_and(number) && words.take(BETWEEN).any(announced)
}

/// Whether a short sentence only says that there is something, so that the next tells what: `There is a strange gap in it.`
fn is_existential(sentence: &str, words: u32) -> bool {
    const OPENINGS: [&str; 4] = ["There is a", "There’s a", "There's a", "There was a"];
    words <= EXISTENTIAL && OPENINGS.iter().any(|opening| sentence.starts_with(opening))
}

/// Whether what stands behind `a fellow` ends the sentence and names nobody: `… with a fellow pilot.`
pub(crate) fn names_nobody(behind: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'-');
    behind.len() <= CALLED && behind.strip_suffix('.').is_some_and(|called| called.bytes().all(plain))
}

/// Whether a sentence grants the other side a point at its end: `It was cold, to be sure.`
pub(crate) fn concedes_last(sentence: &str, language: &Language) -> bool {
    static ENDINGS: OnceLock<Vec<[u8; 3]>> = OnceLock::new();
    let Some(text) = sentence.strip_suffix('.') else { return false };
    // The last letters tell most sentences.
    let endings = ENDINGS.get_or_init(|| {
        let last = |phrase: &str| phrase.as_bytes().last_chunk().copied();
        entries(include_str!("../../../data/en/conceding.txt")).filter_map(last).collect()
    });
    let may = text.as_bytes().last_chunk().is_some_and(|last| endings.contains(last));
    if !may || !language.is_english() {
        return false;
    }
    // Few bytes are seen sooner one by one.
    let comma = text.bytes().rev().take(GRANTED).position(|byte| byte == b',').map(|at| text.len() - at);
    let last = comma.and_then(|at| text[at..].strip_prefix(' '));
    last.is_some_and(|last| language.concedes(Hash::of_phrase(last)))
}

/// Whether a sentence tells what is so as a rule, before the story says what is not so this time: `Usually, …`
pub(crate) fn tells_usual(sentence: &str) -> bool {
    let comma = sentence.as_bytes().iter().take(USUAL).position(|&byte| byte == b',');
    let opener = comma.map(|comma| &sentence[..comma]).filter(|opener| opener.ends_with("ly"));
    opener.is_some_and(|opener| entries(include_str!("../../../data/en/usual.txt")).any(|other| other == opener))
}

/// Whether somebody who goes on behind `“…,” Rowe said.` takes back what he said: `“Although …`
pub(crate) fn takes_back(sentence: &str) -> bool {
    let word = sentence.trim_start_matches(|c: char| !c.is_alphanumeric()).split(' ').next().unwrap_or_default();
    entries(include_str!("../../../data/en/taking-back.txt")).any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;
    use crate::sentences::units::unit::Reader;

    #[test]
    fn what_the_next_sentence_tells_is_announced() {
        let is = |text: &str| {
            let mut reader = Reader::default();
            reader.read(0, text, 0..text.len(), language("en"), 2);
            reader.units[0].promises > 0
        };
        for text in [
            "There are two good reasons for the strike.",
            "There were several ways out.",
            "But then came two sudden turns of events.",
            "Rowe sat by a fellow pilot.",
            "There’s a strange gap in the plans of the port.",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "There are two locks for a reason.",
            "There are reasons for it.",
            "There is a gap in the plans of the port, which clerks of Holm found.",
            "Rowe sat by a fellow pilot, Bo Lind.",
            "Rowe sat by a fellow pilot of Holm Lines.",
            "Rowe gave two reasons.",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn what_is_so_as_a_rule_is_told_by_the_first_word() {
        assert!(tells_usual("Usually, the quay is full in May."));
        for text in
            ["The quay is usually full in May.", "Usually the quay is full, and dark.", "Finally, the quay is full."]
        {
            assert!(!tells_usual(text), "{text}");
        }
    }

    #[test]
    fn who_takes_back_what_he_said_is_told_by_the_first_word() {
        assert!(takes_back("“Although the pilots may know more.”"));
        assert!(!takes_back("“The pilots may know more, although I doubt it.”") && !takes_back("“"));
    }

    #[test]
    fn what_is_granted_at_the_end_is_told() {
        for text in ["It was cold, to be sure.", "It was cold, of course.", "It was cold, admittedly."] {
            assert!(concedes_last(text, language("en")), "{text}");
        }
        for text in ["It was cold, dark and wet.", "To be sure.", "He seemed to be sure."] {
            assert!(!concedes_last(text, language("en")), "{text}");
        }
    }
}
