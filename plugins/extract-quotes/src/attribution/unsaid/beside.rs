//! What was not said, where clauses are not read: the words in the clause of the verb.

use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION, PREPOSITION, RELATIVE};
use copydesk_text::words::Kind;

use super::{NEAR, Reading};
use crate::grammar::PARTICIPLE;
use crate::language::Habits;
use crate::language::unsaid::{ASKED, BACK, CLAIM, CONFIRM, DENY, IF, INSIST, REFUSE, REJECT, THAT, WHETHER};

impl Reading<'_, '_> {
    /// Whether the words in the clause of the verb at `cue` tell that the quotation was not said.
    pub(super) fn beside(&self, habits: &Habits, cue: usize) -> bool {
        let tokens = &self.passage.tokens;
        let (at, before) = (self.at, cue < self.at);
        if !before && (!habits.verb_second || !self.is_object(cue)) {
            return false;
        }
        if at > self.low
            && matches!(tokens[at - 1].kind, Kind::Comma | Kind::Colon)
            && tokens[at - 1].end > tokens[cue].end
        {
            return false;
        }
        if before && habits.nouns_capital && (self.rejects(cue) || self.is_asked(habits, cue)) {
            return true;
        }
        let that = |at: usize| self.is(at, THAT) || habits.that.iter().any(|word| self.passage.word_is(at, word));
        let and = |at: usize| habits.and.iter().any(|word| self.passage.word_is(at, word));
        // behind the verb: `sprach nicht von „…“`, `ne parle pas de « … »`
        let rest = if before { cue + 1..at } else { at + 1..cue };
        for word in rest {
            if tokens[word].kind == Kind::Comma || self.ends(word) || and(word) || that(word) {
                break;
            }
            // `assure n’avoir jamais parlé de`
            let again = tokens.get(word + 1).is_some_and(|next| next.is(PARTICIPLE) && next.bits & CAPITAL == 0);
            let behind = habits.verb_second || word == cue + 1 || again;
            // `die nicht genehmigte Fahrt`
            let adjective =
                habits.nouns_capital && tokens.get(word + 1).is_some_and(|next| next.content() && !next.name());
            if behind && self.negates(word) && !(adjective && before) {
                return !(word..cue.max(at)).any(|at| self.is(at, INSIST | DENY | REFUSE))
                    && !self.is(cue, DENY | INSIST);
            }
        }
        // `wollte sich nicht äußern, man antworte „…“`: a clause of its own
        let own = |at: usize| tokens[at].kind == Kind::Comma && !that(at + 1) && !self.is(at + 1, WHETHER | IF);
        if before && !self.is(cue, DENY) && (cue + 1..at).any(own) {
            return false;
        }
        if self.is(cue, DENY) {
            return before && !self.denied(cue);
        }
        self.is_left_open(habits, cue, &that, &and)
    }

    /// Whether the verb rejects a claim, whose words a clause of its own goes on to give: `wies den Vorwurf zurück, er sei „…“`. In German.
    fn rejects(&self, cue: usize) -> bool {
        let tokens = &self.passage.tokens;
        let Some(comma) = (cue + 1..self.at).find(|at| tokens[*at].kind == Kind::Comma) else { return false };
        let colon = (cue..self.at).any(|at| tokens[at].kind == Kind::Colon);
        let claim = |at: usize| {
            let word = &self.passage.text[tokens[at].range()];
            tokens[at].is(CAPITAL) && self.passage.language().unsaid.classes(word) & CLAIM != 0
        };
        // `wies auf den Vorwurf hin`, `wies ihn zurück`
        let whole = !self.is(cue, BACK) || (cue + 1..comma).any(|at| self.is(at, BACK));
        !colon && self.is(cue, REJECT) && whole && (self.low..comma).any(claim)
    }

    /// Whether somebody is asked by others what the quotation stands in: `wurde gefragt, ob er „…“ sei`. In German.
    fn is_asked(&self, habits: &Habits, cue: usize) -> bool {
        let passive = |at: usize| habits.becomes.iter().any(|word| self.passage.word_is(at, word));
        self.is(cue, ASKED)
            && (self.low..self.at).any(passive)
            && (cue + 1..self.at).take(3).any(|at| self.is(at, WHETHER))
    }

