//! What a mention says of somebody who was named before: an age, or a noun that calls people again.

use std::ops::Range;

use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    ADVERB, CAPITAL, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PLURAL, POSSESSIVE, POSSESSOR,
    PREPOSITION, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::age::aged;
use crate::draft::Found;
use crate::language::{Habits, Rules};
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

/// How many words say whose mother someone is: `three`, `drei kleinen Kindern`.
const CHILDREN: usize = 3;

/// What a mention says of someone who was named before.
pub(super) struct Description<'a> {
    /// The noun, or the age with its word.
    pub(super) noun: &'a str,
    pub(super) sex: u32,
    pub(super) age: Option<&'a str>,
    /// Whether it calls again only somebody whom its paragraph introduces.
    pub(super) trade: bool,
    /// Whether it says whose parent somebody is.
    pub(super) parent: bool,
}

impl<'a> Description<'a> {
    /// The noun, where it says what one does, so that it is nobody's whom the article gives another role.
    pub(super) fn noun_of_trade(&self, passage: &Passage<'_>) -> Option<&'a str> {
        let noun = self.age.is_none() && !self.parent && passage.language().says_what_one_does(self.noun);
        noun.then_some(self.noun)
    }
}

/// What the mention says, if it is one that may call somebody again: an age, or a noun of `data/epithets.txt`.
pub(super) fn describe<'a>(passage: &Passage<'a>, found: &Found) -> Option<Description<'a>> {
    // a noun that no list knows looks like a body’s name where nouns have capitals: `der Pontifex`
    if !matches!(found.speaker.mention, Mention::Role | Mention::Organisation) {
        return None;
    }
    let tokens = &passage.tokens;
    let mut head = found.speaker.head.clone();
    // `the mother of three`, `die Mutter von drei Kindern`: a noun and its preposition, and no name behind it
    let parent =
        (head.start + 2..head.end + 1).find(|at| tokens.get(*at).is_some_and(|of| of.is(PREPOSITION))).filter(|of| {
            let number = |token: &Token| token.kind == Kind::Number || token.is(DETERMINER) && token.is(PLURAL);
            let child = |token: &&Token| number(token) || token.content() && !token.is(FIRST_NAME);
            let few = (1..=CHILDREN).contains(&tokens[*of + 1..].iter().take_while(child).count());
            few && passage.language().is_epithet(passage.spelt(&(*of - 1..*of + 1)))
        });
    head.end = parent.unwrap_or(head.end);
    let compounds = passage.language().nouns_capital();
    if let Rules::Beside(habits) = passage.language().rules {
        head = if habits.verb_second { up_to_preposition(passage, head) } else { up_to_noun(passage, habits, head) };
    }
    let bare = passage.language().bare_nouns() && head.len() == 1;
    let (first, last) = (tokens.get(head.start)?, tokens.get(head.end.checked_sub(1)?)?);
    // `the marine biologist`, `the Arizona Democrat`, `the retired bus driver`
    // and `die 33-jährige Autorin`
    // and `der heute 46-Jährige`
    let adjective =
        |token: &Token| token.content() || compounds && token.is(ADVERB | TIME) || aged(&passage.text[token.range()]);
    let adjectives = (3..=4).contains(&head.len()) && tokens[head.start + 1..head.end].iter().all(adjective);
    let definite = (head.len() == 2 || adjectives) && first.is(DETERMINER) && first.bits & POSSESSOR == 0;
    if !(definite || bare) || is_indefinite(passage, head.start) {
        return None;
    }
    // `la Costruzioni Valle Azzurra`: a name
    let named = || tokens[head.start + 1..head.end - 1].iter().any(|token| token.is(CAPITAL));
    if definite && !compounds && matches!(passage.language().rules, Rules::Beside(_)) && named() {
        return None;
    }
    let article = &passage.text[first.range()];
    let noun = &passage.text[last.range()];
    // `otra manifestante`
    if passage.language().others.iter().any(|other| article.eq_ignore_ascii_case(other)) {
        return None;
    }
    let told = passage.language().sex_of_article(article);
    if aged(noun) {
        return Some(Description { noun, sex: told, age: noun.split('-').next(), trade: false, parent: false });
    }
    let tail = if last.is(ROLE | TITLE) || !compounds { 0 } else { passage.language().role_tail(noun) };
    // `der Fahrgastverband`: a body
    let one = (last.bits | tail) & (PLURAL | NEUTER | DOCUMENT | POSSESSIVE) == 0;
    // `the retired bus driver`: a life that has been told
    let past = || {
        let past = &passage.language().past;
        let language = passage.language();
        let office = last.is(TITLE) && !language.leaves_open(noun) || language.is_standing(noun);
        let mut adjectives = tokens[head.clone()].iter().skip(1);
        !office
            && adjectives.any(|word| past.iter().any(|known| passage.text[word.range()].eq_ignore_ascii_case(known)))
    };
    let again = parent.is_some() || passage.language().is_epithet(noun) || past();
    let trade = !again && head.len() == 2 && passage.language().is_trade(noun);
    // `die 41-jährige Winzerin`, whatever she does
    let said_of = tokens.get(head.start + 1..head.end - 1).filter(|_| definite && compounds).unwrap_or_default();
    let age = said_of.iter().map(|word| &passage.text[word.range()]).find(|word| aged(word));
    let age = age.and_then(|age| age.split('-').next());
    if !one || !(again || trade || age.is_some()) {
        return None;
    }
    let own = (last.bits | tail) & (MALE | FEMALE);
    let sex = passage.language().sex_of_noun(article, own);
    if let Some(age) = age {
        return Some(Description { noun, sex, age: Some(age), trade: false, parent: false });
    }
    Some(Description { noun, sex, age: None, trade, parent: parent.is_some() })
}

/// An article and a noun without what a preposition says of them: `die Forscherin vom Institut`.
fn up_to_preposition(passage: &Passage<'_>, head: Range<usize>) -> Range<usize> {
    let of = head.start + 2;
    // and `der Forscher der Universität`
    let joins =
        of < head.end && passage.tokens[of].is(PREPOSITION | DETERMINER) && passage.tokens[of].bits & CAPITAL == 0;
    head.start..if joins { of } else { head.end }
}

/// A role up to its noun, behind which adjectives stand and what it is of: `el técnico uruguayo`, `la investigadora del Instituto`.
fn up_to_noun(passage: &Passage<'_>, habits: &Habits, head: Range<usize>) -> Range<usize> {
    let tokens = &passage.tokens;
    let of = (head.start + 2..head.end)
        .find(|at| tokens[*at].is(PREPOSITION) || habits.of.iter().any(|word| passage.word_is(*at, word)));
    let end = of.unwrap_or(head.end);
    let is_noun = |at: &usize| {
        let word = &passage.text[tokens[*at].range()];
        passage.language().is_epithet(word) || passage.language().is_trade(word)
    };
    let noun = (head.start + 1..end).take(2).find(is_noun);
    let said_of = noun.is_some_and(|noun| tokens[noun + 1..end].iter().all(Token::content));
    head.start..noun.filter(|_| said_of && end > head.start + 2).map_or(end, |noun| noun + 1)
}

/// The sex that the mention tells, if it is one that may call somebody again; 0 where it tells none.
pub(crate) fn described_sex(passage: &Passage<'_>, found: &Found) -> Option<u32> {
    describe(passage, found).filter(|description| !description.trade).map(|description| description.sex)
}
