//! Whom a pronoun means behind a sentence whose subject is called by an age: `Ada Rowe, 48, kam. „Nein“, sagte Lind. Die 48-Jährige lachte. „…“, sagte sie`.

use copydesk_text::vocabulary::DETERMINER;
use copydesk_text::words::Kind;

use super::sentence::Before;
use crate::attribution::mention::age::aged;
use crate::whom::focus::age::{is_of_another, of_age};
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// Whoever is of that age, where the sentence tells how they take it; in doubt, where who spoke last is of another.
    pub(super) fn of_age(&self) -> Option<Antecedent<'a>> {
        let passage = self.passage();
        let [article, noun, verb, ..] = passage.tokens.get(self.sentence.clone())? else { return None };
        if noun.kind != Kind::Number || !article.is(DETERMINER) {
            return None;
        }
        // `Der 48-Jährige lag im Schnee`: another may go on about them
        let reacts = &passage.language().content_words.reacts;
        if !reacts.iter().any(|word| *word == &passage.text[verb.range()]) {
            return None;
        }
        let word = &passage.text[noun.range()];
        let same = passage.language().sex_of_article(&passage.text[article.range()]) == self.sex;
        let age = word.split('-').next().filter(|_| same && aged(word))?;
        let person = of_age(self.passages, self.people, self.block, age).filter(|person| self.fits(*person));
        let other = || self.known.filter(|known| is_of_another(self.passages, self.people, *known, age));
        person.map(Antecedent::Person).or_else(|| other().map(|_| Antecedent::Unclear))
    }
}
