//! Noun phrases: the mention that ends before, or begins at, a place in a sentence.
//!
//! There is no tagger: grammar's small words, capitals, determiners and the list of roles say where a phrase ends. A
//! run of small words that none of them vouches for is no phrase.

use std::ops::Range;

use super::name::{honorific, nickname};
use super::trade::{is_trade, opens_full_name};
use crate::vocabulary::{
    ABBREVIATION, ADVERB, ALL_CAPS, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER,
    OBJECT, ORGANISATION, PARTICLE, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, SUFFIX, TIME,
    TITLE,
};
use crate::words::{Kind, Token};

/// What kind of mention a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mention {
    /// he, they, I, everyone; also `his` in `his claim`.
    Pronoun,
    /// A name with or without a title.
    Person,
    /// A name that its last word, its capitals or its article shows to be no person's.
    Organisation,
    /// the minister, police, Ukrainian officials, a spokesman for the court.
    Role,
}

/// A mention in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it is.
    pub mention: Mention,
    /// The tokens of the whole phrase, with what leans on it (`a spokesman for the court`).
    pub tokens: Range<usize>,
    /// The tokens that one would print as the mention: of `Lind spokesman Bo Rask`, `Bo Rask`.
    pub head: Range<usize>,
}

/// How deep phrases lean on phrases (`the head of the union of …`).
const DEPTH: usize = 3;

/// The longest phrase, in words.
const LONGEST: usize = 14;

/// The phrase whose last word is the token before `end`, in the sentence from `low` on; words with one of the `verbs` bits end it.
pub fn before(tokens: &[Token], low: usize, end: usize, verbs: u32) -> Option<Phrase> {
    before_at(tokens, low, end, verbs, DEPTH)
}

/// Like [`before`], without what the phrase leans on: of `the hat of Bo Rask`, `Bo Rask`.
pub fn bare_before(tokens: &[Token], low: usize, end: usize, verbs: u32) -> Option<Phrase> {
    before_at(tokens, low, end, verbs, 0)
}

fn before_at(tokens: &[Token], low: usize, end: usize, verbs: u32, depth: usize) -> Option<Phrase> {
    let mut last = end.checked_sub(1).filter(|last| *last >= low)?;
    let mut full_end = end;
    // (R-Ohio), (pictured)
    if tokens[last].kind == Kind::Close {
        let open = (low..last).rev().take(8).find(|i| tokens[*i].kind == Kind::Open)?;
        last = open.checked_sub(1).filter(|last| *last >= low)?;
        full_end = last + 1;
    }
    let token = &tokens[last];
    if token.is(PRONOUN) {
        return pronoun(token, last);
    }
    if token.is(DETERMINER) && token.bits & PLURAL == 0 && depth == DEPTH && token.bits & POSSESSOR == 0 {
        return None; // `this said`, `the said`
    }
    if aged(token) && last > low && tokens[last - 1].is(DETERMINER) {
        return Some(Phrase { mention: Mention::Role, tokens: last - 1..last + 1, head: last - 1..last + 1 });
    }
    if !token.content() || token.bits & TIME != 0 && token.bits & FIRST_NAME == 0 {
        return None;
    }
    let mut first = last;
    let mut determined = token.is(POSSESSIVE) && first == last;
    let floor = low.max(end.saturating_sub(LONGEST));
    while first > floor {
        let left = &tokens[first - 1];
        match left.kind {
            // `that Rowe` begins a clause, not a phrase
            Kind::Word if left.is(DETERMINER) && left.is(CONJUNCTION) => break,
            Kind::Word if left.is(DETERMINER) => {
                first -= 1;
                determined = true;
                break;
            }
            Kind::Word if left.is(POSSESSIVE) && left.content() => {
                first -= 1;
                determined = true;
            }
            Kind::Word
                if left.is(PARTICLE)
                    && left.bits & CAPITAL == 0
                    && (tokens[first].name() || tokens[first].is(PARTICLE)) =>
            {
                first -= 1;
            }
            Kind::Word if left.content() && !(left.is(verbs) && left.bits & (CAPITAL | ROLE) == 0) => first -= 1,
            // `the fire chief`, `the press officer`, `the state environment agency`
            Kind::Word
                if left.content()
                    && first > floor + 1
                    && (tokens[first].is(ROLE | TITLE) || tokens[first].bits == 0)
                    && opens_noun(&tokens[first - 2]) =>
            {
                first -= 1;
            }
            // `said an elderly man`
            Kind::Word
                if left.bits & FUNCTION == ADVERB
                    && tokens[first].is(ROLE)
                    && first > floor + 1
                    && opens_noun(&tokens[first - 2]) =>
            {
                first -= 1;
            }
            Kind::Number if tokens[first].bits & CAPITAL == 0 => first -= 1,
            Kind::Comma if tokens[first].is(SUFFIX) && first > floor + 1 && tokens[first - 2].name() => first -= 1,
            Kind::Other if tokens[first].name() && first > floor + 1 && tokens[first - 2].name() => first -= 1, // AT&T
            Kind::Quoted if nickname(tokens, first - 1) => first -= 1,
            _ => break,
        }
    }
    if !determined {
        first = vouched(tokens, first, last);
    }
    let phrase = classify(tokens, first..last + 1, full_end, determined)?;
    if depth > 0
        && first > low + 1
        && tokens[first - 1].is(PREPOSITION)
        && tokens[first - 1].bits & CAPITAL == 0 // a headline’s
        && let Some(leaned) = leans(tokens, low, first - 1, verbs, depth)
    {
        let body = leaned.mention == Mention::Organisation && is_for(tokens, first - 1);
        let whole = leaned.mention == Mention::Role || body;
        let head = if whole { leaned.head.start..phrase.tokens.end } else { leaned.head.clone() };
        // `One Centers for River Control advert`: a thing that the body is named before
        let thing = body && phrase.mention == Mention::Role && tokens[last].bits & CAPITAL == 0;
        let mention = if thing { Mention::Role } else { leaned.mention };
        return Some(Phrase { tokens: leaned.tokens.start..phrase.tokens.end, head, mention });
    }
    Some(phrase)
}

