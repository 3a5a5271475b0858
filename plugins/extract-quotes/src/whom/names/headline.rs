//! A surname in a headline behind an adjective that begins it: `Benched Rowe: ‘I will stay’`, of Ada Rowe in the story. In English.

use copydesk_text::names::is_said_of;
use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{FIRST_NAME, ROLE, TITLE};
use copydesk_text::words::Kind;

use crate::language::Rules;
use crate::passages::passage::Passage;

/// The one person with the surname, whom the story names in full before it has the surname by itself, which may be a place or a team.
pub(crate) fn behind_adjective(headline: &Passage<'_>, people: &People<'_>, speaker: &Phrase) -> Option<usize> {
    let [said_of, surname] = headline.tokens.get(speaker.head.clone())? else { return None };
    let clauses = matches!(headline.language().rules, Rules::Clauses);
    let named = clauses && speaker.mention == Mention::Person && surname.name() && speaker.head.start == 0;
    let no_name = said_of.bits & (FIRST_NAME | ROLE | TITLE) == 0 && is_said_of(&headline.text[said_of.range()]);
    // `Benched Rowe told by Lind: ‘…’`: his words
    let itself = headline.tokens.get(speaker.head.end).is_some_and(|next| next.kind != Kind::Word);
    let person = people.surnamed(&headline.text[surname.range()]).filter(|_| named && no_name && itself)?;
    people.person(person).is_some_and(|one| one.is_surely_one() && one.is_first_named_in_full()).then_some(person)
}
