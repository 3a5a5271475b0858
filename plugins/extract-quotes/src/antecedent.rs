//! Whom a pronoun or a description stands for that comes after a role: `Her neighbour came. “…,” he said`. Somebody without a name, the one
//! whom the role means, or nobody where either may be meant.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{FEMALE, MALE, PLURAL, POSSESSIVE, POSSESSOR, RELATIVE};

use crate::draft::Found;
use crate::focus::{described_sex, in_focus, role_before};
use crate::language::Rules;
use crate::passage::Passage;
use crate::roles::{introduced, is_indefinite};

/// Whom a role means that stands between a pronoun and the last name.
pub(crate) enum Antecedent<'a> {
    /// Somebody without a name: the role as printed.
    Unnamed(&'a str),
    /// Somebody who was named.
    Person(usize),
    /// Somebody who may have been named.
    Unclear,
}

/// Whom the role means that a pronoun stands for: `Her neighbour came. “…,” he said`.
pub(crate) fn antecedent<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    known: Option<usize>,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let token = passages[pronoun.block].tokens.get(pronoun.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    if sex == 0 || token.is(PLURAL | POSSESSOR | RELATIVE) {
        return None;
    }
    let (block, role) = role_before(passages, people, quoted, pronoun, sex)?;
    // outside English, not of one whom an earlier paragraph names alone
    let elsewhere = |person: usize| {
        let here = 0..passages[block].text.len();
        matches!(passages[block].language().rules, Rules::Beside(_))
            && !people.mentioned(block, here).any(|(other, _)| other == person)
    };
    let new = is_new(&passages[block], &role);
    if known.is_some_and(|person| !new && !elsewhere(person)) {
        return None;
    }
    Some(meant(passages, people, quoted, pronoun, (block, role), sex, spoke))
}

/// Whom the role before means that a description stands for: `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`.
pub(crate) fn described<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let sex = described_sex(&passages[found.block], found)?;
    let (block, role) = role_before(passages, people, quoted, found, sex)?;
    let other = (block, &role.tokens) != (found.block, &found.speaker.tokens);
    other.then(|| meant(passages, people, quoted, found, (block, role), sex, spoke))
}

/// Whether a role introduces somebody: `a woman`, `his lawyer`. `The candidate` may call somebody again who is known.
fn is_new(passage: &Passage<'_>, role: &Phrase) -> bool {
    let owned = passage.tokens[role.head.clone()].iter().any(|token| token.is(POSSESSOR | POSSESSIVE));
    owned || is_indefinite(passage, role.head.start)
}

/// Whom this role of the sentences before means.
fn meant<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    (block, role): (usize, Phrase),
    sex: u32,
    spoke: Spoke,
) -> Antecedent<'a> {
    let text = passages[block].spelt(&role.head);
    let new = is_new(&passages[block], &role);
    let start = passages[block].tokens[role.tokens.start].start;
    let found = Found { block, speaker: role, ..found.clone() };
    if let Some(person) = introduced(passages, people, &found) {
        return Antecedent::Person(person);
    }
    if new {
        return Antecedent::Unnamed(text);
    }
    // whom an earlier paragraph alone names may be another, unless it is who spoke last
    let last = |person: &usize| matches!(spoke, Spoke::Person(last, _) if last == *person);
    let here = |person: &usize| {
        last(person) || people.mentioned(block, start.saturating_sub(NEAR)..start).any(|(other, _)| other == *person)
    };
    match in_focus(passages, people, quoted, &found, spoke).filter(here) {
        Some(person) => Antecedent::Person(person),
        None if may_have_name(people, (block, start), sex) => Antecedent::Unclear,
        None => Antecedent::Unnamed(text),
    }
}

/// How many bytes before a role a name is looked for in its paragraph.
const NEAR: usize = 4000;

/// How many mentions before a role are looked at for somebody whom it may mean.
const NAMES: usize = 200;

/// Whether someone of this sex, or of an unknown one, was named before.
fn may_have_name(people: &People<'_>, (block, at): (usize, usize), sex: u32) -> bool {
    let fits = |person: usize| {
        people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || sex == 0 || one.sex & sex != 0))
    };
    people.before(block, at).take(NAMES).any(fits)
}
