//! One human being of whom a phrase tells more than a name: a role that two names share, a name before colleagues or before a firm, a trade
//! between a body and a name.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{
    ALL_CAPS, AUXILIARY, CAPITAL, DETERMINER, FIRST_NAME, FUNCTION, POSSESSIVE, PREPOSITION, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{PARTICIPLE, VERB};
use crate::passages::passage::Passage;
use crate::subjects::speaking::{is_and, opens_clause};

/// The whole of which this phrase, which ends right before its verb, is the last part. Asked of every subject, nearly all of which are no such part.
#[inline(always)]
pub(super) fn more_than_name(passage: &Passage<'_>, low: usize, last: &Phrase) -> Option<Phrase> {
    let left = passage.tokens.get(last.tokens.start.checked_sub(1).filter(|left| *left > low)?)?;
    if is_and(left) {
        joined(passage, low, last)
    } else if left.content() && left.bits & CAPITAL == 0 {
        of_firm(&passage.tokens, low, last)
    } else {
        None
    }
}

#[inline(never)]
fn joined(passage: &Passage<'_>, low: usize, last: &Phrase) -> Option<Phrase> {
    with_colleagues(passage, low, last).or_else(|| role_before(&passage.tokens, low, last))
}

/// The whole that begins with this phrase right behind its verb. The same.
#[inline(always)]
pub(crate) fn more_behind(passage: &Passage<'_>, first: &Phrase, high: usize) -> Option<Phrase> {
    let next = passage.tokens.get(first.tokens.end).filter(|_| first.tokens.end < high)?;
    if is_and(next) {
        role_behind(passage, first, high)
    } else if next.content() && next.bits & CAPITAL == 0 {
        trade_behind(&passage.tokens, first, high)
    } else {
        None
    }
}

static COLLEAGUES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/colleagues.txt")).collect());

/// How many words a role may have that two names share, from the second name on.
const SHARED: usize = 5;

/// Whether the phrase is an article and a name, which may be what a role is shared with: `the former Wales`, but not `the mayor`.
fn is_name_with_article(tokens: &[Token], phrase: &Phrase) -> bool {
    let last = &tokens[phrase.tokens.end - 1];
    tokens[phrase.tokens.start].is(DETERMINER) && last.is(CAPITAL) && last.bits & (ROLE | TITLE | POSSESSIVE) == 0
}

/// The role that a name with an article behind its verb shares with another, and the name behind that: `said the former Wales and British Lions
/// captain`, `said the Leeds and Ireland legend Gary Doyle`.
#[inline(never)]
fn role_behind(passage: &Passage<'_>, first: &Phrase, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let and = first.tokens.end;
    if and + 2 >= high || !is_and(&tokens[and]) || !is_name_with_article(tokens, first) {
        return None;
    }
    let acts = |token: &Token| token.bits & (CAPITAL | ROLE) == 0 && token.is(VERB | PARTICIPLE | TIME);
    let run = tokens[and + 1..high].iter().take(SHARED).take_while(|token| token.content() && !acts(token)).count();
    let end = and + 1 + run;
    // the noun is the first small word, or the last of several, or an office in capitals: `the Labour and Co-operative MP`
    let role = |at: &usize| tokens[*at].is(ROLE | TITLE) && tokens[*at].bits & FIRST_NAME == 0;
    let small = |at: &usize| tokens[*at].bits & CAPITAL == 0;
    let noun = (and + 2..end).find(|at| (role(at) || small(at)) && !(at + 1 < end && small(&(at + 1))))?;
    let word = &passage.text[tokens[noun].range()];
    let next = tokens.get(noun + 1).filter(|_| noun + 1 < high);
    let over =
        next.is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma | Kind::End | Kind::Dash) || next.name());
    if !role(&noun) && (!over || word.ends_with("ed") || word.ends_with("ing")) {
        return None;
    }
    let name = noun + 1..(noun + 1..high).find(|at| !tokens[*at].name() || tokens[*at].is(TIME)).unwrap_or(high);
    if name.is_empty() {
        return Some(Phrase {
            mention: Mention::Role,
            tokens: first.tokens.start..noun + 1,
            head: first.tokens.start..noun + 1,
        });
    }
    Some(Phrase { mention: Mention::Person, tokens: first.tokens.start..name.end, head: name })
}

/// The same before its verb, of which this phrase is the second half: `the England and Chelsea midfielder told`.
fn role_before(tokens: &[Token], low: usize, second: &Phrase) -> Option<Phrase> {
    let and = second.tokens.start.checked_sub(1).filter(|and| *and > low && is_and(&tokens[*and]))?;
    let words = &tokens[second.tokens.clone()];
    if second.mention != Mention::Role || words.len() < 2 || !words[0].name() {
        return None;
    }
    let first = before(tokens, low, and, VERB).filter(|first| first.tokens.end == and)?;
    is_name_with_article(tokens, &first).then_some(Phrase {
        mention: Mention::Role,
        tokens: first.tokens.start..second.tokens.end,
        head: first.tokens.start..second.tokens.end,
    })
}

