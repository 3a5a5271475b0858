//! A `Miss` whose surname the article knows of her mother alone: `Mrs Ada Rowe died. ¶ Miss Rowe said: “…”`. In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;

/// The titles of a woman who is not married, and of one who is.
const MISS: &str = "miss";
const MRS: &str = "Mrs ";

/// Whether a mention is a `Miss` and a surname, which this person has as `Mrs`.
pub(crate) fn is_daughter(passages: &[Passage<'_>], people: &People<'_>, found: &Found, person: usize) -> bool {
    let passage = &passages[found.block];
    let head = &found.speaker.head;
    let miss = [head.start, head.start.saturating_sub(1)].into_iter().any(|at| passage.word_is(at, MISS));
    if found.speaker.mention != Mention::Person || !miss || !matches!(passage.language().rules, Rules::Clauses) {
        return false;
    }
    let Some(one) = people.person(person).filter(|one| one.is_full()) else { return false };
    let surname = one.name.rsplit(' ').next().unwrap_or(one.name);
    let married = |text: &str| {
        let mut titled = text.match_indices(MRS).map(|(at, title)| &text[at + title.len()..]);
        titled.any(|name| name.starts_with(surname) || name.starts_with(one.name))
    };
    passages[found.block.saturating_sub(SEARCHED)..=found.block].iter().any(|before| married(before.text))
}
