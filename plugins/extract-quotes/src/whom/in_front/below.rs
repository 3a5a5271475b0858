//! Whom a pronoun means behind a sentence that opens with a clause: `Als Bo Lind kam, stand Per Rowe auf`, `Nachdem der Beifall verklungen war, trat die
//! Künstlerin vor`. In German.

use copydesk_text::names::people::Spoke;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CONJUNCTION, FEMALE, MALE};

use super::sentence::Before;
use crate::attribution::beside::Second;
use crate::draft::Found;
use crate::whom::focus::is_not_called;
use crate::whom::signs::meant::{Antecedent, is_indefinite, is_standing, noun};

impl<'a> Before<'_, 'a> {
    /// Whoever the main clause is about, and not whom the clause in front of it names, where that is what they know or feel; either, where it tells when
    /// something was.
    pub(super) fn in_main_clause(&self, clause: &Second) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let one = clause.behind.as_ref()?;
        let known = self.known?;
        // `Wenn Ada Rowe darf, geht Eva Lind. „Sie ist am Ende“, sagt sie`
        if self.tells_of_another() {
            return None;
        }
        let named =
            || self.people.mentioned(self.block, passage.bytes(&clause.front)).any(|(person, _)| person == known);
        let start = tokens[clause.front.start].start;
        // `Als Bo Lind kam, kannte Per Rowe das Haus schon`: either; but who knows not `Ob Bo Lind kommt` speaks
        let small_words = &passage.language().small_words;
        let told = passage.is_one_of(clause.front.start, &small_words.content_clause);
        let open = || !told || !self.is_new(known) || passage.is_one_of(clause.verb, &small_words.be);
        let either = |person: usize| if open() { Antecedent::Unclear } else { Antecedent::Person(person) };
        match one.mention {
            // `Als Bo Lind kam, stand er auf`: he, or whoever was there
            Mention::Pronoun => {
                let same = tokens[one.head.start].bits & (MALE | FEMALE) & self.sex != 0;
                let spoke = match self.spoke {
                    Spoke::Person(last, place) if last == known && place >= (self.block, start) => Spoke::Nobody,
                    spoke => spoke,
                };
                let before = || self.people.pronoun(self.block, start, self.sex, spoke);
                let other = same && self.is_new(known) && named() && before().is_some_and(|before| before != known);
                other.then_some(Antecedent::Unclear)
            }
            Mention::Person => {
                let person = self.named(one).filter(|person| *person != known && self.fits(*person) && named())?;
                let joined = tokens.get(one.tokens.end).is_some_and(|and| and.is(CONJUNCTION));
                Some(if joined { Antecedent::Unclear } else { either(person) })
            }
            _ => match self.meant_by(one) {
                Some(person) => (person != known && self.fits(person) && named()).then(|| either(person)),
                None => self.other_role(one),
            },
        }
    }

    /// A role behind the verb that nobody was introduced by, where the one whom the order of the names tells has another: `Staatsanwältin Ada Rowe sprach. Am
    /// Ende stand die Angeklagte auf`.
    pub(super) fn other_role(&self, one: &Phrase) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let role = Found { block: self.block, speaker: one.clone(), ..self.pronoun.clone() };
        let noun = noun(tokens, &one.head);
        let word = &passage.text[tokens[noun].range()];
        let sex = (tokens[noun].bits | passage.language().role_tail(word)) & (MALE | FEMALE);
        let article = passage.language().sex_of_article(&passage.text[tokens[one.tokens.start].range()]);
        let fits = article == self.sex && (sex == 0 || sex & self.sex != 0);
        let known = self.known?;
        if !fits || is_indefinite(passage, one.tokens.start) || self.tells_of_another() {
            return None;
        }
        let standing = is_standing(passage, one, None);
        let other = is_not_called(self.passages, self.people, known, &role);
        other.then(|| if standing { Antecedent::Unnamed(passage.spelt(&one.tokens)) } else { Antecedent::Unclear })
    }
}
