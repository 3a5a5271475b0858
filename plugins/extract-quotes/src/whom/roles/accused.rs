//! Whom a noun for somebody before a court means, where the article shortens one person's surname alone: `Uwe L. schwieg. „…“, sagte der
//! Angeklagte später`.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{DETERMINER, FEMALE, MALE};

use crate::draft::Found;
use crate::language::nouns::same;
use crate::passages::passage::Passage;
use crate::whom::roles::introduced::MOST;

/// Whether a mention is a definite article and such a noun.
pub(crate) fn may_be_accused(passage: &Passage<'_>, found: &Found) -> bool {
    let language = passage.language();
    if language.accused.is_empty() {
        return false;
    }
    let [article, noun] = &passage.tokens[found.speaker.head.clone()] else { return false };
    let word = &passage.text[noun.range()];
    found.speaker.mention != Mention::Person
        && article.is(DETERMINER)
        && language.is_definite(&passage.text[article.range()])
        && language.accused.iter().any(|known| same(known, word))
}

/// The one person before it of whose surname the article gives a letter, and of whom nothing tells that the sex is another.
pub(crate) fn accused(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Option<usize> {
    let passage = &passages[found.block];
    if !may_be_accused(passage, found) {
        return None;
    }
    let [article, noun] = &passage.tokens[found.speaker.head.clone()] else { return None };
    let told = passage.language().sex_of_article(&passage.text[article.range()]);
    let sex = if told == 0 { noun.bits & (MALE | FEMALE) } else { told };
    let mut only = None;
    for (_, person, _) in people.mentioned_before(found.block, article.start).rev().take(MOST) {
        let one = people.person(person)?;
        let shortened = one.name.rsplit(' ').next().is_some_and(|last| last.len() == 2 && last.ends_with('.'));
        if !shortened || one.sex != 0 && sex != 0 && one.sex & sex == 0 {
            continue;
        }
        if only.is_some_and(|only| only != person) {
            return None;
        }
        only = Some(person);
    }
    only
}
