//! The surnames of an article: the words in it that follow a first name, and times that are surnames of somebody whom it names in full (`said
//! Winter` of a Hazel Winter).

use copydesk_text::names::people::{People, Person};
use copydesk_text::vocabulary::{CAPITAL, FIRST_NAME, PARTICLE, TITLE};
use copydesk_text::words::Kind;

use crate::passages::passage::Passage;
use crate::passages::times::take_for_name;

/// Takes times for names that somebody of the article bears.
pub(crate) fn read_surnames(passage: &mut Passage<'_>, people: &People<'_>) {
    for at in std::mem::take(&mut passage.undated) {
        let one = people.surnamed(&passage.text[passage.tokens[at].range()]);
        if one.and_then(|one| people.person(one)).is_some_and(Person::is_surely_one) {
            take_for_name(&mut passage.tokens[at]);
        }
    }
}

impl<'a> Passage<'a> {
    /// The words in it that follow a first name.
    pub(crate) fn surnames_here(&self, surnames: &mut Vec<&'a str>) {
        let nouns = self.language().nouns_capital();
        for (at, last) in self.tokens.iter().enumerate().skip(1).filter(|(_, last)| last.name()) {
            let first = &self.tokens[at - 1];
            // in the middle of a sentence two words with capitals are a name
            let inside = || {
                let left = at.checked_sub(2).map(|left| &self.tokens[left]);
                left.is_some_and(|left| left.kind == Kind::Word && left.bits & CAPITAL == 0 || left.kind == Kind::Comma)
            };
            if first.name() && (first.is(FIRST_NAME | TITLE) || !nouns && inside()) {
                surnames.push(&self.text[last.range()]);
            } else if nouns && first.is(PARTICLE) && first.bits & CAPITAL == 0 {
                // `Ada von Rowe`: the whole, and the last word
                let particles = self.tokens[..at].iter().rev().take_while(|token| token.is(PARTICLE)).count();
                let named = (at - particles)
                    .checked_sub(1)
                    .is_some_and(|first| self.tokens[first].is(FIRST_NAME) && self.tokens[first].name());
                if named {
                    surnames.push(&self.text[self.tokens[at - particles].start..last.end]);
                    surnames.push(&self.text[last.range()]);
                }
            }
        }
    }
}
