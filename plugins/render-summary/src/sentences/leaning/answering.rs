//! Quotations that answer what somebody asked: `“No, they left,” said Rowe.`; and sentences that set right what the one before says.

use copydesk_text::lexicon::entries;

/// Whether a sentence opens with a quotation that answers, with one word before a comma or a stop.
pub(crate) fn opens_with_answer(sentence: &str) -> bool {
    let Some(quoted) = sentence.strip_prefix(['"', '“', '„', '«', '»', '‘', '\'']) else { return false };
    let quoted = quoted.trim_start_matches([' ', '\u{a0}', '\'']);
    let Some(end) = quoted.find([' ', ',', '.', '!']) else { return false };
    let mut answers = entries(include_str!("../../../data/answering.txt"));
    !quoted[end..].starts_with(' ') && answers.any(|word| quoted[..end].eq_ignore_ascii_case(word))
}

/// Whether a sentence sets right what the one before it says, or answers what that asks: `No, it came in June.`, `What isn’t as common is a
/// pilot who sings.`
pub(crate) fn sets_right(sentence: &str) -> bool {
    // The first letters tell nearly all.
    if !sentence.starts_with("No,") && !sentence.starts_with("What ") {
        return false;
    }
    let opening = sentence.to_lowercase().replace('’', "'");
    entries(include_str!("../../../data/en/denying-before.txt"))
        .any(|phrase| opening.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_that_answers_is_told() {
        for text in
            ["“No, they left,” said Rowe.", "''Yes. It is,'' said Rowe.", "« Non, dit-il. »", "„Ja!“, rief sie."]
        {
            assert!(opens_with_answer(text), "{text}");
        }
        for text in ["“No pilot left,” said Rowe.", "No, they left.", "“Nobody,” said Rowe.", "“"] {
            assert!(!opens_with_answer(text), "{text}");
        }
    }
    #[test]
    fn what_sets_right_the_sentence_before_is_told() {
        for text in ["No, it came in June.", "What isn’t as common is a pilot who sings.", "What is not free is bread."]
        {
            assert!(sets_right(text), "{text}");
        }
        for text in ["No pilot came.", "What is free?", "What a day it was, said Rowe.", "Nobody came."] {
            assert!(!sets_right(text), "{text}");
        }
    }
}
