//! Words of what one does to another, by which it is told who speaks next: `data/turns.txt`.

use copydesk_text::lexicon::entries;

/// What a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Either may speak next.
    Acts,
    /// Whoever is asked speaks next.
    Asks,
}

/// The words of a language, as the head of the data file explains their classes. Sorted.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    acts: Vec<&'static str>,
    answers: Vec<&'static str>,
    asks: Vec<&'static str>,
    by: Vec<(&'static str, &'static str)>,
    clitics: Vec<&'static str>,
    puts: Vec<(&'static str, &'static str)>,
    yes: Vec<&'static str>,
    us: Vec<&'static str>,
    alone: Vec<&'static str>,
    what: Vec<&'static str>,
    begs: Vec<&'static str>,
    ifs: Vec<&'static str>,
    leave: Vec<&'static str>,
    wanted: Vec<&'static str>,
    to: Vec<&'static str>,
    /// By the first and the last byte of a verb the lengths that such verbs have, a bit each: nearly all words are told by it to be none.
    lengths: Vec<u32>,
}

/// How many words in marks are looked at.
const WORDS: usize = 100;

/// A place among 256 by the first byte of a word and the last.
fn place(word: &str) -> usize {
    match word.as_bytes() {
        [first, .., last] => usize::from(first.wrapping_mul(37) ^ last),
        _ => 0,
    }
}

impl Turns {
    /// Those of a language.
    pub(crate) fn of(tag: &str) -> Self {
        let list = |class: &str| -> Vec<&'static str> {
            let lines = entries(include_str!("../../data/turns.txt"));
            lines
                .filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')?.strip_prefix(class)?.strip_prefix(' '))
                .collect()
        };
        let (acts, asks) = (list("acts"), list("asks"));
        let mut lengths = vec![0; 256];
        acts.iter().chain(&asks).for_each(|verb| lengths[place(verb)] |= 1 << verb.len().min(31));
        Self {
            acts,
            answers: list("answers"),
            asks,
            lengths,
            by: list("by").into_iter().filter_map(|words| words.split_once(' ')).collect(),
            clitics: list("clitic"),
            puts: list("puts").into_iter().filter_map(|words| words.split_once(' ')).collect(),
            yes: list("yes"),
            us: list("us"),
            alone: list("alone"),
            what: list("what"),
            begs: list("begs"),
            ifs: list("if"),
            leave: list("may"),
            wanted: list("for"),
            to: list("to"),
        }
    }

    /// What a word in small letters tells of who speaks next.
    #[inline]
    pub(crate) fn turn(&self, word: &str) -> Option<Turn> {
        let may_be = self.lengths.get(place(word)).is_some_and(|lengths| lengths & 1 << word.len().min(31) != 0);
        if may_be { self.known(word) } else { None }
    }

    fn known(&self, word: &str) -> Option<Turn> {
        let is = |list: &[&str]| list.binary_search(&word).is_ok();
        if is(&self.asks) { Some(Turn::Asks) } else { is(&self.acts).then_some(Turn::Acts) }
    }

    /// Whether it is a verb of whoever was asked.
    pub(crate) fn answers(&self, word: &str) -> bool {
        self.answers.binary_search(&word).is_ok()
    }

    /// Whether these two words, in whatever letters, stand before whoever asks.
    pub(crate) fn is_by(&self, first: &str, second: &str) -> bool {
        self.by.iter().any(|(one, other)| *other == second && one.eq_ignore_ascii_case(first))
    }

    /// The second word of whoever puts a question, behind the first.
    pub(crate) fn puts(&self, verb: &str) -> Option<&'static str> {
        self.puts.iter().find(|(first, _)| *first == verb).map(|(_, second)| *second)
    }

    /// Whether it opens an answer, in whatever letters.
    pub(crate) fn is_yes(&self, word: &str) -> bool {
        self.yes.contains(&word.to_lowercase().as_str())
    }

    /// Whether whoever speaks and others are in these words.
    pub(crate) fn is_of_us(&self, quoted: &str) -> bool {
        let mut words = quoted.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS);
        words.any(|word| word != "US" && self.us.contains(&word.to_lowercase().as_str()))
    }

    /// Whether it tells, beside a verb of asking, that nobody else is asked.
    pub(crate) fn is_alone(&self, word: &str) -> bool {
        self.alone.contains(&word)
    }

    /// Whether it opens a question that nobody answers with yes or no, in whatever letters.
    pub(crate) fn is_what(&self, word: &str) -> bool {
        self.what.contains(&word.to_lowercase().as_str())
    }

    /// Whether it is what somebody begs with, in whatever letters.
    pub(crate) fn begs(&self, word: &str) -> bool {
        self.begs.contains(&word.to_lowercase().as_str())
    }

    /// Whether a pronoun of whom it is done to stands before the verb, or before its auxiliary; of the words to its left. `L’accusé` has none.
    pub(crate) fn clitic_before<'t>(&self, word: impl Fn(usize) -> &'t str, auxiliary: bool) -> bool {
        let is = |word: &str| self.clitics.contains(&word);
        is(word(1)) && word(1).len() > 1 || auxiliary && is(word(2))
    }

    /// Whether it tells, behind whom somebody asks, that this is to do or to give something.
    pub(crate) fn is_wanted(&self, word: &str) -> bool {
        self.wanted.contains(&word)
    }

    /// Whether it opens what somebody asks whether.
    pub(crate) fn is_if(&self, word: &str) -> bool {
        self.ifs.contains(&word)
    }

    /// Whether it tells, behind that and a pronoun, that somebody asks leave.
    pub(crate) fn is_leave(&self, word: &str) -> bool {
        self.leave.contains(&word)
    }

    /// Whether it may stand before whom something is done to.
    pub(crate) fn is_to(&self, word: &str) -> bool {
        self.to.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::classed::check_tagged;

    #[test]
    fn every_line_has_a_class_and_a_language_that_are_known() {
        let classes = [
            "acts", "alone", "answers", "asks", "begs", "by", "clitic", "for", "if", "may", "puts", "to", "us", "what",
            "yes",
        ];
        check_tagged(include_str!("../../data/turns.txt"), &classes);
    }
}
