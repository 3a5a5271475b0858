//! What somebody did not say, or may never have said: `declined to say whether she had called it “…”`, `denied having called it “…”`, `had
//! she said “…”`. Whose words these are is not told.

mod beside;
mod clauses;

use copydesk_text::vocabulary::{AUXILIARY, CAPITAL};
use copydesk_text::words::Kind;

use crate::grammar::VERB;
use crate::language::Rules;
use crate::language::unsaid::{BUT, NOT, ONLY};
use crate::passages::passage::Passage;

/// How many words may stand between a word that negates and the verb that it does so to.
const NEAR: usize = 5;

/// How many tokens what is set beside a noun may have.
const APPOSED: usize = 9;

/// How many tokens of a sentence are looked at.
const REACH: usize = 60;

/// Whether the sentence tells that the quotation at `at`, which the verb at `cue` gives to somebody, was not said by them.
pub(crate) fn is_unsaid(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    let sentence = passage.sentence(at);
    if !sentence.contains(&cue) {
        return false;
    }
    let reading = Reading { passage, low: sentence.start.max(at.saturating_sub(REACH)), high: sentence.end, at };
    match passage.language().rules {
        Rules::Clauses => cue < at && reading.english(cue),
        Rules::Beside(habits) => reading.beside(habits, cue),
    }
}

struct Reading<'p, 'a> {
    passage: &'p Passage<'a>,
    low: usize,
    high: usize,
    at: usize,
}

impl Reading<'_, '_> {
    /// The classes of a word. One with a capital inside the sentence is a name.
    #[inline]
    fn class(&self, at: usize) -> u16 {
        let token = &self.passage.tokens[at];
        let unsaid = &self.passage.language().unsaid;
        let bytes = self.passage.text.as_bytes().get(token.range()).unwrap_or_default();
        let word = token.kind == Kind::Word && unsaid.may_be(bytes);
        if word && (at == self.low || token.bits & CAPITAL == 0) {
            unsaid.classes(&self.passage.text[token.range()])
        } else {
            0
        }
    }

    fn is(&self, at: usize, classes: u16) -> bool {
        at < self.high && self.class(at) & classes != 0
    }

    /// Whether the word negates: `not`, `hasn't`.
    fn negates(&self, at: usize) -> bool {
        let token = &self.passage.tokens[at];
        let short = || {
            let word = &self.passage.text[token.range()];
            token.is(AUXILIARY) && (word.ends_with("n't") || word.ends_with("n’t"))
        };
        (self.is(at, NOT) || short()) && !self.is(at + 1, ONLY)
    }

    /// What ends the reach of a word that stands before it.
    fn ends(&self, at: usize) -> bool {
        let kind = self.passage.tokens[at].kind;
        matches!(kind, Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Quoted | Kind::Open | Kind::Close)
            || self.is(at, BUT)
    }

    /// Where what is set beside a noun begins that the comma at `comma` closes: `Diaz, the mayor, had`.
    fn apposed(&self, comma: usize) -> Option<usize> {
        let floor = self.low.max(comma.saturating_sub(APPOSED));
        let opens = (floor..comma).rev().find(|at| self.passage.tokens[*at].kind == Kind::Comma)?;
        let verb = self.passage.tokens[opens + 1..comma].iter().any(|token| token.is(VERB | AUXILIARY));
        (!verb && opens + 1 < comma).then_some(opens)
    }
}
