//! The name that somebody was born with: `Ada Rowe has died. Born Ada Lind in Hull, she left school at 14. “…,” she said`. In English.

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
    let before = passage.text.get(..at)?.strip_suffix(BORN)?;
    let opens = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let known = people.pronoun(block, before.len(), sex, spoke)?;
    (opens && known != person).then_some(known)
}
