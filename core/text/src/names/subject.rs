//! Which name is the subject of its sentence, by where it stands and by what stands before it; no verb is read.

use std::ops::Range;

use super::words_after::{is_age_before, left_word};
use crate::vocabulary::{
    ADVERB, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSOR, PREPOSITION,
    PRONOUN, ROLE, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// How many bytes into its sentence a name may begin and still be taken for its subject, where an article opens it: a title’s
/// length.
pub(super) const LEAD: usize = 24;

/// What the first word of a sentence tells of its subject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// How many bytes into the sentence a name may stand and be its subject.
    pub(super) reach: usize,
    /// Whether a phrase or a clause may come before the subject: `As the crowd had hoped, …`
    pub(super) fronts: bool,
    /// Whether it is a pronoun that stands for one person.
    pub(super) resumes: bool,
}

/// The sex that a pronoun tells which opens a sentence, where it stands for one person and is no possessive; else 0.
pub(super) fn taken_up(first: &Token) -> u32 {
    let pronoun = first.is(CAPITAL) && first.is(PRONOUN) && first.bits & (PLURAL | POSSESSOR) == 0;
    if pronoun { first.bits & (MALE | FEMALE) } else { 0 }
}

/// Whether a word joins its sentence to the one before: `But the rain went on, and Rowe`.
pub(super) fn coordinates(first: &Token) -> bool {
    first.is(CAPITAL) && first.is(CONJUNCTION) && first.bits & PREPOSITION == 0 && first.end - first.start == 3
}

impl Opening {
    pub(super) fn of(first: Option<&Token>) -> Self {
        let mut opening = Self { reach: LEAD + LEAD / 2, fronts: false, resumes: false };
        let Some(first) = first else { return opening };
        if first.is(CAPITAL) {
            let coordinates = coordinates(first);
            opening.fronts = first.is(PREPOSITION | CONJUNCTION | ADVERB | TIME)
                && first.bits & (PRONOUN | DETERMINER) == 0
                && !coordinates;
            opening.resumes = first.bits & PLURAL == 0 && (first.is(POSSESSOR) || taken_up(first) != 0);
        }
        opening.reach = match first {
            // `Her sister, Ada Rowe, came`
            _ if first.is(POSSESSOR) && first.is(CAPITAL) => LEAD,
            _ if first.is(PRONOUN) && first.is(CAPITAL) && first.is(MALE | FEMALE | PLURAL) => 0,
            _ if first.is(CONJUNCTION) && first.is(CAPITAL) => LEAD / 2,
            _ if first.is(DETERMINER) => LEAD,
            _ => opening.reach,
        };
        opening
    }
}

/// Whether the name that begins at this token is set before the reader: `The last to speak was Ada Rowe.`, `That was his sister, Ada Rowe.`
#[inline(never)]
pub(super) fn is_presented(tokens: &[Token], name: usize) -> bool {
    let is = |at: usize| tokens[at].is(BE) && tokens[at].bits & CAPITAL == 0;
    let Some(left) = name.checked_sub(1) else { return false };
    is(left)
        || is_apposed(tokens, name)
            && role_start(tokens, left - 1).and_then(|start| start.checked_sub(1)).is_some_and(is)
}

/// Whether a comma sets the name that begins at this token beside a role: `his sister, Ada Rowe`.
pub(super) fn is_apposed(tokens: &[Token], name: usize) -> bool {
    name > 1 && tokens[name - 1].kind == Kind::Comma && tokens[name - 2].is(ROLE | TITLE)
}

/// Whether the name that ends before this token ends its sentence.
#[inline(never)]
pub(super) fn ends_sentence(tokens: &[Token], end: usize) -> bool {
    // where names alone are read, an empty token parts a name from what comes next
    let parted = tokens.get(end).is_some_and(|next| next.kind == Kind::Other && next.start == next.end);
    let next = tokens.get(end + usize::from(parted));
    next.is_some_and(|next| matches!(next.kind, Kind::End | Kind::Stop) && next.start <= tokens[end - 1].end)
}

