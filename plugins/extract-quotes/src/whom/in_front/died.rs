//! Sentences that tell of somebody’s death, after which another speaks: `Der Erbauer des Hauses, Bo Lind, starb 1910. „…“, sagt er`.

use copydesk_text::vocabulary::{FEMALE, MALE, NEUTER, PLURAL, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use super::sentence::Before;
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// Who speaks behind a sentence that tells that whom the order of the names tells has died, or somebody of theirs who may be meant as well.
    pub(super) fn survivor(&self) -> Option<Antecedent<'a>> {
        let (passage, tokens, end) = (self.passage(), &self.passage().tokens, self.sentence.end);
        let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
        let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
        let died = |at: usize| is(at, &fronted.died);
        // `starb fast`, `starb im Film`
        if !self.sentence.clone().any(died) || self.sentence.clone().any(|at| is(at, &fronted.alive)) {
            return None;
        }
        let mut here = self.people.mentioned(self.block, passage.bytes(&self.sentence));
        let (_, at) = here.next().filter(|(person, _)| Some(*person) == self.known && here.next().is_none())?;
        let name = tokens.partition_point(|token| token.start < at);
        let behind = name + tokens[name..end].iter().take_while(|token| token.name()).count();
        let verb = behind + usize::from(tokens.get(behind).is_some_and(|comma| comma.kind == Kind::Comma));
        let words =
            tokens[verb.min(end)..end].iter().take_while(|token| matches!(token.kind, Kind::Word | Kind::Number));
        let last = verb + words.count().saturating_sub(1);
        // `Bo Lind ist 1910 gestorben`
        if !(died(verb) || is(verb, &small_words.be) && died(last)) {
            return None;
        }
        if let Some(noun) = self.owned_by(name) {
            // `Der Hund von Bo Lind starb. „…“, sagt er`, but not `Der Vater von Bo Lind`
            return self.is_one_of_the_sex(&tokens[noun]).then_some(Antecedent::Unclear);
        }
        // `Die Malerin Lind starb 1980. „Ich male, um zu leben“, schrieb sie`
        let start = tokens[self.sentence.start].start;
        let other = self.people.pronoun(self.block, start, self.sex, self.spoke);
        let other = other.filter(|other| Some(*other) != self.known && (self.is_said_now() || !self.speaks_of_self()));
        Some(other.map_or(Antecedent::Unclear, Antecedent::Person))
    }

    /// Whether the pronoun’s verb is in the present, by its ending: the dead say nothing now.
    fn is_said_now(&self) -> bool {
        let cue = self.pronoun.cue.and_then(|(block, cue)| {
            let passage = &self.passages[block];
            passage.tokens.get(cue).map(|cue| &passage.text[cue.range()])
        });
        let ends = &self.passage().language().small_words.present_ends;
        cue.is_some_and(|cue| ends.iter().any(|end| cue.ends_with(end)))
    }

    /// The noun of whoever or whatever is told to be of the name at this token, with its roles: `Der Hund von Bo Lind`, `Der Sohn des Imkers Bo Lind`.
    fn owned_by(&self, name: usize) -> Option<usize> {
        let (passage, tokens, start) = (self.passage(), &self.passage().tokens, self.sentence.start);
        let role = |token: &&Token| token.name() && (token.is(ROLE | TITLE) || passage.compound_role(token));
        let roles = tokens[start..name].iter().rev().take_while(role).count();
        let of = (name - roles).checked_sub(1).filter(|of| *of > start && tokens[of - 1].name())?;
        let small_words = &passage.language().small_words;
        let mut articles = self.habits.by.iter().chain(small_words.genitive_articles.iter());
        articles.any(|article| passage.word_is(of, article)).then(|| of - 1)
    }

    /// Whether the noun is one human being whom the pronoun may mean.
    fn is_one_of_the_sex(&self, noun: &Token) -> bool {
        let bits = noun.bits | self.passage().language().role_tail(&self.passage().text[noun.range()]);
        let told = bits & (MALE | FEMALE);
        let one = bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER) == 0;
        one && (told == 0 || told & self.sex != 0)
    }
}
