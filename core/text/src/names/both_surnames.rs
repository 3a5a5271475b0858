//! Both surnames behind a title in an article that tells of kin, any of whom may bear them: `Paul Orme Sund died. His father, Mr Orme Sund, wept`.

use super::runs::Run;
use crate::vocabulary::{FEMALE, MALE, POSSESSOR, ROLE};
use crate::words::Token;

/// Notes at these names that they may be somebody else’s than the full name with the same surnames.
pub(super) fn part_from_kin(runs: &mut [Run], blocks: &[(&str, &[Token])]) {
    let mut doubtful = runs.iter_mut().filter(|run| run.name.titled_surnames()).peekable();
    if doubtful.peek().is_some() && blocks.iter().any(|(_, tokens)| tell_of_kin(tokens)) {
        doubtful.for_each(|run| run.name.kin_told = true);
    }
}

/// Whether somebody is told of as somebody’s, by a noun that tells the sex: `her mother`.
fn tell_of_kin(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| pair[0].is(POSSESSOR) && pair[1].is(ROLE) && pair[1].is(MALE | FEMALE))
}