/// Where the role whose noun is this token begins: at its article.
fn role_start(tokens: &[Token], noun: usize) -> Option<usize> {
    let from = noun.saturating_sub(BEFORE);
    (from..noun)
        .rev()
        .find(|at| tokens[*at].is(DETERMINER | POSSESSOR))
        .filter(|start| tokens[start + 1..noun].iter().all(Token::content))
}

/// The longest role that a sentence may begin with before the name, in tokens: set beside it by a comma, and right before it.
const APPOSED: usize = 8;
const BEFORE: usize = 3;

/// Whether a sentence that begins at this token opens with a role and the name: `The long-serving harbour master, Ada Rowe, came`.
#[inline(never)]
pub(super) fn opens_with_role(tokens: &[Token], first: usize, run: &Range<usize>) -> bool {
    let apposed = run.start > first && tokens[run.start - 1].kind == Kind::Comma;
    let (end, longest) = if apposed { (run.start - 1, APPOSED) } else { (run.start, BEFORE) };
    let Some((opens, rest)) = tokens.get(first..end).and_then(<[Token]>::split_first) else { return false };
    let one = |token: &Token| token.is(ROLE | TITLE) && token.bits & PLURAL == 0;
    let before = rest.last().is_some_and(one);
    // where nouns have capitals, the role is part of the run: `Die frühere Sprecherin Ada Rowe`, but not `Die Polizei nahm Fahrer Rowe fest`
    let inside = !apposed && one(&tokens[run.start]) && rest.iter().all(|token| token.bits & CAPITAL == 0);
    opens.is(DETERMINER | POSSESSOR)
        && rest.len() < longest
        && (before || inside)
        && rest.iter().all(|token| token.content() || matches!(token.kind, Kind::Number | Kind::Comma))
}

/// Whether a sentence that begins at this token opens with an office and, set beside it, the name: `The head of the Dyers’ Union, Ada Rowe,`.
#[inline(never)]
pub(super) fn opens_with_office(tokens: &[Token], first: usize, run: &Range<usize>) -> bool {
    let comma = run.start.checked_sub(1).filter(|comma| tokens[*comma].kind == Kind::Comma);
    let closed = tokens.get(run.end).is_some_and(|next| next.kind == Kind::Comma);
    closed && comma.is_some_and(|comma| office(tokens, first, comma).is_some())
}

/// The noun of a role with all that it is of, where these tokens are nothing else: `The general secretary of the Union of Dyers`.
#[inline(never)]
pub(super) fn office(tokens: &[Token], first: usize, end: usize) -> Option<usize> {
    let words = tokens.get(first + 1..end).filter(|words| words.len() <= OFFICE)?;
    let of = words.iter().position(|token| token.is(PREPOSITION)).filter(|of| (1..=BEFORE).contains(of))?;
    let close = tokens[first..end].windows(2).all(|pair| pair[1].start <= pair[0].end + 1);
    // `Her editor of 20 years`
    let part = |token: &Token| {
        token.content() || token.is(PREPOSITION | DETERMINER | CONJUNCTION) || token.kind == Kind::Number
    };
    let noun = &words[of - 1];
    let one = noun.is(ROLE | TITLE) && noun.bits & (PLURAL | DOCUMENT | NEUTER) == 0;
    (one && close && words.iter().all(part)).then_some(first + of)
}

/// The longest office, in tokens.
pub(super) const OFFICE: usize = 10;

