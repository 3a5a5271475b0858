//! English words that are of another kind than their list says, by what stands beside them.

use std::ops::Range;

use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, ORGANISATION, PARTICLE, PLURAL, PREPOSITION, PRONOUN, ROLE, TIME,
    TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{BARE, VERB};
use crate::language::Language;
use crate::passages::times::{is_surname, is_time, take_for_name};

/// Letters behind a hyphen that are no part of a name any more: `Jae-in` is one.
const TAIL: usize = 6;

/// Takes a word that opens a sentence right before a name for a role, and not for a part of the name, where a small letter behind its hyphen tells:
/// `Match-winner Lind`, `Mum-of-two Ada Rowe`.
pub(super) fn lower_compounds(text: &str, tokens: &mut [Token], language: &Language) {
    // Many blocks have no hyphen.
    if memchr::memchr(b'-', text.as_bytes()).is_none() {
        return;
    }
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if !(token.joined && token.is(CAPITAL)) {
            continue;
        }
        let first = at.checked_sub(1).is_none_or(|before| tokens[before].kind == Kind::End);
        if !(first && tokens.get(at + 1).is_some_and(Token::name)) {
            continue;
        }
        let word = &text[token.range()];
        let tail = word.rsplit('-').next().unwrap_or_default();
        let small = tail.len() >= TAIL && tail.len() < word.len() && tail.bytes().all(|byte| byte.is_ascii_lowercase());
        // but not `Cash-strapped Arnsby`
        let does = || tail.ends_with("er") || tail.ends_with("or") || language.lexicon.get(tail.as_bytes()) & ROLE != 0;
        if small && does() || word.contains("-of-") {
            tokens[at].bits = ROLE;
        }
    }
}

/// Takes a second look at each word that may be of another kind. Gives the times that may be somebody's surname.
pub(crate) fn read_again(text: &str, tokens: &mut [Token], language: &Language) -> Vec<usize> {
    lower_compounds(text, tokens, language);
    let mut undated = Vec::new();
    for at in 1..tokens.len().saturating_sub(1) {
        let token = &tokens[at];
        // Most words are neither.
        if token.bits & (VERB | CONJUNCTION | TIME) == 0 {
            continue;
        }
        if is_time(token) {
            match is_surname(tokens, at) {
                Some(true) => take_for_name(&mut tokens[at]),
                Some(false) => {}
                None => undated.push(at),
            }
            continue;
        }
        if token.bits & (VERB | CONJUNCTION) == 0 || token.bits & CAPITAL != 0 {
            continue;
        }
        // `The accused looked away`
        if tokens[at - 1].is(DETERMINER) && language.accused.contains(&&text[token.range()]) {
            tokens[at].bits = ROLE;
            continue;
        }
        if token.bits & BARE != 0 && token.bits & VERB != 0 {
            if is_before_office(text, tokens, at) {
                tokens[at].bits = 0;
            }
        } else if token.bits & CONJUNCTION != 0 && joins_body(text, tokens, at) {
            tokens[at].bits = PARTICLE;
        }
    }
    undated
}

/// Whether the bare form of a verb stands between a noun and an office, as a noun: `Rowe press secretary`, `the order desk manager`
fn is_before_office(text: &str, tokens: &[Token], verb: usize) -> bool {
    let [before, behind] = [&tokens[verb - 1], &tokens[verb + 1]];
    let office = behind.is(ROLE) && behind.bits & (CAPITAL | PLURAL) == 0;
    // `the critics call mayor Rowe …`
    let several = || before.is(PLURAL | PRONOUN) || text[before.range()].ends_with('s');
    office && (before.content() || before.is(DETERMINER)) && !several()
}

/// Whether it is an `and` within the name of a body: `the Harbour and Fisheries Board`, `the Department for Ports and Harbours`
fn joins_body(text: &str, tokens: &[Token], and: usize) -> bool {
    let token = &tokens[and];
    token.end - token.start == 3
        && tokens[and - 1].name()
        && tokens[and + 1].name()
        && text[token.range()] == *"and"
        && is_of_body(tokens, and)
}

/// Words of a body's name on either side of its `and`.
const WORDS: usize = 4;

/// Whether the `and` at this token stands within a body's name.
fn is_of_body(tokens: &[Token], and: usize) -> bool {
    let plain = |token: &Token| token.name() && token.bits & (FIRST_NAME | TIME | TITLE) == 0;
    let left = and - tokens[..and].iter().rev().take(WORDS).take_while(|token| plain(token)).count()..and;
    let right = and + 1..and + 1 + tokens[and + 1..].iter().take(WORDS).take_while(|token| plain(token)).count();
    let last = |range: &Range<usize>| range.clone().last().map(|last| &tokens[last]);
    let (Some(before), Some(tail)) = (last(&left), last(&right)) else { return false };
    let opener = left.start.checked_sub(1).map(|opener| &tokens[opener]);
    // `the Food Board and Harbour Board`: two
    let one = !before.is(ORGANISATION) && right.len() >= 2 && tail.is(ORGANISATION | ROLE);
    if one && opener.is_some_and(|opener| opener.is(DETERMINER)) {
        return true;
    }
    // `the Department for Ports and Harbours`
    let of =
        opener.is_some_and(|opener| opener.kind == Kind::Word && opener.is(PREPOSITION) && opener.bits & CAPITAL == 0);
    let head = of && left.start.checked_sub(2).is_some_and(|head| tokens[head].is(ORGANISATION) && tokens[head].name());
    head && !tail.is(ORGANISATION)
}
