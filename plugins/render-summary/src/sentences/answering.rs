//! Quotations that answer what somebody asked: `“No, they left,” said Rowe.`

use copydesk_text::lexicon::entries;

/// Whether a sentence opens with a quotation that answers, with one word before a comma or a stop.
pub(crate) fn opens_with_answer(sentence: &str) -> bool {
    let Some(quoted) = sentence.strip_prefix(['"', '“', '„', '«', '»', '‘', '\'']) else { return false };
    let quoted = quoted.trim_start_matches([' ', '\u{a0}', '\'']);
    let Some(end) = quoted.find([' ', ',', '.', '!']) else { return false };
    let mut answers = entries(include_str!("../../data/answering.txt"));
    !quoted[end..].starts_with(' ') && answers.any(|word| quoted[..end].eq_ignore_ascii_case(word))
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
}