/// Whether a sentence that begins at this token opens with a noun and, set beside it, a title and the name: `Her neighbour, pensioner Bo Lind,
/// came`, `Dessen Ältester, der pensionierte Gendarm Bo Lind, kam`.
#[inline(never)]
pub(super) fn opens_with_titled(tokens: &[Token], first: usize, run: &Range<usize>) -> bool {
    let Some((_, rest)) = tokens.get(first..run.start).and_then(<[Token]>::split_first) else { return false };
    let closed = tokens.get(run.end).is_some_and(|next| next.kind == Kind::Comma);
    if !closed || rest.len() > APPOSED {
        return false;
    }
    let Some(comma) = rest.iter().rposition(|token| token.kind == Kind::Comma) else { return false };
    let (noun, beside) = (&rest[..comma], &rest[comma + 1..]);
    let one = |token: &Token| token.is(ROLE | TITLE) && token.bits & PLURAL == 0;
    let small = |token: &Token| token.bits & CAPITAL == 0 && (token.content() || token.is(DETERMINER));
    // where nouns have capitals, the title is part of the run
    let titled = beside.last().map_or_else(|| one(&tokens[run.start]), |last| one(last) || one(&tokens[run.start]));
    // `Seine Kollegin im Vorstand, Dezernentin Ada Rowe, wusste nichts`
    let of = |token: &Token| token.content() || token.is(PREPOSITION | DETERMINER) && token.bits & CONJUNCTION == 0;
    let plain = noun.first().is_some_and(Token::content) && noun.iter().all(of);
    titled && beside.iter().all(small) && noun.len() <= 2 * BEFORE && plain
}

/// Whether a sentence that begins with an article sets a name beside a noun, whatever that is: `The falconer, Ada Rowe, came`.
#[inline(never)]
pub(super) fn opens_with_noun(text: &str, opens: &Token, name: usize, end: usize) -> bool {
    let before = text.get(opens.end..name).unwrap_or("?");
    // `Their last employee, 17-year-old Ada Rowe, came`
    let noun = without_age(before).strip_suffix(", ").unwrap_or("?");
    let small = |c: char| c == ' ' || c == '-' || c.is_lowercase();
    text.as_bytes().get(end) == Some(&b',')
        && noun.chars().all(small)
        && (1..=NOUN).contains(&noun.split_ascii_whitespace().count())
}

/// The text without an age that ends it: of `In May, 17-year-old `, `In May, `.
fn without_age(before: &str) -> &str {
    // nearly all words end otherwise
    if !matches!(before.as_bytes(), [.., b'o', b'l', b'd', b' '] | [.., b'i', b'g', b'e' | b'a', b' ']) {
        return before;
    }
    let word = left_word(before, before.len());
    if is_age_before(word) { &before[..before.len() - word.len() - 1] } else { before }
}

/// The longest such noun with its adjectives, in words.
const NOUN: usize = 3;

/// How many bytes may stand before the subject of a sentence that opens with something else.
const FRONTED: usize = 100;

/// Whether a name is the subject after what a sentence opens with: `As the crowd had hoped on Monday, Ada Rowe came`, `Outside the court, her
/// lawyer, Ada Rowe, spoke`. Of several names set off by commas, none is told to be.
#[inline(never)]
pub(super) fn follows_clause(text: &str, tokens: &[Token], first: usize, run: &Range<usize>) -> bool {
    let apposed = run.start > first + 1 && is_apposed(tokens, run.start);
    let beside = run.start > first && tokens[run.start - 1].is(ROLE | TITLE);
    let role = if apposed { role_start(tokens, run.start - 2) } else { beside.then(|| run.start - 1) };
    let listed = tokens.get(run.end).is_some_and(|next| next.kind == Kind::Comma || next.is(CONJUNCTION));
    let start = tokens[role.unwrap_or(run.start)].start;
    let before = if beside && !apposed { without_adjectives(&text[..start]) } else { without_age(&text[..start]) };
    start <= tokens[first].start + FRONTED && before.ends_with(", ") && (role.is_some() || !listed)
}

/// The text without the small words that say more of the role behind it: of `On Monday, local `, `On Monday, `.
fn without_adjectives(text: &str) -> &str {
    let mut before = text;
    for _ in 0..ADJECTIVES {
        let Some((left, word)) = before.strip_suffix(' ').and_then(|words| words.rsplit_once(' ')) else { break };
        if word.is_empty() || !word.chars().all(|c| c.is_lowercase() || c == '-') {
            break;
        }
        before = &before[..left.len() + 1];
    }
    before
}

/// How many such words there may be.
const ADJECTIVES: usize = 2;
