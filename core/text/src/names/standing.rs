//! How a name stands in its sentence: whether it may be the subject, and what else its place tells. Asked only for names that
//! mean somebody, which half of the words with capitals do not.

use std::ops::Range;

use super::introduced::joined;
use super::runs::Run;
use super::subject::{
    LEAD, Opening, ends_sentence, follows_clause, is_apposed, is_presented, opens_with_noun, opens_with_role,
    opens_with_titled,
};
use crate::vocabulary::{BE, CAPITAL, DETERMINER, POSSESSIVE, ROLE, TITLE};
use crate::words::{Kind, Token};

/// A name in its sentence.
pub(super) struct Standing<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) run: &'t Run,
}

impl Standing<'_> {
    /// How its sentence opens.
    fn opening(&self) -> Opening {
        Opening::of(self.tokens.get(self.run.first))
    }

    /// Whether it only says more of another name: `Rowe’s lawyer`, `Lind spokesman Bo Ask`.
    pub(super) fn describes(&self) -> bool {
        let role = |next: &Token| next.is(ROLE | TITLE) && next.bits & CAPITAL == 0;
        let after = |at: usize| self.tokens.get(self.run.tokens.end + at).is_some_and(role);
        self.tokens[self.run.tokens.end - 1].is(POSSESSIVE) || self.run.tokens.len() == 1 && (after(0) || after(1))
    }

    /// What is known of the word before it.
    fn left(&self) -> u32 {
        self.run.tokens.start.checked_sub(1).map_or(0, |left| self.tokens[left].bits)
    }

    /// Whether a comma stands before it.
    fn beside(&self) -> bool {
        self.run.tokens.start > 1 && self.tokens[self.run.tokens.start - 1].kind == Kind::Comma
    }

    /// Whether nobody is named before it in its sentence.
    fn first_named(&self) -> bool {
        self.run.earlier == 0
    }

    /// How many bytes into its sentence it begins.
    fn depth(&self) -> usize {
        let start = self.run.first.checked_sub(1).map_or(0, |end| self.tokens[end].end);
        self.run.name.at.saturating_sub(start)
    }

    /// Whether its sentence begins with a pronoun.
    pub(super) fn resumes(&self) -> bool {
        self.opening().resumes
    }

    /// Whether a clause or a phrase that the sentence opens with ends right before it.
    pub(super) fn is_fronted(&self) -> bool {
        self.opening().fronts
            && !self.describes()
            && follows_clause(self.text, self.tokens, self.run.first, &self.run.tokens)
    }

    /// Whether it is set before the reader: `That was his sister, Ada Rowe, who came`, `The falconer, Ada Rowe, came`.
    fn is_presented(&self) -> bool {
        let Range { start, end } = self.run.tokens;
        self.first_named()
            && ((self.beside() || self.left() & BE != 0) && is_presented(self.tokens, start)
                || self.opening().determined
                    && !self.describes()
                    && opens_with_noun(
                        self.text,
                        &self.tokens[self.run.first],
                        self.tokens[start].start,
                        self.tokens[end - 1].end,
                    ))
    }

    /// Whether it stands so early that it may be the subject.
    pub(super) fn opens(&self) -> bool {
        // `In the Arnsby debate, Bo Lind`: the name is yet to come
        let reach = self.opening().reach;
        let near = if !self.first_named() && reach > LEAD { 2 * reach } else { reach };
        !self.describes()
            && (self.depth() <= near
                || self.is_presented()
                || self.is_fronted()
                || self.opening().determined
                    && (self.first_named() && opens_with_role(self.tokens, self.run.first, &self.run.tokens)
                        || opens_with_titled(self.tokens, self.run.first, &self.run.tokens)))
    }

    /// Whether it stands right at the beginning.
    pub(super) fn is_first(&self) -> bool {
        let determined = || self.run.tokens.start > self.run.first && self.left() & DETERMINER != 0;
        self.depth() <= LEAD / 2 && !determined() || self.is_presented()
    }

    /// Whether it is set beside a role, or ends its sentence: `That was his sister, Ada Rowe, who came`, `Here is Ada Rowe.`
    pub(super) fn is_stressed(&self) -> bool {
        self.beside() && is_apposed(self.tokens, self.run.tokens.start)
            || self.first_named() && ends_sentence(self.tokens, self.run.tokens.end)
    }

    /// Whether `and` joins it to the name before it.
    pub(super) fn is_joined(&self) -> bool {
        !self.first_named() && joined(self.tokens, self.run.earlier, &self.run.tokens)
    }
}
