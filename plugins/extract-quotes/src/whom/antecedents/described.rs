//! Whom a description stands for, where a role of the sentences before means the same one: `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::vocabulary::POSSESSOR;

use super::meant_by_role::meant_by_role;
use crate::attribution::mention::age::aged;
use crate::draft::Found;
use crate::passages::passage::Passage;
use crate::whom::focus::{described_sex, does_something_else, role_before};
use crate::whom::signs::meant::Antecedent;

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
    // `Der 23-Jährige blutete. „…“, sagte der 31-Jährige`
    let age = |passage: &Passage<'a>, head: &std::ops::Range<usize>| {
        let words = passage.tokens[head.clone()].iter().map(|token| &passage.text[token.range()]);
        words.filter(|word| aged(word)).find_map(|word| word.split('-').next())
    };
    let own = age(&passages[found.block], &found.speaker.head);
    if own.is_some_and(|own| age(&passages[block], &role.head).is_some_and(|told| told != own)) {
        return None;
    }
    // `His mother came. “…,” said the striker`: whose mother she is, most likely
    let owned = passages[block].tokens[role.tokens.start].is(POSSESSOR);
    let noun = found.speaker.head.end.checked_sub(1).and_then(|noun| passages[found.block].tokens.get(noun));
    if other && owned && !noun.is_some_and(|noun| aged(&passages[found.block].text[noun.range()])) {
        return Some(Antecedent::Unclear);
    }
    let meant = other.then(|| meant_by_role(passages, people, quoted, found, (block, role), sex, spoke))?;
    // `Präsidentin Rowe kam. Die Marlerin winkte. „…“, rief die Athletin`
    let does_else = matches!(meant, Antecedent::Person(person) if does_something_else(passages, people, person, found));
    Some(if does_else { Antecedent::Unclear } else { meant })
}
