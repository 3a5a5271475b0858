//! Where a name ends: the run of tokens that may be of one.

use std::ops::Range;

use crate::vocabulary::{
    CAPITAL, DETERMINER, FIRST_NAME, NEUTER, ORGANISATION, PARTICLE, POSSESSIVE, PREPOSITION, ROLE, SUFFIX, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// The run of name tokens that begins at `start`.
pub(super) fn run(tokens: &[Token], start: usize) -> Range<usize> {
    let mut end = start + 1;
    while let Some(token) = tokens.get(end) {
        if tokens[end - 1].is(POSSESSIVE) {
            break;
        }
        // `Ada Rowe von der Universität Arnsberg`: what she is of is no part of it
        let next_is_name = || {
            let next = tokens[end + 1..].iter().take(PARTICLES).find(|next| !next.is(PARTICLE));
            next.is_some_and(|next| next.name() && (next.bits & (ORGANISATION | NEUTER) == 0 || next.is(FIRST_NAME)))
        };
        // `Till Sommer`, `Dr Hazel Winter`, `Trainer Till Sommer`: a time after a first name alone is a surname
        let titles =
            || tokens[start..end - 1].iter().all(|title| title.is(TITLE | ROLE) && title.bits & FIRST_NAME == 0);
        let surname = tokens[end - 1].is(FIRST_NAME) && tokens[end - 1].name() && titles();
        let belongs = token.name() && (surname || !(token.is(TIME) && token.bits & FIRST_NAME == 0))
            // `die Karriere der Rowe`, `Peter Martin den Gästen`: an article, unless a first name alone or another particle stands before it
            || token.is(PARTICLE)
                && (!token.is(DETERMINER) || tokens[end - 1].is(PARTICLE) || surname)
                && (!is_contracted(token) || tokens[end - 1].is(PARTICLE | FIRST_NAME))
                && next_is_name()
            || token.kind == Kind::Comma
                && tokens.get(end + 1).is_some_and(|suffix| suffix.is(SUFFIX) && suffix.name())
            || nickname(tokens, end);
        if !belongs || end - start > 12 {
            break;
        }
        end += 1;
    }
    start..end
}

/// Whether it is one of the Italian particles that have the article in them, which alone are so long: `dell’`, `della`. Behind a surname they tell
/// what somebody is of: `Paolo Bianchi dell’Università`, but `Gian Maria dell’Orto`.
pub fn is_contracted(particle: &Token) -> bool {
    particle.is(PREPOSITION) && particle.end - particle.start >= CONTRACTED && particle.bits & CAPITAL == 0
}

/// The shortest of them, in bytes.
const CONTRACTED: usize = 5;

/// How many particles may follow one another, with the name behind them: `von und zu Rowe`.
const PARTICLES: usize = 3;

/// The longest nickname with its marks, in bytes.
const NICKNAME: usize = 24;

/// Whether the quotation at this token is a nickname inside a name: `Bo “Bunny” Lind`.
pub fn nickname(tokens: &[Token], at: usize) -> bool {
    let (Some(first), Some(quoted)) = (at.checked_sub(1).map(|left| &tokens[left]), tokens.get(at)) else {
        return false;
    };
    quoted.kind == Kind::Quoted
        && quoted.end - quoted.start <= NICKNAME
        && first.is(FIRST_NAME)
        && first.name()
        && first.end + 1 == quoted.start
        && tokens.get(at + 1).is_some_and(|last| last.name() && last.start == quoted.end + 1)
}
