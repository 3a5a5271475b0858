//! Whom a sentence brings up before the role it goes on with: `Interrogé sur Ada Rowe, la ministre parle de`, `Sobre Ada Rowe, la alcaldesa dijo`. The two
//! are not one. In the Romance languages.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{DETERMINER, PREPOSITION, ROLE, TITLE};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// Whether the sentence of a role opens with words that end in a comma right before it, and name the person behind a preposition. A role between
/// commas says more of whom they name: `Pour Bo Lind, le maire, c’est`.
pub(crate) fn is_brought_up(passage: &Passage<'_>, people: &People<'_>, found: &Found, person: usize) -> bool {
    let Rules::Beside(habits) = passage.language().rules else { return false };
    let (tokens, role) = (&passage.tokens, &found.speaker.tokens);
    let comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    if habits.verb_second || role.start == 0 || !comma(role.start - 1) || comma(role.end) {
        return false;
    }
    let low = passage.sentence(role.start).start;
    let governed = |at: usize| {
        let name = tokens.partition_point(|token| token.start < at);
        let mut left =
            tokens[low..name].iter().rev().take_while(|token| token.is(ROLE | TITLE | DETERMINER | PREPOSITION));
        left.any(|token| token.is(PREPOSITION))
    };
    let own = || people.mentioned(found.block, tokens[low].start..tokens[role.start].start);
    let plain = tokens[low..role.start].iter().all(|token| token.kind != Kind::Quoted);
    plain && own().any(|(other, _)| other == person) && own().all(|(other, at)| other != person || governed(at))
}
