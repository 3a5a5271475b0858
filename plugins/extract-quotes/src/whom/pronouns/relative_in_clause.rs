//! A relative of whom a clause tells, where another may be meant: `Coach Bo Lind took her. Ada Rowe came when her father Tom died. He paid for her
//! boots. “…,” he said`. In English.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, CONJUNCTION, FEMALE, MALE, POSSESSOR, PREPOSITION, ROLE};

use crate::draft::Found;
use crate::grammar::SAY;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::subjects::speaking::is_and;
use crate::whom::signs::doubt::NAMES;

/// Whether the person stands last before a pronoun of this sex only as somebody’s relative with whom a clause inside a sentence about another begins,
/// while another who may be of that sex was told of before.
#[inline(never)]
pub(crate) fn is_one(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found, person: usize, sex: u32) -> bool {
    let passage = &passages[pronoun.block];
    if !matches!(passage.language().rules, Rules::Clauses) {
        return false;
    }
    let Some(until) = passage.tokens.get(pronoun.speaker.head.start).map(|token| token.start) else { return false };
    let fits =
        |other: usize| people.person(other).is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex == sex));
    let mut here =
        people.mentioned(pronoun.block, 0..until).rev().filter(|(other, _)| fits(*other) || *other == person);
    let Some((last, told)) = here.next() else { return false };
    // `Bo Lind came. Ada Rowe sang when her father Tom told her that she could. “…,” he said`: either
    if last != person && tells_in_clause(passage, told, sex) == Some(true) {
        return true;
    }
    let own = if last == person { Some((last, told)) } else { here.find(|(other, _)| *other == person) };
    let Some((_, at)) = own.filter(|(_, at)| tells_in_clause(passage, *at, sex).is_some()) else { return false };
    people.before(pronoun.block, at).take(NAMES).any(|other| other != person && fits(other))
}

/// Whether the relative at this byte with whom a clause begins inside a sentence, after `her father`, says something there; none where it is no relative.
fn tells_in_clause(passage: &Passage<'_>, at: usize, sex: u32) -> Option<bool> {
    let name = passage.tokens.partition_point(|token| token.start < at);
    let low = if name < passage.tokens.len() { passage.sentence(name).start } else { return None };
    let [.., opens, owner, noun] = &passage.tokens[low..name] else { return None };
    let clause = opens.is(CONJUNCTION) && opens.bits & CAPITAL == 0 && !is_and(opens);
    let kin = noun.is(ROLE) && noun.bits & (MALE | FEMALE) == sex && owner.is(POSSESSOR) && !noun.is(PREPOSITION);
    let next = passage.tokens[name..].iter().find(|token| !token.name());
    let tells = next.is_some_and(|next| next.is(SAY) && next.bits & (PREPOSITION | AUXILIARY) == 0);
    (clause && kin).then_some(tells)
}
