//! Whom a role of the sentences before means, where a pronoun or a description stands for it: `Her neighbour came. “…,” he said`.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CAPITAL, FEMALE, MALE, NEUTER, PLURAL, POSSESSOR, PRONOUN, RELATIVE};

use super::it::meant_by_it;
use super::meant_by_role::meant_by_role;
use super::teller::told_by_another;
use super::they::several;
use super::topic::{by_role, is_in_clause_before_role};
use crate::attribution::beside;
use crate::attribution::mention::age::aged;
use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::whom::antecedents::behind_opening::named_behind_opening;
use crate::whom::antecedents::relative::role_of_who;
use crate::whom::antecedents::role_told::{asks, role_told};
use crate::whom::focus::{in_focus, is_brought_before, is_not_called, role_before, takes_the_floor, tells_of_another};
use crate::whom::roles::introduced::introduced;
use crate::whom::signs::meant::{Antecedent, is_new};
use crate::whom::signs::reciprocal::{either, is_of_a_pair};

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
    let clauses = matches!(passages[pronoun.block].language().rules, Rules::Clauses);
    if token.is(PRONOUN) && token.is(NEUTER) && clauses {
        return meant_by_it(passages, people, quoted, pronoun);
    }
    if token.is(RELATIVE) && known.is_none() {
        return role_of_who(passages, people, pronoun);
    }
    if token.is(PRONOUN) && token.is(PLURAL) && token.bits & (POSSESSOR | RELATIVE) == 0 && clauses {
        return several(passages, quoted, pronoun).map(Antecedent::Unnamed);
    }
    if sex == 0 || token.is(PLURAL | POSSESSOR | RELATIVE) {
        return None;
    }
    if either(passages, people, quoted, pronoun, sex) || is_of_a_pair(passages, quoted, sex) {
        return Some(Antecedent::Unclear);
    }
    if clauses && let Some(person) = by_role(passages, people, quoted, pronoun, sex) {
        return Some(Antecedent::Person(person));
    }
    if let Some(name) = named_behind_opening(passages, people, quoted, pronoun, sex) {
        // whoever was told of before may speak of the one who is looked at
        return Some(if known.is_some() { Antecedent::Unclear } else { Antecedent::Unnamed(name) });
    }
    let told = |known| {
        let teller = || told_by_another(passages, people, quoted, pronoun, known, sex, spoke);
        if clauses { teller() } else { None }
    };
    let Some((block, role)) = role_before(passages, people, quoted, pronoun, sex) else {
        if let Some(teller) = known.and_then(told) {
            return Some(teller);
        }
        if clauses && known.is_some_and(|known| is_in_clause_before_role(passages, people, quoted, known)) {
            return Some(Antecedent::Unclear);
        }
        return role_told(passages, people, quoted, pronoun, sex, spoke);
    };
    if clauses && known.is_some() && asks(&passages[block], &role) {
        return Some(Antecedent::Unclear);
    }
    // `Ihre Großmutter habe dort gekocht, erzählte die 38-Jährige. „…“, sagte sie`, `Son client souffre, selon lui, d’une addiction`: who tells it,
    // not whom it is about
    if let Rules::Beside(habits) = passages[block].language().rules
        && let own = passages[block].sentence(role.tokens.start)
        && let Some((teller, _)) = beside::tells(&passages[block], habits, own.clone())
        && teller.tokens.start > role.tokens.end
        && (teller.mention == Mention::Pronoun || beside::is_reported(&passages[block], own))
    {
        return None;
    }
    // `Bo Lind sitzt dazwischen, im Mai geht ein Kollege. „…“, sagt er`: whom the paragraph is about
    if !clauses && known.is_some() && !opens(&passages[block], &role) {
        let here = known.is_some_and(|person| {
            let until = passages[block].tokens[role.tokens.start].start;
            people.is_mentioned(person, block, 0..until)
        });
        // but `Am Ende trat eine Rentnerin ans Mikrofon`
        let speaks = || is_brought_before(&passages[block], &role) && takes_the_floor(&passages[block], &role);
        if here && !speaks() {
            return None;
        }
    }
    // `Bo Lind went. His successor comes in May. On Monday he thanked the staff. “…,” he wrote`: either
    let owned = passages[block].tokens[role.tokens.start];
    let between = |at: &usize| {
        let before = passages[block].sentence(*at).start.checked_sub(1);
        before.is_some_and(|before| passages[block].sentence(before).start > role.tokens.start)
    };
    let apart = quoted.0 == block && passages[block].places.get(quoted.1).is_some_and(between);
    let his = owned.is(POSSESSOR) && (owned.bits & sex != 0 || !clauses);
    if his && apart && known.is_some_and(|known| people.person(known).is_some_and(|one| one.sex == sex)) {
        return Some(Antecedent::Unclear);
    }
    // not of one whom an earlier paragraph names alone; in English, unless it is who spoke last
    let elsewhere = |person: usize| {
        let last = matches!(passages[block].language().rules, Rules::Clauses)
            && matches!(spoke, Spoke::Person(last, _) if last == person);
        !last && !people.is_mentioned(person, block, 0..passages[block].text.len())
    };
    let new = is_new(&passages[block], &role);
    // `The minister … he`, of a minister who is a woman: another
    let other = |person: usize| people.person(person).is_some_and(|one| one.sex != 0 && one.sex != sex);
    // `Lind spoke. The actor laughed. “…,” he said`: Lind, where he is an actor
    if let Some(person) = known.filter(|person| !new && !elsewhere(*person)) {
        let actor = Found { block, speaker: role.clone(), ..pronoun.clone() };
        let called = introduced(passages, people, &actor).or_else(|| in_focus(passages, people, quoted, &actor, spoke));
        let told_of = || tells_of_another_before(&passages[block], role.tokens.start, sex);
        // `Verteidiger Bo Lind schwieg. Der Beamte nickte. „…“, sagte er`
        let other = || !clauses && is_not_called(passages, people, person, &actor);
        if called == Some(person)
            || !told_of() && !other() && is_just_named(&passages[block], people, person, (block, role.tokens.start))
        {
            return told(person);
        }
    }
    let meant = meant_by_role(passages, people, quoted, pronoun, (block, role), sex, spoke);
    Some(if matches!(meant, Antecedent::Person(person) if other(person)) { Antecedent::Unclear } else { meant })
}

