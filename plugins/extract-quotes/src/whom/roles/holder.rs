//! Who holds a role, where the words at it say so: `the minister, Ada Rowe,`, `Secretary of Trade Ada Rowe`.

use std::ops::Range;

use copydesk_text::names::people::{People, Person};
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, FUNCTION, NEUTER, ORGANISATION, PARTICLE, PLURAL,
    POSSESSIVE, POSSESSOR, PREPOSITION, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::noun;

/// A name, and the person of the article who bears it.
pub(crate) type Named<'a> = (&'a str, Option<usize>);

/// Who holds the role, where the words at it say so.
pub(crate) fn holder<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<Named<'a>> {
    if surname(passage, speaker) {
        let person = people.named(passage.text, &passage.tokens, speaker.head.clone());
        return person.and_then(|person| Some((people.person(person)?.name, Some(person))));
    }
    let office = || office_holder(passage, people, speaker).filter(|_| speaker.mention == Mention::Role);
    apposed(passage, people, speaker).or_else(office)
}

/// Whether a comma and a name may be set beside a mention with an article: `the Data Commissioner, Ada Rowe`.
pub(crate) fn may_be_apposed(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let comma = passage.tokens.get(speaker.tokens.end).is_some_and(|next| next.kind == Kind::Comma);
    comma && passage.tokens[speaker.head.start].is(DETERMINER)
}

/// The name in these tokens, in its fullest form.
fn full_name<'a>(passage: &Passage<'a>, people: &People<'a>, name: Range<usize>) -> Named<'a> {
    let index = people.named(passage.text, &passage.tokens, name.clone());
    let person = index.and_then(|index| people.person(index));
    let title = |at: &usize| passage.tokens[*at].is(TITLE) && passage.tokens[*at].bits & FIRST_NAME == 0;
    let titles = name.clone().take_while(title).count();
    let name = if titles < name.len() { name.start + titles..name.end } else { name };
    (person.map_or_else(|| passage.spelt(&name), |person| person.name), index)
}

/// The person whom an apposition names: `the minister, Ada Rowe, said`.
fn apposed<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<Named<'a>> {
    let tokens = &passage.tokens;
    let comma = behind_charge(tokens, speaker).max(behind_years(passage, speaker.tokens.end));
    tokens.get(comma).filter(|comma| comma.kind == Kind::Comma)?;
    // `a study by a botanist, Ada Rowe, said`, but `the lead author of the study, Ada Rowe, said`
    if tokens[noun(tokens, &speaker.head)].is(DOCUMENT) {
        return None;
    }
    let name = after(tokens, comma + 1, passage.sentence(comma).end, VERB)?;
    let ends = |at: usize| tokens.get(at).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::End | Kind::Stop));
    // `the investor, Ada Rowe of Marl Ports, said`
    let of = tokens.get(name.tokens.end).is_some_and(|of| of.is(PREPOSITION));
    // `of Marl & Fane`
    let part = |token: &&Token| token.name() || token.kind == Kind::Other && token.end > token.start;
    let body = tokens.get(name.tokens.end + 1..).unwrap_or_default().iter().take_while(part).count();
    let closed = ends(name.tokens.end) || of && body > 0 && ends(name.tokens.end + 1 + body);
    // `his wife, Ada,`: a first name by itself, where it is known
    let owned =
        || tokens[speaker.head.start].is(POSSESSOR) || tokens[speaker.head.clone()].iter().any(|of| of.is(POSSESSIVE));
    let known = name.head.len() > 1 || owned() && people.named(passage.text, tokens, name.head.clone()).is_some();
    // `the Bishop of Arnsby, the Rt Rev Ada Rowe,`
    let opens = usize::from(tokens[name.tokens.start].is(DETERMINER));
    let article = opens == 1 && tokens[name.head.start].is(TITLE);
    // `her coach, former Marl Cup player Bo Lind,`, `a third judge, the poet Bo Lind,`
    let role = &tokens[(name.tokens.start + opens).min(name.head.start)..name.head.start];
    let role = role.last().is_some_and(|noun| noun.is(ROLE | TITLE)) && role.iter().all(Token::content);
    let whole =
        name.head.end == name.tokens.end && (role || name.tokens.start + usize::from(article) == name.head.start);
    if name.mention != Mention::Person || !known || !whole || !closed {
        return None;
    }
    // `the member for roads, South Holm`, `her husband of 12 years, Rowe Motors`
    let age = || tokens.get(name.tokens.end + 1).is_some_and(|age| age.kind == Kind::Number);
    let first = &tokens[name.head.start];
    let body = tokens[name.head.end - 1].is(ORGANISATION);
    if comma > speaker.tokens.end && !role && !age() && (!first.is(FIRST_NAME | TITLE) || body) {
        return None;
    }
    let named = full_name(passage, people, name.head);
    // `the Data Commissioner, Ada Rowe`: what looks like a body’s name is an office where it is a human being’s
    let human = || named.1.and_then(|person| people.person(person)).is_some_and(Person::is_human);
    (speaker.mention == Mention::Role || may_be_apposed(passage, speaker) && human()).then_some(named)
}

