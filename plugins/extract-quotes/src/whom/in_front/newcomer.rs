//! Who comes in beside whoever the sentences before are about: `Auch der Winzer Bo Lind kam`, `Am Ende dankte die Bürgermeisterin`.

use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{ADVERB, AUXILIARY, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, TIME};

use super::open;
use super::sentence::Before;
use crate::attribution::beside::{Second, human};
use crate::attribution::mention;
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// Somebody new who comes in beside whoever the sentences before are about: `Auch der Winzer Bo Lind kam`, `Ihm folgte Bo Lind`; or whom what they
    /// tell of moves: `Das ärgert den Winzer Bo Lind`.
    pub(super) fn comes_in(&self, clause: &Second) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
        let first = clause.front.start;
        let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
        let moves = is(clause.verb, &fronted.moves);
        let (also, this) =
            (is(first, &fronted.also), is(first, &small_words.this) && clause.verb == first + 1 && moves);
        let one = if also {
            let one = mention::phrase(passage, self.habits, first + 1, clause.verb)?;
            let subject =
                one.tokens.end == clause.verb && !human::is_governed(passage, self.habits, &self.sentence, &one);
            // `Auch die Winzerin Ada Rowe kannte sie`
            let pronoun =
                |at: usize| tokens.get(at).is_some_and(|token| token.is(PRONOUN) && token.bits & DETERMINER == 0);
            // `Auch Lind wurde eingeladen`: nor does he act
            let passive = is(clause.verb, self.habits.becomes);
            (subject && !passive && !pronoun(clause.verb + 1)).then_some(one)
        } else if open::begins_with_them(passage, clause, self.sex)
            && (first + 1 < clause.verb || tokens[clause.verb].is(AUXILIARY))
        {
            let one = clause.behind.as_ref().filter(|one| one.mention == Mention::Person)?;
            return self.named(one).filter(|person| self.fits(*person)).map(|_| Antecedent::Unclear);
        } else if is(first, &small_words.to_them) && clause.verb <= first + 2 && !moves {
            clause.behind.clone()
        } else if passage.word_is(first, "das")
            && clause.verb > first + 1
            && tokens[clause.verb - 1].name()
            && is(clause.verb, &fronted.takes_over)
        {
            // `Das Amt übernimmt Staatssekretär Bo Lind`
            clause.behind.clone()
        } else if this {
            mention::phrase(passage, self.habits, clause.verb + 1, self.sentence.end)
        } else {
            None
        };
        let one = one.filter(|one| one.mention == Mention::Person && human::one(passage, self.habits, one))?;
        let person = self.named(&one).filter(|person| Some(*person) != self.known && self.fits(*person))?;
        let joined = tokens.get(one.tokens.end).is_some_and(|and| and.is(CONJUNCTION));
        if !self.is_new(person) || joined || self.tells_of_another() && !this {
            return None;
        }
        // `Die Ministerin eröffnete die Messe. Auch Ada Rowe kam. „Ich eröffne sie gern“`
        let open = !this && (also && !self.speaks_of_self() || self.takes_up());
        Some(if open { Antecedent::Unclear } else { Antecedent::Person(person) })
    }

    /// Who has the role that stands behind the verb as its subject, where nobody stands in front of it: `Am Ende dankte die Bürgermeisterin`.
    pub(super) fn by_role(&self, clause: &Second) -> Option<Antecedent<'a>> {
        let passage = self.passage();
        let first = &passage.tokens[clause.front.start];
        let opens =
            first.is(PREPOSITION | ADVERB | TIME) && human::only(passage, self.habits, clause.front.clone()).is_none();
        let one = clause.behind.as_ref().filter(|one| opens && one.mention == Mention::Role)?;
        let Some(meant) = self.meant_by(one) else { return self.other_role(one) };
        let meant = Some(meant).filter(|person| Some(*person) != self.known && self.fits(*person))?;
        // `Am Ende bekam die Sängerin Blumen. „Sie sang wie ein Engel“, sagte sie`: who spoke before
        if self.tells_of_another() {
            return None;
        }
        // `besuchte die Ärztin die Patientin`: either may be the subject
        let next = one.tokens.clone().skip(2).chain(one.tokens.end..one.tokens.end + 2);
        let other = next.clone().zip(next.skip(1)).any(|(article, noun)| {
            let tokens = &passage.tokens;
            noun < self.sentence.end
                && tokens[article].is(DETERMINER)
                && passage.text[tokens[article].range()] == passage.text[tokens[one.tokens.start].range()]
                && self.is_woman(&tokens[noun])
        });
        Some(if other { Antecedent::Unclear } else { Antecedent::Person(meant) })
    }
}
