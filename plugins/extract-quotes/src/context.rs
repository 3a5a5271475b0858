//! English words that are of another kind than their list says, by what stands beside them.

use std::ops::Range;

use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, ORGANISATION, PARTICLE, PLURAL, PREPOSITION, PRONOUN, ROLE, TIME,
    TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{BARE, VERB};

/// The bare form of a verb between a noun and an office is a noun: `Rowe press secretary`, `the order desk manager`.
pub(crate) fn name_offices(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len().saturating_sub(1) {
        let verb = &tokens[at];
        if verb.bits & BARE == 0 || verb.bits & VERB == 0 || verb.bits & CAPITAL != 0 {
            continue;
        }
        let [before, behind] = [&tokens[at - 1], &tokens[at + 1]];
        let office = behind.is(ROLE) && behind.bits & (CAPITAL | PLURAL) == 0;
        // `the critics call mayor Rowe …`
        let several = before.is(PLURAL | PRONOUN) || text[before.range()].ends_with('s');
        if office && !several && (before.content() || before.is(DETERMINER)) {
            tokens[at].bits = 0;
        }
    }
}

/// Words of a body's name on either side of its `and`.
const WORDS: usize = 4;

/// An `and` within the name of a body joins it: `the Harbour and Fisheries Board`, `the Department for Ports and Harbours`.
pub(crate) fn join_bodies(text: &str, tokens: &mut [Token]) {
    for at in 2..tokens.len().saturating_sub(1) {
        let and = &tokens[at];
        if and.bits & CONJUNCTION != 0
            && and.end - and.start == 3
            && tokens[at - 1].name()
            && tokens[at + 1].name()
            && text[and.range()].eq_ignore_ascii_case("and")
            && is_of_body(tokens, at)
        {
            tokens[at].bits = PARTICLE;
        }
    }
}

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