/// The comma behind how long somebody has been so, where that follows a role: `her neighbour of 50 years, Ada Rowe`.
fn behind_years(passage: &Passage<'_>, end: usize) -> usize {
    let Some([of, many, years, comma]) = passage.tokens.get(end..end + 4) else { return end };
    let time = of.is(PREPOSITION)
        && (many.kind == Kind::Number || many.kind == Kind::Word && many.bits & CAPITAL == 0)
        && years.is(TIME)
        && passage.text[years.range()].ends_with('s')
        && comma.kind == Kind::Comma;
    if time { end + 3 } else { end }
}

/// Where a role with a definite article ends, and what it is for or of in small letters: `the cabinet member for housing and roads`.
fn behind_charge(tokens: &[Token], speaker: &Phrase) -> usize {
    let end = speaker.tokens.end;
    let charge = tokens.get(end..).unwrap_or_default().iter().take(CHARGE).take_while(|token| {
        // `supply` ends as adverbs do
        let noun = token.content() || token.is(ADVERB);
        noun && token.bits & (CAPITAL | POSSESSIVE) == 0 || token.is(CONJUNCTION | PREPOSITION)
    });
    let charge = charge.count();
    let of = charge > 1 && tokens[end].is(PREPOSITION) && !tokens[end + charge - 1].is(CONJUNCTION | PREPOSITION);
    let one = tokens[speaker.head.start].is(DETERMINER | POSSESSOR | POSSESSIVE);
    if of && one { end + charge } else { end }
}

/// How many words tell what somebody is in charge of.
const CHARGE: usize = 6;

/// Whether the role is a word that may be somebody's surname: `Judge said`, of Aaron Judge.
pub(crate) fn surname(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let [one] = &passage.tokens[speaker.head.clone()] else { return false };
    speaker.mention == Mention::Role && one.is(CAPITAL) && one.is(TITLE | ROLE) && one.bits & PLURAL == 0
}

/// Who holds the office that stands before the name with all that it is of: `Secretary of Trade Ada Rowe`.
fn office_holder<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<Named<'a>> {
    let tokens = &passage.tokens;
    let head = &tokens[speaker.head.clone()];
    let of = head.iter().position(|token| token.is(PREPOSITION))?;
    let office = head[..of].iter().all(|token| token.is(TITLE | ROLE) && token.is(CAPITAL)) && of > 0;
    let name = of + 1 + head[of + 1..].iter().position(|token| token.is(FIRST_NAME))?;
    // `Chair of trustees Ada Rowe`, but not `Brother of singer Bo Lind`
    let charge = |token: &Token| {
        token.content() && token.bits & CAPITAL == 0 && (token.is(PLURAL) || token.bits & (ROLE | TITLE) == 0)
    };
    let part = |token: &Token| token.name() || token.is(DETERMINER | PARTICLE);
    let whole = head[of + 1..name].iter().all(|token| part(token) || charge(token)) && head[name..].iter().all(part);
    if !office || !whole || name < of + 2 || name + 1 >= head.len() {
        return None;
    }
    Some(full_name(passage, people, speaker.head.start + name..speaker.head.end))
}

/// A role that says by itself who it is: that of a group or a body, which has a name in it or is more than one.
pub(crate) fn role_name<'a>(passage: &Passage<'a>, speaker: &Phrase) -> Option<&'a str> {
    let tokens = &passage.tokens[speaker.head.clone()];
    // `a Department for Education spokesman`: one of the body that stands before the noun
    let theirs =
        |body: &Token, one: &Token| body.is(CAPITAL) && one.is(ROLE) && one.bits & (PLURAL | NEUTER | CAPITAL) == 0;
    let of_body = matches!(tokens, [.., body, one] if theirs(body, one));
    let of = tokens
        .iter()
        .position(|token| token.is(PREPOSITION))
        .filter(|of| !(of_body && *of > 0 && tokens[*of - 1].is(CAPITAL)));
    let noun = of.unwrap_or(tokens.len());
    // police, the ministry, the Post; Ada Rowe and Bo Lind
    let group = tokens[..noun].last().is_some_and(|noun| {
        noun.bits & (PLURAL | NEUTER) != 0 || noun.bits & (DOCUMENT | CAPITAL) == DOCUMENT | CAPITAL
    }) || tokens.iter().position(|token| token.is(CONJUNCTION)).is_some_and(|and| {
        // `the Norrland senator and candidate`: one
        let one = |token: &Token| token.is(DETERMINER) && token.bits & PLURAL == 0;
        !one(&tokens[0]) || tokens.get(and + 1).is_some_and(|next| next.is(DETERMINER))
    });
    let tells = tokens.iter().any(|token| {
        token.bits & FUNCTION == 0 && (token.bits & CAPITAL != 0 && token.start > 0 || token.bits & PLURAL != 0)
    });
    let owned = tokens.iter().any(|token| token.is(POSSESSOR)); // her friends
    (group && tells && !owned).then(|| passage.spelt(&speaker.head))
}