/// The phrase that the preposition at `at` leans on, if it can stand for a speaker: a role, or something determined.
fn leans(tokens: &[Token], low: usize, at: usize, verbs: u32, depth: usize) -> Option<Phrase> {
    let left = before_at(tokens, low, at, verbs, depth - 1)?;
    let role = tokens[left.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE | DETERMINER));
    match left.mention {
        Mention::Role if role => Some(left),
        Mention::Person | Mention::Organisation if left.tokens.start == low => Some(left),
        // `On Monday, Ada Rowe of the Dyers’ Union said`
        Mention::Person if left.head.len() > 1 && tokens[left.tokens.start - 1].kind == Kind::Comma => Some(left),
        Mention::Organisation if role && is_for(tokens, at) => Some(left),
        _ => None,
    }
}

/// The length of `for`, in bytes.
const FOR: usize = 3;

/// Whether the preposition at this token joins two halves of a body’s name: `the Centers for River Control`
fn is_for(tokens: &[Token], at: usize) -> bool {
    let body = at.checked_sub(1).is_some_and(|left| tokens[left].is(ORGANISATION | ROLE) && tokens[left].is(CAPITAL));
    body && tokens[at].end - tokens[at].start == FOR && tokens.get(at + 1).is_some_and(Token::name)
}

/// The first token of what capitals, roles and titles vouch for in `first..=last`.
fn vouched(tokens: &[Token], first: usize, last: usize) -> usize {
    let mut start = last;
    while start > first {
        let left = &tokens[start - 1];
        let known = left.kind == Kind::Comma
            || left.kind == Kind::Number
            || left.kind == Kind::Other
            || left.kind == Kind::Quoted
            || left.bits & (CAPITAL | ROLE | TITLE | POSSESSIVE | PARTICLE) != 0
            || adjective(left, &tokens[start]);
        if !known {
            break;
        }
        start -= 1;
    }
    while start < last
        && (tokens[start].kind != Kind::Word || tokens[start].is(TIME) && tokens[start].bits & FIRST_NAME == 0)
    {
        start += 1;
    }
    start
}

/// Whether a small word that nothing vouches for may belong to the role after it. A verb in -s or -ed does not.
fn adjective(token: &Token, next: &Token) -> bool {
    token.bits & CAPITAL == 0
        && (next.bits & ROLE != 0 || next.bits & (TITLE | CAPITAL) == TITLE)
        && token.bits & FUNCTION == 0
        && token.end - token.start > 3
        && token.bits == 0
}

/// `56-year-old`, as in `the 56-year-old said`.
fn aged(token: &Token) -> bool {
    token.kind == Kind::Number && (10..=12).contains(&(token.end - token.start))
}

fn pronoun(token: &Token, at: usize) -> Option<Phrase> {
    if token.bits & OBJECT != 0 {
        return None;
    }
    Some(Phrase { mention: Mention::Pronoun, tokens: at..at + 1, head: at..at + 1 })
}

/// The phrase that begins at `start`; `high` is where the sentence ends.
pub fn after(tokens: &[Token], start: usize, high: usize, verbs: u32) -> Option<Phrase> {
    after_at(tokens, start, high, verbs, DEPTH)
}