/// Whether the sentence right before a role begins with the first mention of a person, by name alone, or where it tells an age, names nobody else: `Carl Behn hält das für falsch. Der Inhaber
/// eines Betriebs spricht für viele. „…“, klagt er`.
fn is_just_named(passage: &Passage<'_>, people: &People<'_>, person: usize, (block, role): (usize, usize)) -> bool {
    let Some(before) = passage.sentence(role).start.checked_sub(1).map(|end| passage.sentence(end)) else {
        return false;
    };
    let (Some(first), Some(named)) = (passage.tokens.get(before.start), people.first_mention(person)) else {
        return false;
    };
    // `Den Treffer erzielte Uwe Lind. Der 20-Jährige war eben gekommen. „…“, sagte er`
    let age = || passage.tokens.get(role + 1).is_some_and(|noun| aged(&passage.text[noun.range()]));
    let here = || people.mentioned(block, first.start..passage.tokens[before.end - 1].end);
    let alone = || named.0 == block && named.1 >= first.start && here().all(|(other, _)| other == person);
    named == (block, first.start) || age() && alone()
}

/// Whether the sentence before a role has words in marks that tell of somebody of this sex.
fn tells_of_another_before(passage: &Passage<'_>, role: usize, sex: u32) -> bool {
    let before = passage.sentence(role).start.checked_sub(1);
    before.is_some_and(|end| tells_of_another(passage, passage.tokens[passage.sentence(end).start].start, sex))
}

/// Whether a sentence begins with the role: nothing that could be a subject stands before it. In `Flickans mamma`, whose she is does.
fn opens(passage: &Passage<'_>, role: &Phrase) -> bool {
    let start = role.tokens.start;
    let first = passage.sentence(start).start;
    let owner = passage.language().bare_nouns()
        && start == first + 1
        && passage.text[passage.tokens[first].range()].ends_with('s');
    owner || !passage.tokens[first..start].iter().any(|token| token.is(CAPITAL) && token.content())
}
