//! Whom a role of the sentences before means, for whatever stands for it: somebody whom the article names, somebody without a name, or either of two.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{FEMALE, MALE, POSSESSIVE, POSSESSOR};

use crate::draft::Found;
use crate::passages::passage::Passage;
use crate::whom::focus::{in_focus, only_named};
use crate::whom::names::own_name::own_name;
use crate::whom::roles::accused::accused;
use crate::whom::roles::introduced::{has_one, introduced};
use crate::whom::signs::doubt::NAMES;
use crate::whom::signs::meant::{Antecedent, is_new, is_standing, noun};

/// Whom this role of the sentences before means.
pub(crate) fn meant_by_role<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    (block, role): (usize, Phrase),
    sex: u32,
    spoke: Spoke,
) -> Antecedent<'a> {
    let text = own_name(&passages[block], &role).unwrap_or_else(|| passages[block].spelt(&role.head));
    let new = is_new(&passages[block], &role);
    let standing = is_standing(&passages[block], &role, Some(noun(&passages[block].tokens, &role.head)));
    let start = passages[block].tokens[role.tokens.start].start;
    let found = Found { block, speaker: role, ..found.clone() };
    if let Some(person) = introduced(passages, people, &found).or_else(|| accused(passages, people, &found)) {
        // `Ada Rowe and her sister Jane came. “…,” Jane said. Her sister laughed. “…,” she said`: nobody is her own sister
        let owner = passages[block].tokens[found.speaker.tokens.start];
        let own = people.person(person).map_or(0, |one| one.sex);
        let owned = owner.is(POSSESSOR) && (own == 0 || owner.bits & own != 0);
        let owner = matches!(spoke, Spoke::Person(last, _) if last == person)
            || people.before(block, start).next().is_some_and(|last| last == person);
        return if owned && owner { Antecedent::Unclear } else { Antecedent::Person(person) };
    }
    if new {
        let role = &passages[block].tokens[found.speaker.head.clone()];
        let relative = role.iter().any(|token| token.is(POSSESSOR | POSSESSIVE))
            && role.last().is_some_and(|noun| noun.bits & (MALE | FEMALE) != 0);
        // `Their coach`, where the article has introduced coaches by name
        let word = passages[block].tokens[noun(&passages[block].tokens, &found.speaker.head)].range();
        let known = || {
            let owned = role.first().is_some_and(|first| first.is(POSSESSOR));
            owned && has_one(passages, people, (block, start), &passages[block].text[word])
        };
        let unclear = relative && may_be_namesake(people, (block, start), sex) || known();
        return if unclear { Antecedent::Unclear } else { Antecedent::Unnamed(text) };
    }
    // whom an earlier paragraph alone names may be another, unless it is who spoke last
    let last = |person: &usize| matches!(spoke, Spoke::Person(last, _) if last == *person);
    // the only one of that sex until now is no other's rival
    let alone = |person: &usize| sex != 0 && only_named(passages, people, (block, start), sex) == Some(*person);
    let here = |person: &usize| {
        last(person)
            || people.mentioned(block, start.saturating_sub(NEAR)..start).any(|(other, _)| other == *person)
            || alone(person)
    };
    let just_named = || {
        let only = only_named(passages, people, (block, start), sex);
        let mut near = people.mentioned(block, start.saturating_sub(NEAR)..start);
        only.is_some_and(|only| near.any(|(other, _)| other == only))
    };
    // `Die Rentnerin selbst`: another than whoever the sentences before are about
    let itself = &passages[block].language().small_words.itself;
    let apart = itself.iter().any(|word| passages[block].word_is(found.speaker.tokens.end, word));
    match in_focus(passages, people, quoted, &found, spoke).filter(here).filter(|_| !apart) {
        Some(person) => Antecedent::Person(person),
        // `die Intendantin` may be the only woman of the story, where the paragraph has just named her
        None if standing && !just_named() => Antecedent::Unnamed(text),
        None if may_have_name(people, (block, start), sex) => Antecedent::Unclear,
        None => Antecedent::Unnamed(text),
    }
}

/// How many bytes before a role a name is looked for in its paragraph.
const NEAR: usize = 4000;

/// Whether someone of this sex, or of an unknown one, was named before.
fn may_have_name(people: &People<'_>, (block, at): (usize, usize), sex: u32) -> bool {
    let fits = |person: usize| {
        people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || sex == 0 || one.sex & sex != 0))
    };
    people.before(block, at).take(NAMES).any(fits)
}

/// Whether two of one surname were named before, one of them of this sex: `her husband` may be he.
fn may_be_namesake(people: &People<'_>, (block, at): (usize, usize), sex: u32) -> bool {
    let mut named = people.before(block, at).take(NAMES);
    named.any(|person| {
        people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex == sex))
            && people.has_namesake(person)
    })
}
