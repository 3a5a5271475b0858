//! A trade that no list knows, between a place and a name: `“…,” said Arnsby wheelwright Bo Rask`.

use crate::vocabulary::{CAPITAL, FIRST_NAME, TIME};
use crate::words::{Kind, Token};

/// The longest trade behind a place, in words: `Arnsby chimney sweep Bo Rask`.
const TRADE: usize = 2;

/// Whether a trade that no list knows goes on at this token between the place that stands right behind a quotation’s verb and a full name: `“…,” said
/// Arnsby wheelwright Bo Rask`. What parts the name from what follows tells that nothing else does.
pub(super) fn is_trade(tokens: &[Token], start: usize, at: usize, verbs: u32) -> bool {
    let behind_verb = || {
        let [.., left, verb] = &tokens[..start] else { return false };
        let comma = start > 2 && left.kind == Kind::Comma;
        let quoted = if comma { &tokens[start - 3] } else { left };
        quoted.kind == Kind::Quoted && verb.is(verbs) && verb.bits & CAPITAL == 0
    };
    let noun = |token: &&Token| token.kind == Kind::Word && token.bits == 0 && token.end - token.start > 3;
    let behind = tokens[at..].iter().take(TRADE).take_while(noun).count();
    let place = tokens[start..at].iter().take_while(|token| token.name()).all(|token| token.bits & FIRST_NAME == 0);
    let name = &tokens[at + behind..];
    let full = name.iter().take_while(|token| token.name() && token.bits & TIME == 0).count();
    let ends = name.get(full).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Stop | Kind::End));
    behind > 0 && full > 1 && ends && place && behind_verb()
}

/// Whether a first name that is known, and another word of the name behind it, begin at this token.
pub(super) fn opens_full_name(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at..at + 2), Some([first, last]) if first.name() && first.is(FIRST_NAME) && last.name())
}
