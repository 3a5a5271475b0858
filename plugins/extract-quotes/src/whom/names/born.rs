//! The name that somebody was born with, or had before a wedding: `Ada Rowe has died. Born Ada Lind in Hull, she left school at 14. “…,” she said`, `Ada
//! Rowe sells pies. … when Ada, then Ada Lind, married. “…,” she said`. In English.

use copydesk_text::names::people::{People, Spoke};

use crate::language::Rules;
use crate::passages::passage::Passage;

/// What stands before such a name, at the beginning of its sentence.
const BORN: &str = "Born ";

/// Whom a pronoun of this sex means, where the order of the names tells this person, whom the article brings in by the name of a birth: whoever the
/// sentence before is about, if that is somebody.
#[inline(never)]
pub(crate) fn known_otherwise(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    sex: u32,
    spoke: Spoke,
) -> Option<usize> {
    let (block, at) = people.first_mention(person)?;
    let passage = passages.get(block).filter(|passage| matches!(passage.language().rules, Rules::Clauses))?;
    if is_former_name(passage, people, person, at) {
        return of_first_name(people, person, (block, at), sex);
    }
    let before = passage.text.get(..at)?.strip_suffix(BORN)?;
    let opens = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let known = people.pronoun(block, before.len(), sex, spoke)?;
    (opens && known != person).then_some(known)
}

/// What stands before and behind a name that somebody had once: `, then Ada Lind,`, `Ada Lind, as she was then,`, `She was Ada Lind until 1984`.
const ONCE: [(&str, &str); 5] = [
    (", then ", ","),
    ("", ", as she was then"),
    ("", ", as she then was"),
    ("She was ", " until"),
    ("she was ", " until"),
];

/// Whether the name at this byte, which is the first mention of the person, is told to be one of another time.
fn is_former_name(passage: &Passage<'_>, people: &People<'_>, person: usize, at: usize) -> bool {
    let Some(name) = people.person(person).map(|one| one.name) else { return false };
    let Some((before, behind)) = passage.text.split_at_checked(at) else { return false };
    let Some(behind) = behind.strip_prefix(name) else { return false };
    ONCE.iter().any(|(left, right)| before.ends_with(left) && behind.starts_with(right))
}

/// How many mentions before such a name are looked at for the one whose it was.
const MENTIONS: usize = 64;

/// The one person named before this place who has the first name of this person and may be of this sex.
fn of_first_name(people: &People<'_>, person: usize, (block, at): (usize, usize), sex: u32) -> Option<usize> {
    let first = |person: usize| people.person(person).and_then(|one| one.name.split(' ').next());
    let own = first(person)?;
    let fits = |other: &usize| {
        let one = people.person(*other).filter(|one| one.is_human() && (one.sex == 0 || one.sex == sex));
        *other != person && one.is_some() && first(*other) == Some(own)
    };
    let mut before = people.before(block, at).take(MENTIONS).filter(fits);
    let known = before.next()?;
    before.all(|other| other == known).then_some(known)
}
