//! Sentences that tell only that somebody speaks, before one that tells what he says: `Lind voiced his anger. “Nobody asked us,” Lind said.`

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

use crate::classes::{FUNCTION, PRONOUN, SAYING};
use crate::language::Language;
use crate::phrases::Phrases;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::units::unit::{Blocks, Reader, Unit};

/// A longer sentence tells more than that somebody speaks.
const LONGEST: u32 = 16;
/// Beyond so many words, one that tells of a message tells enough.
const OF_MESSAGE: u32 = 40;
/// So many words stand between a verb of giving and `a` or `her`, and between that and the message: `sent his crews a short and stark message`.
const BETWEEN: usize = 3;

impl Unit {
    /// Whether it may be one that only announces what the next tells: short, without words of anybody.
    pub(crate) fn may_announce(&self) -> bool {
        self.words <= LONGEST && self.may_give_message()
    }

    /// Whether it may be one that tells only of a message that the next gives, and holds no words of anybody.
    fn may_give_message(&self) -> bool {
        self.words <= OF_MESSAGE && self.whole && !self.quotes && !self.reports && !self.asks
    }
}

impl Reader {
    /// The numbers of the nouns for a message, of which few stories have any.
    pub(crate) fn numbers_of_messages(&self) -> Vec<u32> {
        static STEMS: LazyLock<Vec<u64>> = LazyLock::new(|| {
            let stem = |noun: &str| read_word(noun, 0, noun.len()).stem();
            entries(include_str!("../../../data/en/messages.txt")).map(stem).collect()
        });
        STEMS.iter().filter_map(|&stem| self.numbering.find(stem)).collect()
    }

    /// Notes whether the unit before one that quotes somebody tells only of a message, given the numbers of the nouns for such.
    #[inline(never)] // few are asked
    pub(crate) fn mark_message(&mut self, index: usize, nouns: &[u32], blocks: &impl Blocks, language: &Language) {
        let [.., before, unit] = &mut self.units[..=index] else { return };
        let has = |word: &u32| self.content[before.content.clone()].contains(word);
        before.announces |= index > 1
            && unit.quotes
            && unit.reports
            && before.may_give_message()
            && nouns.iter().any(has)
            && blocks.text(before.block).get(before.range.clone()).is_some_and(|told| gives_message(told, language));
    }
}

/// Whether a sentence tells only that somebody speaks.
pub(crate) fn announces_words(sentence: &str) -> bool {
    static ANNOUNCING: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::of(include_str!("../../../data/en/announcing.txt")));
    ANNOUNCING.stand_in(sentence)
}

/// Whether a sentence tells that somebody gives a message, and not which: `sent his crews a stark message`, but not `ignored a message`.
fn gives_message(sentence: &str, language: &Language) -> bool {
    if sentence.contains(':') {
        return false; // it is told behind that
    }
    let words: Vec<&str> = sentence.split(' ').collect();
    let opens = |at: &usize| is_entry(include_str!("../../../data/en/before-messages.txt"), words[*at]);
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or("to");
        // `a message, calling pilots …`, `a message that tolls will rise`, `a message board`
        let told = word.ends_with(',')
            || is_entry(include_str!("../../../data/en/behind-messages.txt"), next)
            || language.classes(read_word(next, 0, next.len()).whole) & FUNCTION == 0;
        let noun = word.trim_end_matches('.');
        let article = || (at.saturating_sub(BETWEEN)..at).rev().find(opens);
        !told
            && is_entry(include_str!("../../../data/en/messages.txt"), noun)
            && article().is_some_and(|article| {
                let before = &words[article.saturating_sub(BETWEEN)..article];
                before.iter().any(|word| is_entry(include_str!("../../../data/en/giving.txt"), word))
            })
    })
}

fn is_entry(list: &'static str, word: &str) -> bool {
    entries(list).any(|entry| entry == word)
}

/// Whether a sentence opens with what somebody says, or with `He said`.
pub(crate) fn tells_words(sentence: &str, language: &Language) -> bool {
    if sentence.starts_with(['"', '“', '‘']) || sentence.starts_with("''") {
        return true;
    }
    // No English pronoun begins otherwise.
    if !sentence.starts_with(['H', 'I', 'S', 'T', 'W', 'Y']) {
        return false;
    }
    let mut words = sentence.split(' ').take(2).map(|word| language.classes(read_word(word, 0, word.len()).whole));
    words.next().is_some_and(|classes| classes & PRONOUN != 0)
        && words.next().is_some_and(|classes| classes & SAYING != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn what_only_tells_that_somebody_speaks_is_told() {
        for text in
            ["Lind expressed his anger.", "The port sent a message to crews.", "Rowe, a pilot, opened up on Monday."]
        {
            assert!(announces_words(text), "{text}");
        }
        for text in ["Lind opened the lock.", "Rowe sold the messages.", "Crews lashed crates."] {
            assert!(!announces_words(text), "{text}");
        }
    }

    #[test]
    fn a_message_that_is_given_and_not_told_is_told() {
        for text in [
            "Bo Lind would not have it, delivering a stark message on his page.",
            "Pilots sent their clerks a message on Monday.",
            "Rowe gave crews some free advice.",
            "Holm has come back to pilots with its response.",
            "The board issued an unusual warning.",
            "Rowe has a message for pilots.",
        ] {
            assert!(gives_message(text, language("en")), "{text}");
        }
        for text in [
            "Rowe ignored a warning from pilots.",
            "In a message to crews, Rowe praised the lock.",
            "Rowe sent crews a message that tolls will rise.",
            "The port sold its ferry despite his advice.",
            "A reply was never sent.",
            "Rowe gave the message to Lind.",
            "The lock is a response to storms.",
            "Rowe acted on the advice of pilots.",
            "Rowe opened her week with a new message, calling pilots to the quay.",
            "Rowe has a reply to pilots: more tugs.",
            "Holm shares a message board with pilots.",
            "The court issued a warning against the sale.",
            "Rowe posted a picture.",
            "Lind issued a warning of mud.",
        ] {
            assert!(!gives_message(text, language("en")), "{text}");
        }
    }

    #[test]
    fn words_and_who_says_them_follow() {
        for text in ["“Nobody asked us,” Lind said.", "''Mud,'' he said.", "He said crews would leave."] {
            assert!(tells_words(text, language("en")), "{text}");
        }
        for text in ["He left.", "Lind said crews would leave.", "Mud is money."] {
            assert!(!tells_words(text, language("en")), "{text}");
        }
    }
}