fn after_at(tokens: &[Token], start: usize, high: usize, verbs: u32, depth: usize) -> Option<Phrase> {
    let token = tokens.get(start).filter(|_| start < high)?;
    if token.is(PRONOUN) {
        return pronoun(token, start);
    }
    let determined = token.is(DETERMINER) && token.bits & CONJUNCTION == 0
        || token.is(DETERMINER) && tokens.get(start + 1).is_some_and(Token::content);
    let mut end = start + usize::from(determined);
    let ceiling = high.min(start + LONGEST);
    let mut named = false;
    while end < ceiling {
        let next = &tokens[end];
        let goes_on = match next.kind {
            Kind::Word if next.is(PARTICLE) && next.bits & CAPITAL == 0 => {
                named && tokens[end + 1..].iter().take(2).find(|next| !next.is(PARTICLE)).is_some_and(Token::name)
            }
            Kind::Word if next.is(TIME) && next.bits & FIRST_NAME == 0 => false,
            Kind::Word if named && next.is(CONJUNCTION) => another_title(&tokens[..ceiling], end),
            Kind::Word if next.is(FUNCTION) => {
                // `a visibly irritated Ada Rowe`
                let adverb = next.bits & FUNCTION == ADVERB
                    && tokens.get(end + 1).is_some_and(|word| word.content() && word.bits & CAPITAL == 0)
                    && tokens.get(end + 2).is_some_and(Token::name);
                // `an elderly man`
                let said_of = next.bits & FUNCTION == ADVERB && tokens.get(end + 1).is_some_and(|role| role.is(ROLE));
                (next.is(DETERMINER) || adverb || said_of) && end == start + 1 && determined
            }
            Kind::Word if next.bits & CAPITAL != 0 => true,
            Kind::Word if next.is(ADVERB | RELATIVE) => false,
            Kind::Word if next.is(verbs) && next.bits & ROLE == 0 => {
                let role = |at: usize| tokens.get(at).is_some_and(|role| at < ceiling && role.is(ROLE | TITLE));
                // `the state environment agency`
                let noun = |at: usize| tokens.get(at).is_some_and(|noun| noun.kind == Kind::Word && noun.bits == 0);
                end == start + 1 && opens_noun(&tokens[start]) && (role(end + 1) || noun(end + 1) && role(end + 2))
            }
            // small words after a name belong to it only where they are roles: Lind spokesman Bo Rask
            Kind::Word if named => {
                // `said one Rowe confidant.`, `said the printed Rowe slate card.`
                let noun = |at: usize| determined && tokens[at].bits == 0 && at + 1 < high && at < start + 5;
                let ends = |at: usize| {
                    matches!(tokens.get(at).map(|then| then.kind), Some(Kind::Comma | Kind::Stop | Kind::Dash))
                };
                next.bits & (ROLE | TITLE) != 0
                    || adjective(next, tokens.get(end + 1).unwrap_or(next))
                    || is_trade(&tokens[..high], start, end, verbs)
                    || noun(end)
                        && (ends(end + 1) || tokens[end + 1].kind == Kind::Word && noun(end + 1) && ends(end + 2))
            }
            // a role ends its phrase, unless another or a name comes next: the campaign manager; the minister resigned
            Kind::Word if end > start && tokens[end - 1].is(ROLE) && !tokens[end - 1].is(POSSESSIVE) => {
                // `former deputy agriculture minister Bo Rask`
                let office = |next: &Token| next.is(ROLE | TITLE) && next.bits & CAPITAL == 0;
                // `said chief forecaster Ada Rowe`: a trade that no list knows, unless an article stands before: `the minister visiting Arnsby`
                let trade = || !determined && end == start + 1 && opens_full_name(&tokens[..high], end + 1);
                next.bits & (ROLE | TITLE | CAPITAL) != 0
                    || next.bits == 0 && trade()
                    || next.bits == 0
                        && tokens.get(end + 1).is_some_and(office)
                        && tokens.get(end + 2).is_some_and(|name| end + 2 < high && name.name())
            }
            Kind::Word => true,
            Kind::Number => !named && (end > start || aged(next)),
            Kind::Comma => named && tokens.get(end + 1).is_some_and(|suffix| suffix.is(SUFFIX)),
            Kind::Other => named && tokens.get(end + 1).is_some_and(Token::name),
            Kind::Quoted => nickname(tokens, end),
            _ => false,
        };
        if !goes_on {
            break;
        }
        named = next.bits & POSSESSIVE == 0 && (named || next.name());
        end += 1;
    }
    if determined && end == start + 2 && aged(&tokens[start + 1]) {
        return Some(Phrase { mention: Mention::Role, tokens: start..end, head: start..end });
    }
    if !tokens[start..end].iter().any(Token::content) || tokens[end - 1].is(POSSESSIVE) {
        return None;
    }
    let mut phrase = classify(tokens, start..end, end, determined)?;
    // `the Norrland Board of Elections`, `the Centers for River Control`
    let board = phrase.mention == Mention::Organisation
        && tokens[end - 1].is(ORGANISATION | ROLE)
        && tokens.get(end + 1).is_some_and(Token::name)
        && (2..=FOR).contains(&(tokens[end].end - tokens[end].start));
    if (phrase.mention == Mention::Role || board)
        && depth > 0
        && end + 1 < high
        && tokens[end].is(PREPOSITION)
        && let Some(of) = after_at(tokens, end + 1, high, verbs, depth - 1).filter(|of| of.mention != Mention::Pronoun)
    {
        phrase.tokens.end = of.tokens.end;
        phrase.head.end = of.tokens.end;
    }
    Some(phrase)
}

