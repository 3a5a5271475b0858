//! Whom a noun means: `the minister`, `the council`, `the report`.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::Mention;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::whom::bodies::called::called;
use crate::whom::bodies::documents;
use crate::whom::bodies::institutions::called_again;
use crate::whom::bodies::own_noun::by_own_noun;
use crate::whom::bodies::papers::called_paper;
use crate::whom::focus::in_focus;
use crate::whom::roles::accused::accused;
use crate::whom::roles::another_holder::is_another_holder;
use crate::whom::roles::holder::{Named, holder};
use crate::whom::roles::initials::by_initials;
use crate::whom::roles::introduced::{introduced, may_be_another};
use crate::whom::roles::other_sex::is_of_other_sex;

/// Whom a noun means, with the name that the article gives, last who wrote what is `written_by` somebody; and whether it may mean two.
pub(crate) fn by_noun<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    before: Spoke,
    body: bool,
    written_by: impl FnOnce() -> Option<&'a str>,
) -> (Option<Named<'a>>, bool) {
    let passage = &passages[found.block];
    let read = matches!(found.speaker.mention, Mention::Role | Mention::Organisation)
        && matches!(passage.language().rules, Rules::Clauses);
    let role = if read { holder(passage, people, &found.speaker) } else { None };
    let initials = if body { by_initials(passages, people, found) } else { Ok(None) };
    let role = role.or_else(|| {
        let person = introduced(passages, people, found)
            .or_else(|| initials.unwrap_or_default())
            .or_else(|| accused(passages, people, found))
            .or_else(|| {
                let person = in_focus(passages, people, quoted, found, before);
                person.filter(|person| !may_be_another(passages, people, found, *person))
            })
            .filter(|person| body && !is_of_other_sex(passages, people, found, *person))
            .filter(|_| !is_another_holder(passages, quoted, found));
        match person {
            Some(person) => Some((people.person(person)?.name, Some(person))),
            None => called(passages, people, found)
                .or_else(|| by_own_noun(passages, found))
                .or_else(|| called_paper(passages, people, found))
                .or_else(|| called_again(passages, found))
                .or_else(|| documents::author(passages, people, found))
                .or_else(written_by)
                .filter(|_| body)
                .map(|name| (name, None)),
        }
    });
    (role, initials.is_err())
}
