//! What was not said, in English, whose clauses are read.

use std::ops::Range;

use copydesk_text::vocabulary::{ADVERB, AUXILIARY, CAPITAL, DETERMINER, OBJECT, PRONOUN, REFLEXIVE, RELATIVE};
use copydesk_text::words::Kind;

use super::{NEAR, Reading};
use crate::attribution::verbs::is_noun;
use crate::grammar::{PARTICIPLE, SAY, VERB};
use crate::language::unsaid::{
    ASKED, CLAIM, CONFIRM, DENY, EVIDENCE, IF, INSIST, NAME, NOT, REFUSE, REJECT, THAT, WHETHER,
};

impl Reading<'_, '_> {
    /// Whether the verb at `cue` and the words before it tell that the quotation was not said.
    /// The verb that governs the quotation, and where its auxiliaries begin.
    fn innermost(&self, cue: usize) -> (usize, usize) {
        let tokens = &self.passage.tokens;
        let left = (cue..self.at).rev();
        let left = left.take_while(|at| tokens[*at].kind != Kind::Comma && !self.ends(*at));
        let verb =
            |at: &usize| tokens[*at].is(VERB) && tokens[*at].bits & CAPITAL == 0 && !is_noun(tokens, self.low, *at);
        let verb = left.filter(verb).find(|at| *at == cue || tokens[*at].is(SAY) || self.is(*at, NAME)).unwrap_or(cue);
        let small = |at: usize| {
            let ever = self.passage.word_is(at, "ever") || self.passage.word_is(at, "having");
            (tokens[at].is(AUXILIARY | ADVERB) || ever) && tokens[at].bits & PRONOUN == 0 && !self.is(at, DENY)
        };
        let mut start = verb;
        while start > self.low && small(start - 1) && !self.is(start - 1, WHETHER | IF) {
            start -= 1;
        }
        (verb, start)
    }

    pub(super) fn english(&self, cue: usize) -> bool {
        let (passage, tokens) = (self.passage, &self.passage.tokens);
        let told = matches!(tokens[self.at - 1].kind, Kind::Comma | Kind::Colon);
        let (verb, start) = self.innermost(cue);
        let own = start..verb;
        let denies = self.is(verb, DENY) && !self.negated(verb);
        // `denied the claims, dismissing them as “…”`
        let goes_on = |at: usize| tokens[at].kind == Kind::Comma && tokens[at + 1].is(VERB);
        if denies && !told {
            return !(verb + 1..self.at).any(goes_on);
        }
        if !denies && own.clone().any(|at| self.negates(at)) || self.would_have(own.clone()) {
            return true;
        }
        // `refused to call`, `did not want to speak`, `stopped short of calling`
        let to = start > self.low && passage.is_one_of(start - 1, &passage.language().small_words.to_infinitive);
        let left = start - usize::from(to);
        let having = own.clone().any(|at| passage.word_is(at, "having"));
        if left > self.low && self.is(left - 1, REFUSE | DENY) && (to || having || tokens[verb].is(PARTICIPLE)) {
            return !self.negated(left - 1);
        }
        if to && left > self.low && tokens[left - 1].content() && !self.is(left - 1, INSIST) {
            let wish = (self.low..left - 1).rev().take_while(|at| tokens[*at].is(AUXILIARY | ADVERB));
            if wish.take(NEAR).any(|at| self.negates(at)) {
                return true;
            }
        }
        // `denied wrongdoing in a statement calling it “…”`: no clause of the denial's
        let leans = tokens[verb].is(PARTICIPLE) && start == verb;
        !told && !leans && self.leaves_open(start, verb)
    }

    /// `would have called`
    fn would_have(&self, own: Range<usize>) -> bool {
        let conditional = &self.passage.language().small_words.conditional;
        let modal = own.clone().find(|at| self.passage.is_one_of(*at, conditional));
        modal.is_some_and(|modal| own.clone().any(|at| at > modal && self.passage.word_is(at, "have")))
    }

    /// Whether a clause around that of the verb leaves open whether it is so: `whether she had called`, `denied that she had called`.
    fn leaves_open(&self, start: usize, verb: usize) -> bool {
        let (passage, tokens) = (self.passage, &self.passage.tokens);
        let auxiliary = tokens[start..verb].iter().any(|token| token.is(AUXILIARY));
        let mut at = start;
        let mut claim = false;
        while at > self.low {
            at -= 1;
            let token = &tokens[at];
            if token.kind == Kind::Comma {
                match self.apposed(at) {
                    Some(opens) => {
                        at = opens;
                        continue;
                    }
                    None => return false,
                }
            }
            if self.ends(at) || token.is(RELATIVE) && !passage.word_is(at, "that") {
                return false;
            }
            let class = self.class(at);
            claim |= class & CLAIM != 0 && self.is(at + 1, THAT);
            if class & WHETHER != 0 {
                return true;
            }
            // `asked if`; `If she had called`, `Had she called`
            let opens = at == passage.sentence(at).start;
            if class & IF != 0
                && (self.is(at.saturating_sub(1), ASKED | CONFIRM) || opens && passage.word_is(start, "had"))
            {
                return true;
            }
            if opens && passage.word_is(at, "had") && token.is(CAPITAL) {
                return true;
            }
            if class & EVIDENCE != 0 && self.is(at + 1, THAT) {
                return self.without(at);
            }
            // what the clause of the verb may begin with
            let next = tokens.get(at + 1).filter(|_| at + 1 < start);
            let clause = next.is_some_and(|next| {
                next.is(PRONOUN) && next.bits & OBJECT == 0
                    || next.name()
                    || self.is(at + 1, THAT | WHETHER | IF)
                    || next.is(DETERMINER) && auxiliary
            });
            if class & DENY != 0 && clause || class & (DENY | REJECT) != 0 && claim {
                // `would neither confirm nor deny that`
                let pair = at.checked_sub(2).filter(|pair| *pair > self.low && self.is(*pair, CONFIRM));
                return match pair {
                    Some(confirm) => self.negated(confirm) || self.refused(confirm),
                    None => !self.negated(at),
                };
            }
            if class & CONFIRM != 0 && clause && (self.negated(at) || self.refused(at)) {
                return true;
            }
        }
        false
    }

    /// `no evidence`, `without any proof`
    fn without(&self, noun: usize) -> bool {
        let no = &self.passage.language().small_words.no;
        (self.low..noun).rev().take(3).any(|at| self.negates(at) || self.passage.is_one_of(at, no))
    }

    /// Whether the verb at `at` stands behind one that refuses: `declined to confirm`.
    fn refused(&self, at: usize) -> bool {
        let to = at > self.low + 1 && self.passage.word_is(at - 1, "to");
        to && self.is(at - 2, REFUSE) && !self.negated(at - 2)
    }

    /// Whether a word negates the verb at `at`, with nothing but small words between.
    fn negated(&self, at: usize) -> bool {
        let tokens = &self.passage.tokens;
        let small = |at: &usize| {
            tokens[*at].is(AUXILIARY | ADVERB | REFLEXIVE) || self.is(*at, NOT) || self.passage.word_is(*at, "to")
        };
        (self.low..at).rev().take(NEAR).take_while(small).any(|at| self.negates(at))
    }
}