    /// See [`Self::leaves_open`], where clauses are not read.
    fn is_left_open(
        &self,
        habits: &Habits,
        cue: usize,
        that: &dyn Fn(usize) -> bool,
        and: &dyn Fn(usize) -> bool,
    ) -> bool {
        let tokens = &self.passage.tokens;
        let mut at = cue + 1;
        // the word that the clause opens with, as far as it is gone back to
        let mut opener = cue;
        while at > self.low {
            at -= 1;
            let token = &tokens[at];
            if token.kind == Kind::Comma {
                if that(at + 1) || self.is(at + 1, WHETHER | IF) {
                    continue;
                }
                match self.apposed(at) {
                    Some(opens) => {
                        at = opens;
                        continue;
                    }
                    None => return false,
                }
            }
            if at == self.at {
                continue;
            }
            if self.ends(at) || and(at) || at < cue && token.is(RELATIVE) && !that(at) {
                return false;
            }
            let class = self.class(at);
            if class & WHETHER != 0 && at < cue {
                return true;
            }
            if class & IF != 0 && at < cue && self.is(at.saturating_sub(1), ASKED | CONFIRM) {
                return !self.is_answered(habits, cue) || that(cue + 1);
            }
            if that(at) {
                opener = at;
            }
            if class & REFUSE != 0 && at <= cue && self.refuses(habits, at) {
                return !self.denied(at);
            }
            if class & DENY != 0 && at < cue {
                return !self.denied(at);
            }
            let open = class & CONFIRM != 0 && at < cue && opener > at && opener <= at + NEAR && opener != cue;
            if open && self.denied(at) {
                return true;
            }
            // `n’a pas voulu parler de`, `nunca dijo que`
            if at < cue && self.negates(at) {
                let between = at + 1..cue;
                let plain = |at: usize| {
                    tokens[at].kind == Kind::Word && !tokens[at].is(CAPITAL) && !that(at) && !tokens[at].is(CONJUNCTION)
                };
                let near = between.len() <= NEAR && between.clone().all(plain);
                let insists = (at + 1..=cue).any(|at| self.is(at, INSIST | DENY | REFUSE));
                if near {
                    return !insists;
                }
            }
        }
        false
    }

    /// Whether the verb at `cue` answers what its sentence opens with, as its subject behind it shows: `På frågan om skatten svarade Rowe att`, but not
    /// `På frågan om hon har sagt att`. In Swedish and Danish.
    fn is_answered(&self, habits: &Habits, cue: usize) -> bool {
        let tokens = &self.passage.tokens;
        let opens = tokens[self.low].is(PREPOSITION) || self.is(self.low, ASKED);
        let subject = tokens.get(cue + 1).is_some_and(|next| next.name() || next.content());
        habits.bare_nouns && opens && cue < self.at && tokens[cue].bits & PARTICIPLE == 0 && subject
    }

    /// Whether a word before or behind the verb at `at` negates it.
    fn denied(&self, at: usize) -> bool {
        let tokens = &self.passage.tokens;
        let plain = |at: &usize| {
            let token = &tokens[*at];
            token.kind == Kind::Word && !token.is(CAPITAL)
        };
        (self.low..at).rev().take(3).take_while(plain).any(|at| self.negates(at))
            || (at + 1..self.high).take(2).take_while(plain).any(|at| self.negates(at))
    }

    /// Whether the verb at `at` refuses what an infinitive behind it says: `rechazó hablar de`, `afviste at have sagt`.
    fn refuses(&self, habits: &Habits, at: usize) -> bool {
        let tokens = &self.passage.tokens;
        let word = |at: &usize| matches!(tokens[*at].kind, Kind::Word | Kind::Comma);
        (at + 1..self.high).take(4).take_while(word).any(|next| {
            let word = &self.passage.text[tokens[next].range()];
            let infinitive = ["ar", "er", "ir", "re", "rse", "rsi"].iter().any(|end| word.ends_with(end));
            if habits.verb_second {
                habits.that.contains(&word)
            } else {
                infinitive && word.starts_with(char::is_lowercase) && word.len() > 3
            }
        })
    }

    /// Whether the quotation stands in the clause that the verb at `cue` behind it ends: `Von einem „…“ wollte Rowe nicht sprechen`.
    fn is_object(&self, cue: usize) -> bool {
        let tokens = &self.passage.tokens;
        let opens = self.at > self.low && tokens[self.at - 1].kind == Kind::Word;
        opens && tokens[self.at + 1..cue].iter().all(|token| token.kind == Kind::Word)
    }
}
