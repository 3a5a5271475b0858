//! The tokens of a text in a language: what the lexicon knows of each, and what the words beside it tell more.

use std::ops::Range;

use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, FEMALE, FIRST_NAME, FUNCTION, MALE, OBJECT, PLURAL, POSSESSOR, ROLE, TITLE,
};
use copydesk_text::words::{Token, part, tokenize, tokenize_names};

use super::habits::{Habits, Rules};
use super::resources::Language;
use super::saying::warns;
use super::titles::join_titles;

impl Language {
    /// Appends the tokens of a part of a text.
    #[inline]
    pub(crate) fn tokenize(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let from = tokens.len();
        tokenize(&self.lexicon, text, range, tokens);
        if let Rules::Beside(habits) = self.rules {
            self.refine(text, habits, from, tokens);
        }
    }

    /// Appends the names of a part of a text.
    #[inline]
    pub(crate) fn tokenize_names(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let from = tokens.len();
        tokenize_names(&self.lexicon, text, range, tokens);
        if let Rules::Beside(habits) = self.rules {
            self.refine(text, habits, from, tokens);
        }
    }

    /// What the words themselves do not tell: elided articles, `sagte sie`, `Polizeisprecher`.
    fn refine(&self, text: &str, habits: &Habits, from: usize, tokens: &mut Vec<Token>) {
        part(&self.lexicon, text, habits.enclitics, from, tokens);
        if habits.nouns_capital {
            join_titles(text, from, tokens);
        }
        let bytes = text.as_bytes();
        let (preposition, warning) = habits.warns;
        for at in from..tokens.len() {
            let token = &tokens[at];
            if !warning.is_empty()
                && token.end - token.start == warning.len()
                && bytes[token.range()] == *warning.as_bytes()
                && at > from
                && bytes[tokens[at - 1].range()] == *preposition.as_bytes()
            {
                warns(&mut tokens[from..=at]);
                continue;
            }
            // `Hans Lilja`: no possessive before a name
            if habits.bare_nouns
                && token.bits & (CAPITAL | POSSESSOR | FIRST_NAME) == CAPITAL | POSSESSOR | FIRST_NAME
                && tokens.get(at + 1).is_some_and(Token::name)
            {
                tokens[at].bits &= !(DETERMINER | POSSESSOR);
                continue;
            }
            if token.bits & (ROLE | TITLE) == 0 {
                // `ex-ministre`, `exministra`: what someone was is a role too
                if bytes.get(token.start) == Some(&b'e')
                    && let [_, b'x', office @ ..] = &bytes[token.range()]
                    && office.len() > 4
                {
                    let bits = self.lexicon.get(office.strip_prefix(b"-").unwrap_or(office));
                    tokens[at].bits |=
                        if bits & (ROLE | TITLE) == 0 { 0 } else { ROLE | bits & (MALE | FEMALE | PLURAL) };
                }
                continue;
            }
            // `Me Ada Rowe`: a title that is written like a small word
            if token.is(TITLE) && token.is(CAPITAL) && token.is(FUNCTION) && tokens.get(at + 1).is_some_and(Token::name)
            {
                tokens[at].bits &= !(FUNCTION | OBJECT);
            }
        }
        if habits.nouns_capital {
            self.refine_nouns(text, from, tokens);
            self.refine_nobility(text, from, tokens);
        }
    }
}
