//! What commas and dashes set beside a subject: where a place lies, and the name of a role.

use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{FIRST_NAME, PLURAL, RELATIVE, ROLE, SUFFIX, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::grammar::VERB;
use crate::passages::passage::Passage;

/// Whether the phrase is nothing but where a place lies: `in Arnsby, Calif., reported`.
pub(super) fn is_state(passage: &Passage<'_>, low: usize, phrase: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let [state] = &tokens[phrase.tokens.clone()] else { return false };
    let comma = phrase.tokens.start.checked_sub(1).filter(|comma| *comma > low);
    passage.text[state.range()].ends_with('.')
        && state.bits & (TITLE | ROLE | FIRST_NAME | SUFFIX) == 0
        && comma.is_some_and(|comma| tokens[comma].kind == Kind::Comma && tokens[comma - 1].name())
}

/// The name that dashes set beside a role: `A former candidate -- Ada Rowe, who lost -- said`.
pub(super) fn set_beside(passage: &Passage<'_>, role: &Phrase, dash: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let start = role.tokens.end;
    let one = |token: &Token| token.is(ROLE | TITLE) && token.bits & PLURAL == 0;
    if role.mention != Mention::Role || tokens[start].kind != Kind::Dash || !tokens[role.head.clone()].iter().any(one) {
        return None;
    }
    let name = after(tokens, start + 1, dash, VERB)
        .filter(|name| name.mention == Mention::Person && name.head.len() > 1 && name.tokens.start == start + 1)?;
    let end = name.tokens.end;
    let told = tokens[end].kind == Kind::Comma && tokens[end + 1].is(RELATIVE);
    (end == dash || told).then_some(name)
}
