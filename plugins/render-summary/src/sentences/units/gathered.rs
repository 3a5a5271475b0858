//! What is gathered of a unit while its sentences are read, and is asked when they are.

use crate::classes::FUNCTION;
use crate::sentences::units::first_words::FirstWords;

/// What the scan of one unit gathers, beside its words.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) capitals: u32,
    pub(crate) letters: u32,
    pub(crate) address: bool,
    /// Whether it opens with a word of content or two, and a verb of grammar: `Ground zero is …`
    pub(crate) predicates: bool,
    /// Whether it shows a picture, or calls upon the reader.
    pub(crate) furniture: bool,
    /// How many brackets in it point into a picture.
    pub(crate) pointers: u32,
    pub(crate) stray: bool,
    /// Whether a sign stands in it that may part a label from the rest, or a cell of a row.
    pub(crate) parted: bool,
    /// Whether a word stands outside quotations.
    pub(crate) outside: bool,
    pub(crate) named: bool,
    pub(crate) antecedent: bool,
    /// Whether somebody who may be meant stood before the last verb of saying.
    pub(crate) subject: bool,
    pub(crate) before: u16,
    /// Whether the last pronoun outside quotations stands for one person.
    pub(crate) he: bool,
    /// Whether a verb tells that somebody goes on, or answers: `added`, `replied`.
    pub(crate) continues: bool,
    /// Whether the opening words lean, so far as they are read.
    pub(crate) opening: bool,
    pub(crate) first_words: FirstWords,
    pub(crate) opener: Opener,
    /// The hash of the word right before, where that points at something (`this`), else 0.
    pub(crate) pointed: u64,
    /// Whether `vs` stands in it.
    pub(crate) versus: bool,
    /// Whether the word right before points for what stands around it: `because that`, `both`.
    pub(crate) points: bool,
    /// How many content words there were behind the last that a definite article stood before, else 0.
    pub(crate) defined: usize,
    /// Whether the sentence's first word may be a verb, and no name, as in `Calling Lind a liar`.
    pub(crate) participle: bool,
    /// Whether the first word is a title.
    pub(crate) titled: bool,
}

/// How a sentence's first words look.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) enum Opener {
    #[default]
    Unread,
    /// A capitalised word that was known before.
    Name(u32),
    Settled,
}

impl Gathered {
    /// Whether a unit of so many words, one of them of content, may do no more than deny: `That is false.`
    pub(crate) fn may_deny(&self, words: u32) -> bool {
        words > 2 && self.first_words.words[0].classes & FUNCTION != 0
    }

    /// Takes a capitalised word, the `nth` of its unit, which the story had before or not.
    pub(crate) fn take_opener(&mut self, nth: u32, number: u32, was_there: bool) {
        let opening = 1 + u32::from(self.titled);
        match self.opener {
            Opener::Unread if nth == opening && (self.titled || was_there) => self.opener = Opener::Name(number),
            Opener::Name(_) if nth == opening + 1 => self.opener = Opener::Settled,
            Opener::Unread => self.opener = Opener::Settled,
            _ => {}
        }
    }
}
