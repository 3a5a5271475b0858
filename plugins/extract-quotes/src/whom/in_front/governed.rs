//! Whom a pronoun means where it would be somebody of the phrase in front of the verb, who is no subject.

use copydesk_text::names::people::Spoke;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, OBJECT, POSSESSOR, PREPOSITION, ROLE, TITLE,
};
use copydesk_text::words::Kind;

use super::sentence::Before;
use super::{open, own_words};
use crate::attribution::accounts;
use crate::attribution::beside::{Second, human};
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// Whom it means where it would be somebody of the phrase in front of the verb, who is no subject: whoever stands behind the verb.
    pub(super) fn governed(&self, clause: &Second) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let first = &tokens[clause.front.start];
        let small = first.is(ADVERB) && tokens[clause.front.start + 1].is(PREPOSITION);
        let object = first.is(DETERMINER) && first.is(OBJECT) || self.is_of_a_woman(clause.front.start);
        let known = self.known?;
        let mut here = self.people.mentioned(self.block, passage.bytes(&clause.front));
        let (_, at) = here.find(|(person, _)| *person == known)?;
        if !(first.is(PREPOSITION) || small || object) || self.is_source(clause) {
            return None;
        }
        let one = clause.behind.as_ref()?;
        let fronted = &passage.language().fronted;
        let verb = |list: &[&str]| list.iter().any(|word| passage.word_is(clause.verb, word));
        // `Für Rowe ist Lind ein Vorbild`, `Den Landwirt Rowe ärgert Lind`, `Von Rowe bekam Lind Lob`: whose words come is open
        let seems = passage.word_is(clause.front.start, self.habits.view) && verb(&fronted.seems);
        // `Nach dem Willen von Rowe soll Lind gehen`
        let felt = clause.front.clone().any(|at| fronted.felt.iter().any(|noun| passage.word_is(at, noun)));
        if seems || felt || verb(&fronted.moves) || verb(&fronted.receives) {
            return None;
        }
        let open = !self.is_new(known) || open::is_open(passage, self.habits, clause, object);
        let own = &self.passages[self.pronoun.block];
        let said_by = |person: usize| {
            let named = self.people.person(person).is_some_and(|one| {
                // `„In zwei Wochen läuft Ulf wieder“`: not he
                own_words::name(own, self.pronoun.speaker.head.start, one.name)
            });
            if named { Antecedent::Unclear } else { Antecedent::Person(person) }
        };
        match one.mention {
            Mention::Pronoun if open::may_answer(passage, clause, own, self.pronoun) => Some(Antecedent::Unclear),
            Mention::Pronoun => {
                let same = human::is_subject_form(passage, one) && tokens[one.head.start].bits & self.sex != 0;
                let right = same && (object || self.is_taken(clause.front.start, at));
                let start = tokens[clause.front.start].start;
                // in `Über Rowe sagt er nichts`, not Rowe says it
                let spoke = match self.spoke {
                    Spoke::Person(last, place) if last == known && place >= (self.block, start) => Spoke::Nobody,
                    spoke => spoke,
                };
                let before = || self.people.pronoun(self.block, start, self.sex, spoke);
                let before = || before().filter(|before| *before != known);
                right.then(|| before().map_or(Antecedent::Unclear, said_by))
            }
            Mention::Person => {
                let joined = tokens.get(one.tokens.end).is_some_and(|and| and.is(CONJUNCTION));
                match self.named(one) {
                    Some(person) if person == known || !self.fits(person) => None,
                    Some(person) if !joined && !open => Some(said_by(person)),
                    _ => Some(Antecedent::Unclear),
                }
            }
            _ => {
                let meant = self.meant_by(one).filter(|person| *person != known && self.fits(*person))?;
                Some(if open { Antecedent::Unclear } else { said_by(meant) })
            }
        }
    }

    /// Whether a sentence begins with an article that is no subject’s before a noun for a woman: `Ihrer Vorgängerin`, `Der Ministerin`.
    pub(super) fn is_of_a_woman(&self, first: usize) -> bool {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let noun = tokens[first + 1..self.sentence.end].iter().find(|token| token.name());
        let female = noun.is_some_and(|noun| self.is_woman(noun));
        tokens[first].is(DETERMINER | POSSESSOR) && female && passage.text[tokens[first].range()].ends_with("er")
    }

    /// Whether the name at this byte is what the preposition at the token takes, with an article and a role at most: `Über den Stadtrat Rowe`, but not
    /// `Im Büro von Rowe`.
    pub(super) fn is_taken(&self, preposition: usize, name: usize) -> bool {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let end = tokens.partition_point(|token| token.start < name);
        tokens[preposition + 1..end].iter().all(|token| {
            let role = token.name() && (token.is(ROLE | TITLE) || passage.compound_role(token));
            token.is(DETERMINER) || token.kind == Kind::Word && token.bits & CAPITAL == 0 && token.content() || role
        })
    }

    /// Whether the phrase in front of the verb gives the source: `Laut Rowe`, `Nach Angaben von Rowe`.
    pub(super) fn is_source(&self, clause: &Second) -> bool {
        let front = clause.front.clone();
        accounts::according(self.passage(), self.habits, front.clone(), front.start).is_some()
    }
}
