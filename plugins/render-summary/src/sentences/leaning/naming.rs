//! Sentences that name at last whom or what one before only called: `That pilot is Ada Rowe.` The one that calls him leaves open who he is.

use std::ops::Range;

use crate::classes::FUNCTION;
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::units::unit::{Reader, Unit};

/// What is named at last was called in one of so many sentences before.
const CALLED: usize = 3;

impl Reader {
    /// The units that only call somebody whom one of `named` names, each with that one.
    fn called_before(&self, named: Range<usize>) -> &[(usize, usize)] {
        let from = |unit: usize| self.called.partition_point(|&(_, named)| named < unit);
        &self.called[from(named.start)..from(named.end)]
    }

    /// The units that call whom this one names.
    #[inline(never)] // few stories have any
    pub(crate) fn called_for(&self, named: usize) -> impl Iterator<Item = usize> {
        self.called_before(named..named + 1).iter().map(|&(called, _)| called)
    }

    /// The unit that names whom this one calls.
    #[inline(never)] // few stories have any
    pub(crate) fn named_behind(&self, called: usize) -> Option<usize> {
        let pair = self.called_before(called + 1..called + 1 + CALLED).iter().find(|pair| pair.0 == called);
        pair.map(|&(_, named)| named)
    }

    /// Notes which units one of the text of a block is needed for: the last of those before that has the noun which this one names, and
    /// what stands between, which tells more of him.
    pub(crate) fn mark_called(&mut self, named: usize, text: &str, language: &Language) {
        let Some(noun) = named_noun(&text[self.units[named].range.clone()]).filter(|_| language.is_english()) else {
            return;
        };
        let Some(number) = self.numbering.find(read_word(noun, 0, noun.len()).stem()) else { return };
        let calls = |unit: &Unit| self.content[unit.content.clone()].contains(&number);
        let Some(between) = self.units[..named].iter().rev().take(CALLED).position(calls) else { return };
        self.called.extend((named - between - 1..named).map(|unit| (unit, named)));
    }
}

/// The noun of a sentence that names what it points at: `pilot` in `That pilot is Ada Rowe.`
fn named_noun(sentence: &str) -> Option<&str> {
    let rest = sentence.strip_prefix("That ").or_else(|| sentence.strip_prefix("This "))?;
    let mut words = rest.split(' ');
    let (noun, verb, name) = (words.next()?, words.next()?, words.next()?);
    let plain = noun.bytes().all(|byte| byte.is_ascii_lowercase());
    (plain && matches!(verb, "is" | "was") && name.starts_with(char::is_uppercase)).then_some(noun)
}

/// Whether a sentence opens with what somebody or something named in it is, of which the one before told: `Ground zero is Velsund, where …`. Not
/// with a name, which `is_name` tells, nor with a word of grammar.
pub(crate) fn names_predicate(sentence: &str, language: &Language, is_name: impl Fn(&str) -> bool) -> bool {
    let mut words = sentence.split(' ');
    let (Some(first), Some(second), Some(third)) = (words.next(), words.next(), words.next()) else { return false };
    let verb = |word: &str| matches!(word, "is" | "was");
    let small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let name = match (verb(second), verb(third)) {
        (true, _) => third,
        (_, true) if small(second) => words.next().unwrap_or_default(),
        _ => return false,
    };
    let opens = first.starts_with(|c: char| c.is_ascii_uppercase()) && first.get(1..).is_some_and(small);
    opens
        && name.starts_with(char::is_uppercase)
        && name.len() > 1
        && !words.next().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())) // `Pay day is May 15.`
        && language.classes(read_word(first, 0, first.len()).whole) & FUNCTION == 0
        && !is_name(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn what_is_said_of_somebody_named_behind_is_told() {
        let is = |text: &str| names_predicate(text, language("en"), |word| word == "Holm");
        assert!(is("Ground zero is Velsund, where Rowe leads.") && is("Loudest was Ada Rowe."));
        for text in [
            "Holm is Norlandic.",
            "Mud is money.",
            "She is Ada Rowe.",
            "Ground zero is a quay.",
            "Pay day is May 15.",
            "Rowe left.",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn the_sentence_that_calls_whom_another_names_is_told() {
        let called = |last: &str| {
            let mut reader = Reader::default();
            let story = ["One pilot brings more than a boat.", "He also owns a quay.", last];
            for (block, text) in story.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), 9);
            }
            reader.called
        };
        assert_eq!(called("That pilot is Ada Rowe."), [(0, 2), (1, 2)]);
        for last in ["That clerk is Ada Rowe.", "That pilot is old.", "That is Ada Rowe."] {
            assert_eq!(called(last), [], "{last}");
        }
    }
}
