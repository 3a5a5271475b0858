//! Times that are surnames of somebody whom the article names in full: `said Winter` of a Hazel Winter.

use copydesk_text::names::people::{People, Person};

use crate::passages::passage::Passage;
use crate::passages::times::take_for_name;

/// Takes times for names that somebody of the article bears.
pub(crate) fn read_surnames(passage: &mut Passage<'_>, people: &People<'_>) {
    for at in std::mem::take(&mut passage.undated) {
        let one = people.surnamed(&passage.text[passage.tokens[at].range()]);
        if one.and_then(|one| people.person(one)).is_some_and(Person::is_surely_one) {
            take_for_name(&mut passage.tokens[at]);
        }
    }
}
