//! Whom a mention means by its own words: a name, the person whom a relative takes up, or the one whom a pronoun’s sex and place tell.

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase, before};
use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, FEMALE, MALE, OBJECT, PLURAL, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::is_mark;
use crate::draft::Found;
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::subjects::speaking::remembers;
use crate::whom::antecedents::relative::done_by;
use crate::whom::signs::doubt::tells_of;

pub(crate) fn resolve<'a>(
    passage: &Passage<'a>,
    block: usize,
    people: &People<'a>,
    speaker: &Phrase,
    spoke: Spoke,
) -> Option<usize> {
    let token = passage.tokens.get(speaker.head.start)?;
    if token.is(RELATIVE) {
        let end = speaker.head.start;
        let comma = end > 0 && passage.tokens[end - 1].kind == Kind::Comma;
        let antecedent = before(&passage.tokens, passage.sentence(end).start, end - usize::from(comma), VERB)?;
        // `a blow for Rowe, who had called it “safe”`
        let name = antecedent.tokens.end.checked_sub(1).filter(|last| passage.tokens[*last].name());
        let one =
            || name.filter(|name| *name > 0 && passage.tokens[name - 1].is(PREPOSITION)).map(|name| name..name + 1);
        let head = match antecedent.mention {
            Mention::Person => antecedent.head,
            _ => one().or_else(|| comes_from(passage, &antecedent)).or_else(|| done_by(passage, &antecedent))?,
        };
        return people.named(passage.text, &passage.tokens, head);
    }
    match speaker.mention {
        Mention::Person => people.named(passage.text, &passage.tokens, speaker.head.clone()),
        Mention::Pronoun if token.bits & (MALE | FEMALE) != 0 && token.bits & PLURAL == 0 => {
            let own = before_fronted(passage, speaker.head.start);
            let at = own.or_else(|| asked_about(passage, speaker.head.start)).unwrap_or(token.start);
            let start = passage.tokens[passage.sentence(speaker.head.start).start].start;
            let heard = speaker.head.start.checked_sub(1).is_some_and(|verb| remembers(passage, verb));
            let object = token.is(OBJECT) || heard;
            let at = if object { start } else { at };
            let person = people.pronoun(block, at, token.bits & (MALE | FEMALE), spoke)?;
            // `Lind recalled him saying “…”`, `Lind recalled her saying “…”`: another
            let himself = || people.mentioned(block, start..token.start).any(|(named, _)| named == person);
            (!object || !himself()).then_some(person)
        }
        _ => None,
    }
}

/// The full name of whoever something comes from, which ends a phrase that tells of nobody else: `The idea came from Ada Rowe, who said it was “…”`
#[inline(never)]
fn comes_from(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let end = phrase.tokens.end;
    let names = passage.tokens[phrase.tokens.clone()].iter().rev().take_while(|token| token.name()).count();
    let from = (end - names).checked_sub(1).filter(|from| names > 1 && *from >= phrase.tokens.start)?;
    let another = passage.tokens[phrase.tokens.start..from].iter().any(|token| token.is(ROLE | TITLE | PLURAL));
    (passage.word_is(from, "from") && !another).then_some(from + 1..end)
}

/// Whom a surname that several bear means where it stands.
pub(crate) fn namesake(passage: &Passage<'_>, found: &Found, people: &People<'_>) -> Option<usize> {
    let named = found.speaker.mention == Mention::Person;
    let at = || people.named_at(found.block, passage.text, &passage.tokens, found.speaker.head.clone());
    if named { at() } else { None }
}

/// Whom a story follows that calls one person by pronouns alone for some paragraphs: `He has cut hair here since … “…,” he says`
pub(crate) fn followed(passages: &[Passage<'_>], people: &People<'_>, found: &Found, before: Spoke) -> Option<usize> {
    let token = passages[found.block].tokens.get(found.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    let pronoun = |token: &Token| token.is(PRONOUN) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0;
    if !pronoun(token) || sex == 0 || matches!(before, Spoke::Unnamed(_)) {
        return None;
    }
    let (person, block) = people.followed(found.block, token.start, sex)?;
    // `She has … Her bill …`, or another’s words in between
    let goes_on = |passage: &Passage<'_>| passage.text.starts_with(is_mark) || tells_of(passage, sex);
    passages[block + 1..found.block].iter().all(goes_on).then_some(person)
}

/// Where the sentence begins whose subject is the pronoun at this token, behind the verb: what stands before that is somebody or something else,
/// `Junge Reben bewässert er nachts`. In German.
fn before_fronted(passage: &Passage<'_>, pronoun: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let start = passage.sentence(pronoun).start;
    let [fronted @ .., verb] = tokens.get(start..pronoun)? else { return None };
    // and `Rowe, dessen Vertrag ausläuft, lobte er`
    let commas = fronted.iter().filter(|token| token.kind == Kind::Comma).count();
    let parted = commas == 2 && fronted.last().is_some_and(|last| last.kind == Kind::Comma);
    let word = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number) || parted && token.kind == Kind::Comma;
    let clause = !fronted.is_empty() && fronted.iter().all(word);
    let finite = verb.kind == Kind::Word && verb.bits & (CAPITAL | CONJUNCTION | PREPOSITION) == 0;
    (passage.language().nouns_capital() && clause && finite && tokens[pronoun].bits & POSSESSOR == 0)
        .then(|| tokens[start].start)
}

/// How many words may stand before what stands before whoever somebody is asked about, and how many behind that.
const ASKED: usize = 6;

/// How many words may stand between whom somebody is asked about and the pronoun of who answers: `Zu Lind befragt, sagte er`.
const ANSWERS: usize = 4;

/// Where the sentence begins whose opening tells whom somebody is asked about, who answers by the pronoun at this token: `Asked about Lind, she
/// replied`, `På frågan om Lind svarade hon`. Whoever answers is another.
fn asked_about(passage: &Passage<'_>, pronoun: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let start = passage.sentence(pronoun).start;
    let opening = tokens.get(start..pronoun)?;
    let about = |at: &usize| {
        opening[*at].is(PREPOSITION) && passage.is_one_of(start + at, &passage.language().small_words.about)
    };
    let about = (0..opening.len().min(ASKED)).find(about)?;
    let behind = &opening[about + 1..];
    let name = behind.iter().take(ASKED).take_while(|token| token.kind == Kind::Word).position(Token::name)?;
    let end = name + behind[name..].iter().take_while(|token| token.name()).count();
    let answers = &behind[end..];
    let comma = answers.last().is_some_and(|next| next.kind == Kind::Comma);
    let plain = |token: &Token| (!token.name() || token.is(TIME)) && token.bits & (CONJUNCTION | PRONOUN) == 0;
    let english = matches!(passage.language().rules, Rules::Clauses);
    let near = answers.len() <= ANSWERS && (comma || !english);
    let subject = |token: &Token| token.is(PRONOUN) && token.bits & POSSESSOR == 0;
    (near && answers.iter().all(plain) && !opening[..about].iter().any(subject)).then(|| opening[0].start)
}
