//! Whom a role means that is nothing but the initials of a title: `Principal Secretary Ada Rowe … the PS`, `PS Ada Rowe`.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{ALL_CAPS, DETERMINER};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::whom::roles::introduced::MOST;
use crate::whom::signs::meant::is_indefinite;

/// As many letters as such a role has, at least and at most.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether a mention is an article and initials, in English.
pub(crate) fn may_be_initials(passage: &Passage<'_>, found: &Found) -> bool {
    let [article, word] = &passage.tokens[found.speaker.head.clone()] else { return false };
    matches!(passage.language().rules, Rules::Clauses)
        && matches!(found.speaker.mention, Mention::Organisation | Mention::Role)
        && word.is(ALL_CAPS)
        && LETTERS.contains(&(word.end - word.start))
        && article.is(DETERMINER)
        && !is_indefinite(passage, found.speaker.head.start)
}

/// The one person before whose name the title stands, whole or as its initials; an error where there are two.
pub(crate) fn by_initials(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Result<Option<usize>, ()> {
    let passage = &passages[found.block];
    if !may_be_initials(passage, found) {
        return Ok(None);
    }
    let word = &passage.tokens[found.speaker.head.end - 1];
    let initials = &passage.text[word.range()];
    let before = people.mentioned_before(found.block, word.start).take(MOST);
    let mut titled = before
        .filter(|(block, _, at)| {
            passages.get(*block).and_then(|passage| passage.text.get(..*at)).is_some_and(|left| ends_in(left, initials))
        })
        .map(|(_, person, _)| person)
        .filter(|person| people.person(*person).is_some_and(|one| one.is_human()));
    let Some(person) = titled.next() else { return Ok(None) };
    if titled.all(|other| other == person) { Ok(Some(person)) } else { Err(()) }
}

/// Whether the words that a text ends in have these initials, each with a capital, or are the initials.
fn ends_in(text: &str, initials: &str) -> bool {
    let Some(text) = text.strip_suffix(' ') else { return false };
    let mut words = text.rsplit(' ');
    if words.clone().next() == Some(initials) {
        return true;
    }
    initials.chars().rev().all(|initial| words.next().is_some_and(|word| word.len() > 1 && word.starts_with(initial)))
}

#[cfg(test)]
mod tests {
    use super::ends_in;

    #[test]
    fn a_title_is_told_by_the_initials_of_its_words() {
        assert!(ends_in("and Principal Secretary ", "PS") && ends_in("said PS ", "PS"));
        assert!(
            !ends_in("Principal secretary ", "PS") && !ends_in("Secretary ", "PS") && !ends_in("the Press, ", "TP")
        );
    }
}
