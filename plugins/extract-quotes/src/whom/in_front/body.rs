//! Whom a pronoun means behind a sentence that is about a body, or that tells from whom something comes: `Bo Lind lud ein. Der Verein kam nicht. „…“,
//! teilte er mit`, `Kritik kam vom Trainer. „…“, meinte er`. In German.

use copydesk_text::vocabulary::{ALL_CAPS, DETERMINER, FEMALE, MALE, OBJECT};

use super::sentence::Before;
use crate::attribution::beside::{self, human};
use crate::attribution::mention;
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// The body that the sentence begins with, where the verb of saying is one of telling in writing; nobody where it may as well be somebody's who was named.
    pub(super) fn told_by_body(&self) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let body = mention::phrase(passage, self.habits, self.sentence.start, self.sentence.end)?;
        let [article, noun, ..] = &tokens[body.tokens.clone()] else { return None };
        let known = self.known?;
        let letters = noun.is(ALL_CAPS) && body.tokens.len() == 2;
        let fits = article.is(DETERMINER)
            && article.bits & OBJECT == 0
            && passage.language().sex_of_article(&passage.text[article.range()]) == self.sex
            && (letters
                || beside::is_institution(passage, &body)
                || passage.language().is_institution(&passage.text[noun.range()]))
            && !human::one(passage, self.habits, &body);
        let named =
            || self.people.mentioned(self.block, passage.bytes(&self.sentence)).any(|(person, _)| person == known);
        let (own, cue) = self.pronoun.cue?;
        let words = &self.passages[own].language().content_words;
        // `Der Verein kam nicht. „Schade“, sagte er`: he who was named
        let spoken = || self.passages[own].is_one_of(cue, &words.spoken);
        // `„Ich gehe“, teilte sie mit`: no party does
        if !fits || named() || spoken() || self.speaks_of_self() {
            return None;
        }
        let informs = self.passages[own].is_one_of(cue, &words.informs);
        Some(if informs { Antecedent::Unnamed(passage.spelt(&body.tokens)) } else { Antecedent::Unclear })
    }

    /// Nobody, where somebody without a name gives what another gets, or something comes from them: `Unterstützung bekam sie vom Kämmerer`.
    pub(super) fn comes_from(&self) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let fronted = &passage.language().fronted;
        let verb = self.sentence.start + 1;
        let is = |list: &[&str]| list.iter().any(|word| passage.word_is(verb, word));
        let given = tokens[self.sentence.start].content() && self.known.is_some();
        if !given || !is(&fronted.receives) && !is(&fronted.comes) {
            return None;
        }
        let from = (verb + 1..self.sentence.end).find(|at| self.habits.by.iter().any(|by| passage.word_is(*at, by)))?;
        let giver = mention::governed(passage, self.habits, from + 1, self.sentence.end)?;
        let one = human::one(passage, self.habits, &giver);
        let known = self.people.mentioned(self.block, passage.bytes(&giver.tokens)).next().is_some();
        // `Hilfe bekam er von seiner Frau. „…“, sagte er`
        let nouns = || tokens[giver.tokens.clone()].iter().filter(|token| token.name());
        let sex = nouns().fold(0, |sex, noun| sex | noun.bits & (MALE | FEMALE));
        let fits = sex == 0 || sex & self.sex != 0;
        (one && !known && fits).then_some(Antecedent::Unclear)
    }
}