/// Whoever is named before colleagues who are not: `Ada Rowe and her colleagues said`.
fn with_colleagues(passage: &Passage<'_>, low: usize, second: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let and = second.tokens.start.checked_sub(1).filter(|and| *and > low && is_and(&tokens[*and]))?;
    if second.mention != Mention::Role || !COLLEAGUES.iter().any(|word| passage.word_is(second.tokens.end - 1, word)) {
        return None;
    }
    let first =
        before(tokens, low, and, VERB).filter(|first| first.tokens.end == and && first.mention == Mention::Person)?;
    Some(Phrase { tokens: first.tokens.start..second.tokens.end, ..first })
}

/// Whether what `and` joins to a name is an office of its bearer, written as a name: `Managing Director and CEO Ada Rowe`.
pub(crate) fn is_office(tokens: &[Token], first: &Phrase, second: &Phrase) -> bool {
    let titled = &tokens[second.tokens.start];
    let words = &tokens[first.tokens.clone()];
    let office = words.last().is_some_and(|last| last.is(ROLE | TITLE)) || titled.is(ALL_CAPS);
    second.mention == Mention::Person
        && titled.is(ROLE | TITLE)
        && second.tokens.len() > 2
        && office
        && !words.iter().any(|token| token.is(FIRST_NAME | DETERMINER))
}

/// How many words an office in small letters may have before its bearer’s name: `former radio and television anchor Ada Rowe`.
const OFFICE: usize = 6;

/// Whoever has an office behind `and`, of which the name before is the body, where the verb is of one: `Marl News and former radio anchor Ada Rowe has
/// called`.
#[inline(always)]
pub(super) fn office_behind(passage: &Passage<'_>, body: &Phrase, end: usize) -> Option<Phrase> {
    let next = passage.tokens.get(body.tokens.end).filter(|_| body.tokens.end < end)?;
    if is_and(next) && body.mention != Mention::Role { office_and_name(passage, body, end) } else { None }
}

#[inline(never)]
fn office_and_name(passage: &Passage<'_>, body: &Phrase, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let from = body.tokens.end + 1;
    let words = tokens.get(from..end)?;
    let name = words.iter().take(OFFICE + 1).position(|token| token.is(FIRST_NAME) && token.name())?;
    let office = &words[..name];
    // `Bo Lind and former captain Ada Rowe`: two
    let person = tokens[body.tokens.clone()].iter().any(|token| token.is(FIRST_NAME | ROLE | TITLE | DETERMINER));
    let small = office.iter().all(Token::content) && office.first()?.bits & CAPITAL == 0;
    if person || body.mention == Mention::Pronoun || !small || !office.last()?.is(ROLE | TITLE) {
        return None;
    }
    let person = after(tokens, from, end, VERB).filter(|person| person.mention == Mention::Person)?;
    // `Marl News and anchor Ada Rowe have called`: two
    let verb = tokens.get(person.tokens.end)?;
    let many = ["are", "have", "were"].iter().any(|word| passage.word_is(person.tokens.end, word));
    let one = verb.is(AUXILIARY) || passage.text[verb.range()].ends_with('s');
    (verb.kind == Kind::Word && one && !many)
        .then_some(Phrase { tokens: body.tokens.start..person.tokens.end, ..person })
}

/// How many small words may stand before the name of a firm: `of law firm Harcourt Lowe`.
const KIND: usize = 2;

/// Whoever is named in full before the firm that this phrase is, of which a word says what it is: `Mia Tate of law firm Harcourt Lowe said`.
#[inline(never)]
fn of_firm(tokens: &[Token], low: usize, firm: &Phrase) -> Option<Phrase> {
    let named = matches!(firm.mention, Mention::Person | Mention::Organisation);
    let kind = |token: &Token| token.content() && token.bits & (CAPITAL | VERB | TIME | POSSESSIVE) == 0;
    let start = firm.tokens.start;
    let words = tokens[low..start].iter().rev().take(KIND).take_while(|token| kind(token)).count();
    let of = (start - words).checked_sub(1).filter(|of| *of > low && named && words > 0)?;
    if !tokens[of].is(PREPOSITION) || tokens[of].is(CAPITAL) || tokens[of].end - tokens[of].start != 2 {
        return None;
    }
    let one = before(tokens, low, of, VERB)
        .filter(|one| one.mention == Mention::Person && one.head.len() > 1 && one.tokens.end == of)?;
    opens_clause(tokens, low, one.tokens.start).then_some(Phrase { tokens: one.tokens.start..firm.tokens.end, ..one })
}

/// The full name behind a body and a trade that no list knows, behind their verb: `said Marl head Ada Rowe`.
#[inline(never)]
fn trade_behind(tokens: &[Token], body: &Phrase, high: usize) -> Option<Phrase> {
    let trade = body.tokens.end;
    let [noun, first, last] = tokens.get(trade..trade + 3).filter(|_| trade + 2 < high)? else { return None };
    let named = matches!(body.mention, Mention::Person | Mention::Organisation)
        && tokens[body.tokens.clone()].iter().all(|token| token.name() && token.bits & (FIRST_NAME | POSSESSIVE) == 0);
    let small = noun.content() && noun.bits & (CAPITAL | FUNCTION | PARTICIPLE | TIME) == 0;
    if !named || !small || !first.name() || !first.is(FIRST_NAME) || !last.name() {
        return None;
    }
    let end = (trade + 2..high).find(|at| !tokens[*at].name()).unwrap_or(high);
    Some(Phrase { mention: Mention::Person, tokens: body.tokens.start..end, head: trade + 1..end })
}
