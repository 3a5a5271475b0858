//! A relative of whom a clause tells, where another may be meant: `Coach Bo Lind took her. Ada Rowe came when her father Tom died. He paid for her
//! boots. “…,” he said`. In English.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION, FEMALE, MALE, POSSESSOR, PREPOSITION, ROLE};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::subjects::speaking::is_and;
use crate::whom::meant_by_role::NAMES;

/// Whether the person stands last before a pronoun of this sex only as somebody’s relative with whom a clause inside a sentence about another begins,
/// while another who may be of that sex was told of before.
#[inline(never)]
pub(super) fn is_one(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found, person: usize, sex: u32) -> bool {
    let passage = &passages[pronoun.block];
    if !matches!(passage.language().rules, Rules::Clauses) {
        return false;
    }
    let Some(until) = passage.tokens.get(pronoun.speaker.head.start).map(|token| token.start) else { return false };
    let Some((_, at)) = people.mentioned(pronoun.block, 0..until).rev().find(|(other, _)| *other == person) else {
        return false;
    };
    let name = passage.tokens.partition_point(|token| token.start < at);
    let low = if name < passage.tokens.len() { passage.sentence(name).start } else { return false };
    let [.., opens, owner, noun] = &passage.tokens[low..name] else { return false };
    let clause = opens.is(CONJUNCTION) && opens.bits & CAPITAL == 0 && !is_and(opens);
    let kin = noun.is(ROLE) && noun.bits & (MALE | FEMALE) == sex && owner.is(POSSESSOR) && !noun.is(PREPOSITION);
    let other = |other: usize| {
        let fits = |bits: u32| bits == 0 || bits == sex;
        other != person && people.person(other).is_some_and(|one| one.is_human() && fits(one.sex))
    };
    clause && kin && people.before(pronoun.block, at).take(NAMES).any(other)
}
