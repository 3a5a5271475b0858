//! The sentence before a pronoun, and what is asked of it, of those it names and of the pronoun’s own words.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{FEMALE, FIRST_NAME, MALE, NEUTER, PLURAL};
use copydesk_text::words::Token;

use super::own_words;
use crate::draft::Found;
use crate::language::Habits;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::whom::focus::tells_of_another;
use crate::whom::roles::introduced::introduced;
use crate::whom::signs::meant::is_indefinite;

/// The sentence before a pronoun, and those whom it may mean.
pub(super) struct Before<'p, 'a> {
    pub(super) passages: &'p [Passage<'a>],
    pub(super) people: &'p People<'a>,
    pub(super) habits: &'p Habits,
    pub(super) pronoun: &'p Found,
    pub(super) sex: u32,
    /// Whom the order of the names tells.
    pub(super) known: Option<usize>,
    pub(super) spoke: Spoke,
    pub(super) block: usize,
    pub(super) sentence: std::ops::Range<usize>,
}

impl<'a> Before<'_, 'a> {
    pub(super) fn passage(&self) -> &Passage<'a> {
        &self.passages[self.block]
    }

    /// Whether nothing tells that somebody is of the other sex.
    pub(super) fn fits(&self, person: usize) -> bool {
        self.people.person(person).is_some_and(|one| one.sex == 0 || one.sex == self.sex)
    }

    /// The person whom a name means, if it is all of theirs: none of `Bo Linds Anwalt`.
    pub(super) fn named(&self, one: &Phrase) -> Option<usize> {
        let passage = self.passage();
        let person = self.people.named(passage.text, &passage.tokens, one.head.clone())?;
        // `Bo Lind Klage`, in `hat Bo Lind Klage erhoben`
        let rest = passage.text.get(passage.tokens[one.head.start].start..).unwrap_or_default();
        let known = self.people.person(person)?.name;
        let last = &passage.text[passage.tokens[one.head.end - 1].range()];
        let whole = rest.strip_prefix(known).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        (whole || known.ends_with(last)).then_some(person)
    }

    /// Whether the sentence is the first to name somebody.
    pub(super) fn is_new(&self, person: usize) -> bool {
        let start = self.passage().tokens[self.sentence.start].start;
        self.people.first_mention(person).is_some_and(|(block, at)| block == self.block && at >= start)
    }

    pub(super) fn is_woman(&self, noun: &Token) -> bool {
        let passage = self.passage();
        (noun.bits | passage.language().role_tail(&passage.text[noun.range()])) & (MALE | FEMALE) == FEMALE
    }

    /// The person who was introduced by a role of one.
    pub(super) fn meant_by(&self, role: &Phrase) -> Option<usize> {
        let tokens = &self.passage().tokens[role.tokens.clone()];
        let one = |token: &Token| token.bits & (PLURAL | NEUTER) == 0 || token.is(FIRST_NAME);
        if is_indefinite(self.passage(), role.tokens.start) || !tokens.iter().all(one) {
            return None;
        }
        // `dankte die Lehrerin der Bürgermeisterin`
        let noun = role.tokens.start + tokens.iter().position(Token::name)? + 1;
        let role = Phrase { tokens: role.tokens.start..noun, head: role.tokens.start..noun, ..role.clone() };
        let found = Found { block: self.block, speaker: role, ..self.pronoun.clone() };
        introduced(self.passages, self.people, &found)
    }

    /// Whether the words in marks are about whoever says them.
    pub(super) fn speaks_of_self(&self) -> bool {
        own_words::of_self(&self.passages[self.pronoun.block], self.pronoun.speaker.head.start)
    }

    /// Whether the words in marks begin with a pronoun of the same sex, which is not who says them.
    pub(super) fn begins_with_another(&self) -> bool {
        own_words::begin_with(&self.passages[self.pronoun.block], self.pronoun.speaker.head.start, self.sex)
    }

    /// Whether the words in marks tell of somebody of the pronoun’s sex in the third person alone, who is not who says them.
    pub(super) fn tells_of_another(&self) -> bool {
        let own = &self.passages[self.pronoun.block];
        own.tokens.get(self.pronoun.speaker.head.start).is_some_and(|he| tells_of_another(own, he.start, self.sex))
    }

    /// Whether the words in marks take up what the sentence before this one tells.
    pub(super) fn takes_up(&self) -> bool {
        let Some((block, earlier)) = sentence_before(self.passages, self.block, self.sentence.start) else {
            return false;
        };
        let own = &self.passages[self.pronoun.block];
        own_words::take_up(own, self.pronoun.speaker.head.start, &self.passages[block], earlier)
    }
}