/// Whether a noun follows the determiner, though it may be a verb elsewhere; not after `that`, which opens a clause too.
fn opens_noun(determiner: &Token) -> bool {
    determiner.is(DETERMINER) && determiner.bits & CONJUNCTION == 0
}

/// Whether the `and` at this token joins a title to another, with a name after it: `former Gov. and party chairman Bo Rask`.
fn another_title(tokens: &[Token], and: usize) -> bool {
    let title = |token: &Token| token.is(TITLE | ROLE) && token.bits & FIRST_NAME == 0;
    let rest = &tokens[and + 1..];
    let run = rest.iter().take_while(|token| token.name() || title(token)).count();
    tokens[and].end - tokens[and].start == 3
        && title(&tokens[and - 1])
        && rest[..run].iter().rposition(title).is_some_and(|last| last + 1 < run)
}

/// Decides what the phrase in `range` is, and which of its tokens are the mention.
fn classify(tokens: &[Token], range: Range<usize>, end: usize, determined: bool) -> Option<Phrase> {
    let words = &tokens[range.clone()];
    let last = words.last()?;
    let whole = range.start..end.max(range.end);
    if last.bits & CAPITAL != 0 {
        let name = name_run(tokens, &range);
        let inner = &tokens[name.clone()];
        let article = determined && name.start == range.start + 1 && words[0].bits & POSSESSOR == 0;
        let first_name = inner.iter().any(|token| token.is(FIRST_NAME));
        let organisation = !first_name && (last.is(ORGANISATION | ALL_CAPS) && !last.is(SUFFIX) || article);
        let head = if organisation && article { range.start..range.end } else { name };
        let titles = inner.iter().all(|token| token.is(ROLE | TITLE)) && inner.len() < 3;
        let addressed = inner.len() == 2 && honorific(&inner[0]) && inner[1].bits & (MALE | FEMALE) != FEMALE;
        // `Norrland Gov.`: the name is yet to come
        let cut_short = inner.len() > 1 && last.is(TITLE) && last.is(ABBREVIATION) && !first_name;
        let mention = if titles && !addressed || cut_short {
            Mention::Role
        } else if organisation {
            Mention::Organisation
        } else {
            Mention::Person
        };
        let head = if mention == Mention::Role { range.clone() } else { head };
        return Some(Phrase { mention, tokens: whole, head });
    }
    if last.is(TITLE | ROLE)
        || determined && last.bits & (TIME | NEUTER) == 0
        || last.bits == 0 && range.len() > 1 && tokens[range.start].is(CAPITAL)
    {
        // `Rowe spokesman`: a role; `many said`: grammar alone is none
        return words.iter().any(Token::content).then_some(Phrase {
            mention: Mention::Role,
            tokens: whole,
            head: range,
        });
    }
    None
}

/// The run of capitalised words, particles and initials at the end of a phrase.
fn name_run(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    let mut start = range.end - 1;
    while start > range.start {
        let left = &tokens[start - 1];
        // `the People’s Daily`
        let theirs = left.is(POSSESSIVE) && left.is(PLURAL) && left.is(CAPITAL);
        let belongs = (left.bits & POSSESSIVE == 0 || theirs) && (left.name() || left.is(PARTICLE))
            || left.kind == Kind::Other
            || nickname(tokens, start - 1)
            || left.kind == Kind::Comma && tokens[start].is(SUFFIX);
        // `FIRE IN ARNSBY HARBOUR Mayor Ada Rowe`: a line in capitals before a name is none
        let shouted = left.is(ALL_CAPS) && start > range.start + 1 && tokens[start - 2].is(ALL_CAPS);
        if !belongs || shouted && !tokens[start].is(ALL_CAPS) {
            break;
        }
        start -= 1;
    }
    while start + 1 < range.end && !tokens[start].name() && !tokens[start].is(PARTICLE) {
        start += 1;
    }
    start..range.end
}
