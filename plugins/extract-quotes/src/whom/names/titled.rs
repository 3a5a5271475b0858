//! A title or a role that tells that a surname is another's: `sagte Frau Lind`, where the article knows Bo Lind alone. In German, whose roles
//! tell the sex.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FEMALE, MALE, POSSESSOR, ROLE, TITLE};

use crate::draft::Found;
use crate::passages::passage::Passage;

/// Whether what stands right before a surname is of the other sex than this person.
pub(crate) fn is_another(passage: &Passage<'_>, people: &People<'_>, found: &Found, person: usize) -> bool {
    let head = &found.speaker.head;
    if found.speaker.mention != Mention::Person || head.len() != 1 || !passage.language().nouns_capital() {
        return false;
    }
    let title = head.start.checked_sub(1).map(|left| &passage.tokens[left]).filter(|title| title.is(TITLE | ROLE));
    // `seine Frau Lind`
    let owned = head.start.checked_sub(2).is_some_and(|left| passage.tokens[left].is(POSSESSOR));
    let (told, known) = (
        title.map_or(0, |title| title.bits & (MALE | FEMALE)),
        people.person(person).map_or(0, |one| one.sex & (MALE | FEMALE)),
    );
    !owned && told != 0 && known != 0 && told & known == 0
}
