//! Several who speak, and one of several: `Ada Rowe and Bo Lind said`, `One of the boatmen said`, `one of the boatmen, Bo Lind, said`.

use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, DETERMINER, FIRST_NAME, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, RELATIVE, ROLE,
    TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::subjects::shared::is_office;
use crate::subjects::speaking::{is_and, opens_clause, speaks};

/// Two who speak together.
pub(crate) fn two(both: std::ops::Range<usize>) -> Phrase {
    Phrase { mention: Mention::Role, tokens: both.clone(), head: both }
}

/// The two of whom this phrase is the second, where the first begins a clause: `Ada Rowe and Bo Lind called it`, `The mayor and her deputy said`.
pub(super) fn joined_before(tokens: &[Token], low: usize, second: &Phrase) -> Option<Phrase> {
    let and = second.tokens.start.checked_sub(1).filter(|and| *and > low && is_and(&tokens[*and]))?;
    let first = before(tokens, low, and, VERB).filter(|first| first.tokens.end == and && speaks(tokens, first))?;
    // `Lind, Rowe and Ask said`: more than two
    let listed = first.tokens.start > low && tokens[first.tokens.start - 1].kind == Kind::Comma;
    // `On Monday Rowe and Ask said`
    let day = first.tokens.start > low && tokens[first.tokens.start - 1].is(TIME);
    if listed || !(day || opens_clause(tokens, low, first.tokens.start)) || !speaks(tokens, second) {
        return None;
    }
    // `After the hearing Health and Safety Board inspector Ada Rowe said`: what stands before her role is a body’s name
    let body = tokens[second.tokens.start..second.head.start].split_last().is_some_and(|(role, body)| {
        role.is(ROLE) && role.bits & CAPITAL == 0 && body.len() > 1 && body.iter().all(Token::name)
    });
    let article = tokens[first.tokens.start].is(DETERMINER) && first.head.len() < first.tokens.len();
    if body && article && tokens[and - 1].is(CAPITAL) {
        return None;
    }
    let whole = first.tokens.start..second.tokens.end;
    // `Managing Director and CEO Ada Rowe said`: one who is both
    if is_office(tokens, &first, second) {
        return Some(Phrase { tokens: whole, ..second.clone() });
    }
    let named = |one: &Phrase| matches!(one.mention, Mention::Person | Mention::Organisation);
    // `Ada Rowe of Lind and Ask said`: a firm
    if named(&first) && named(second) && tokens[first.tokens.clone()].iter().any(|token| token.is(PREPOSITION)) {
        return Some(Phrase { tokens: whole, ..first });
    }
    // `chairman and president Bo Lind said`, `the senator and candidate said`: one who is both
    let own = |one: &Phrase| {
        let words = &tokens[one.tokens.clone()];
        let several = words.last().is_some_and(|last| last.is(PLURAL));
        one.mention == Mention::Role
            && (several || words.iter().any(|word| word.is(DETERMINER | POSSESSOR | POSSESSIVE)))
    };
    let bare = tokens[second.tokens.start].bits & CAPITAL != 0;
    let two_are = own(second) || named(second) && (named(&first) || bare);
    ((named(&first) || own(&first)) && two_are).then(|| two(whole))
}

/// The two of whom this name is the first, where the second is no subject of a verb of its own: `said Ada Rowe and Bo Lind`, `according to …`.
pub(crate) fn joined_behind(tokens: &[Token], one: &Phrase, high: usize) -> Option<Phrase> {
    let and = tokens.get(one.tokens.end).filter(|_| one.mention == Mention::Person && one.tokens.end < high)?;
    let other = after(tokens, one.tokens.end + 1, high, VERB)
        .filter(|other| is_and(and) && other.mention == Mention::Person && one.tokens.end + 1 == other.tokens.start)?;
    let next = tokens.get(other.tokens.end).filter(|_| other.tokens.end < high);
    let acts = |next: &Token| next.is(AUXILIARY | ADVERB) || next.content() && next.bits & (CAPITAL | TIME) == 0;
    if next.is_some_and(acts) {
        return None;
    }
    Some(two(one.tokens.start..other.tokens.end))
}

/// The subject with a second whose name `and` joins to it before their verb: `Ada Rowe and Bo Lind left, saying`. Not where another stands behind
/// the verb, nor where the second has an office that may be of the first: `Marl City and England striker Ada Rowe left, saying`.
pub(super) fn with_second(tokens: &[Token], one: Phrase, high: usize) -> Phrase {
    let named = |one: &Phrase| matches!(one.mention, Mention::Person | Mention::Organisation);
    let and = one.tokens.end;
    if !named(&one) || !tokens.get(and).is_some_and(|next| and < high && is_and(next)) {
        return one;
    }
    let second = after(tokens, and + 1, high, VERB).filter(|second| named(second) && second.tokens.start == and + 1);
    let acts = |second: &Phrase| {
        let verb = tokens.get(second.tokens.end);
        let behind = &tokens[second.tokens.end.min(high)..high];
        let another = |token: &Token| token.is(FIRST_NAME) && token.name() || token.is(RELATIVE);
        let first = tokens[one.tokens.clone()].iter().any(|token| token.is(FIRST_NAME));
        let trade = |token: &Token| token.is(ROLE | TITLE) || token.bits & CAPITAL == 0;
        let office = !first && tokens[second.tokens.clone()].iter().any(trade);
        verb.is_some_and(|next| next.kind == Kind::Word) && !behind.is_empty() && !behind.iter().any(another) && !office
    };
    match second.filter(acts) {
        Some(second) => two(one.tokens.start..second.tokens.end),
        None => one,
    }
}

/// The one of those that a phrase calls, where `one of` stands before it.
pub(super) fn one_of(passage: &Passage<'_>, low: usize, several: &Phrase) -> Option<Phrase> {
    let one = several.tokens.start.checked_sub(2).filter(|one| *one >= low)?;
    let of = passage.word_is(one, "one") && passage.word_is(one + 1, "of") && several.mention == Mention::Role;
    of.then_some(Phrase { mention: Mention::Role, tokens: one..several.tokens.end, head: one..several.head.end })
}

/// The name between two commas, of which the second is this one, that says who of several it is: `one of the boatmen, Bo Lind, called it`.
pub(super) fn one_of_several(passage: &Passage<'_>, floor: usize, comma: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let first =
        (floor..comma).rev().find(|at| tokens[*at].kind != Kind::Word).filter(|at| tokens[*at].kind == Kind::Comma)?;
    // also behind a role: `one of them, ex-chairman Sir Bo Lind, said`
    let described = |start: usize| start < first + SEVERAL && tokens[first + 1..start].iter().all(Token::content);
    let name = before(tokens, first + 1, comma, VERB)
        .filter(|name| name.mention == Mention::Person && described(name.tokens.start))?;
    // `Another, Bo Lind, said`
    let other = first.checked_sub(1).filter(|other| *other == floor || tokens[other - 1].kind != Kind::Word);
    if other.is_some_and(|other| passage.is_one_of(other, &passage.language().small_words.one_of_several)) {
        return Some(name);
    }
    let several = first.checked_sub(1).is_some_and(|noun| tokens[noun].content() || passage.word_is(noun, "them"));
    let one = (floor..first).rev().take(SEVERAL).find(|at| passage.word_is(*at, "of"));
    (several && one.is_some_and(|of| of > floor && passage.word_is(of - 1, "one"))).then_some(name)
}

/// How many words say who the several are of whom it is one.
const SEVERAL: usize = 6;
