//! Copy in small letters, where names do not show by their capitals: persons are told there by a list of first names, and one name alone needs
//! the sentence that gave both.

use copydesk_text::vocabulary::is_first_name;

use crate::classes::{FUNCTION, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::units::unit::{Reader, Unit};

/// A shorter word is no surname.
const SURNAME: usize = 3;

impl Reader {
    /// Notes, in a story in small letters, which units open with one name of somebody whom another before named by both. `sentence` gives the
    /// text of a unit.
    pub(crate) fn mark_called_alone<'a>(&mut self, language: &Language, sentence: impl Fn(&Unit) -> &'a str) {
        if self.cased || !language.is_english() {
            return;
        }
        let mut people: Vec<(&'a str, &'a str)> = Vec::new();
        for index in 0..self.units.len() {
            let words: Vec<&str> = sentence(&self.units[index]).split(' ').filter(|word| !word.is_empty()).collect();
            let called = |one: &(&str, &str)| match words[..] {
                [name, next, ..] => one.1 == name || one.0 == name && one.1 != next,
                _ => false,
            };
            if people.iter().any(called) {
                self.units[index].bare_name = self.numbering.find(read_word(words[0], 0, words[0].len()).stem());
            }
            let named = words.windows(2).filter(|pair| is_person(pair, language)).map(|pair| (pair[0], pair[1]));
            people.extend(named);
        }
    }
}

/// Whether two words are a first name and a surname.
fn is_person(pair: &[&str], language: &Language) -> bool {
    matches!(pair, [first, last] if last.len() >= SURNAME && is_plain(last, language) && is_first_name(first))
}

/// Whether a word is none of grammar, nor holds a mark.
fn is_plain(word: &str, language: &Language) -> bool {
    word.chars().all(|c| c.is_alphabetic() || c == '-')
        && language.classes(read_word(word, 0, word.len()).whole) & (FUNCTION | SAYING | VERB) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn one_name_of_somebody_who_was_named_by_both_is_told() {
        let alone = |last: &'static str| {
            let sentences = ["rowe met the pilot henry dahl .", last];
            let mut reader = Reader::default();
            for (block, text) in sentences.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), 9);
            }
            reader.mark_called_alone(language("en"), |unit| sentences[unit.block]);
            reader.units[1].bare_name.is_some()
        };
        assert!(alone("dahl was jailed .") && alone("henry was jailed ."));
        for last in ["henry dahl was jailed .", "pilots met dahl .", "lind was jailed ."] {
            assert!(!alone(last), "{last}");
        }
    }
}
