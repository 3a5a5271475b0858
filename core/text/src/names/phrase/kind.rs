//! What a phrase is, and which of its words are the mention.

use std::ops::Range;

use super::mention::{Mention, Phrase};
use crate::names::extent::nickname;
use crate::names::name::honorific;
use crate::vocabulary::{
    ABBREVIATION, ALL_CAPS, CAPITAL, FEMALE, FIRST_NAME, MALE, NEUTER, ORGANISATION, PARTICLE, PLURAL, POSSESSIVE,
    POSSESSOR, ROLE, SUFFIX, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// Decides what the phrase in `range` is, and which of its tokens are the mention.
pub(super) fn classify(tokens: &[Token], range: Range<usize>, end: usize, determined: bool) -> Option<Phrase> {
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
