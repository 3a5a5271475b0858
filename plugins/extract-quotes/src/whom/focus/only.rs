//! The only one of a sex whom an article has named until a place: `Am Ende stand Ada Rowe allein an der Rampe. … „…“, sagte die 36-Jährige`.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, ROLE, TITLE};
use memchr::memmem;

use super::description::Description;
use super::introduced::{MENTIONS, introduced_otherwise};
use crate::language::Language;
use crate::passages::passage::Passage;

/// How many blocks before an age somebody was mentioned whom it means.
const NEAR: usize = 2;

/// How many blocks are looked at: an article with more has more people.
const BLOCKS: usize = 60;

/// How much of each is searched for a name, in bytes.
const TEXT: usize = 4000;

/// A noun in -in that is longer is a woman's.
const WOMAN: usize = 6;

/// How many words of a block are looked at for somebody without a name.
const WORDS: usize = 400;

/// The one person of its sex whom the article has named until now, where an age has not been told before and nobody without a name has come up
/// of whom it may be: `Am Ende stand Ada Rowe allein an der Rampe. … „…“, sagte die 36-Jährige`. Where the article tells the sex.
pub(super) fn only_of_sex(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, at): (usize, usize),
    description: &Description<'_>,
) -> Option<usize> {
    let known = description.age.is_some() || passages[block].language().is_listed_epithet(description.noun);
    if description.sex == 0 || !known {
        return None;
    }
    let end = passages[block].tokens[at].start;
    let only = only_named(passages, people, (block, end), description.sex)?;
    let mut near = people.mentioned_before(block, end).rev().take(MENTIONS);
    let near = near.any(|(other, person, _)| person == only && other + NEAR >= block);
    let earlier = || {
        (0..=block).rev().take(BLOCKS).any(|other| {
            let passage = &passages[other];
            let own = other == block;
            let until = if own { end } else { passage.text.len() };
            // `die Wirtin des Lokals` of the same paragraph is another than whom an earlier one names
            let definite = own && !people.mentioned(block, 0..end).any(|(person, _)| person == only);
            tells_of_another(passage.language(), &passage.text[..until], description, definite)
        })
    };
    let another = !near || earlier() || introduced_otherwise(passages, people, only, (block, end), description.noun);
    (!another).then_some(only)
}

/// Whether the paragraph tells of somebody without a name whom a description may mean, and not of this person.
pub(super) fn another_here(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    (block, end): (usize, usize),
    description: &Description<'_>,
) -> bool {
    let passage = &passages[block];
    let here = people.is_mentioned(person, block, 0..end);
    !here && tells_of_another(passage.language(), &passage.text[..end], description, true)
}

/// The one person of this sex whom the article has named before this byte of a block, where nobody else who was named may be of it.
pub(crate) fn only_named(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, end): (usize, usize),
    sex: u32,
) -> Option<usize> {
    let mut only = None;
    for person in people.before(block, end).take(MENTIONS) {
        let one = people.person(person)?;
        if one.sex != 0 && one.sex & sex == 0 {
            continue;
        }
        if one.sex == 0 && (one.is_human() || may_be_human(passages, people, person)) {
            return None;
        }
        if one.sex != 0 && one.is_human() {
            if only.is_some_and(|only| only != person) {
                return None;
            }
            only = Some(person);
        }
    }
    only
}

/// Whether two words with capitals may be somebody's name, though nothing tells: they begin a sentence or stand behind a comma, or one of them
/// stands for both elsewhere; and no article before them, nor the first in small letters anywhere, shows that they are nouns.
fn may_be_human(passages: &[Passage<'_>], people: &People<'_>, person: usize) -> bool {
    let Some((one, first)) = people.person(person).zip(people.first_mention(person)) else { return false };
    // `Marl. Die Stadt Marl zahlt`: where both words stand
    let full = |(block, at): (usize, usize)| {
        passages.get(block).and_then(|passage| passage.text.get(at..)).is_some_and(|text| text.starts_with(one.name))
    };
    let begins = |text: &str| memmem::find(&text.as_bytes()[..text.len().min(TEXT)], one.name.as_bytes());
    let found =
        || passages.iter().take(BLOCKS).enumerate().find_map(|(block, in_it)| Some((block, begins(in_it.text)?)));
    let (block, at) = if full(first) { first } else { found().unwrap_or(first) };
    let (Some(passage), Some(first)) = (passages.get(block), one.name.split(' ').next()) else { return false };
    let before = passage.text.get(..at).unwrap_or_default().trim_end();
    let left = before.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
    let opens = !before.ends_with(char::is_alphanumeric);
    let capitals = first.chars().filter(|c| c.is_uppercase()).count() > 1 && !first.contains('-');
    let small = first.to_lowercase();
    let noun = || passages.iter().take(BLOCKS).any(|passage| passage.text.contains(&small));
    let article = passage.language().lexicon.get(left.to_lowercase().as_bytes()) & DETERMINER != 0
        || passage.language().is_joined(left);
    one.is_full() && (opens || one.mentions > 1) && !article && !capitals && !noun()
}

/// Whether a text tells this age of somebody, or of somebody new who has no name: `ein Passant`, where it may be `definite` `die Wirtin` too. Of
/// most blocks without quotations the words have not been read.
fn tells_of_another(language: &Language, text: &str, description: &Description<'_>, definite: bool) -> bool {
    let mut words = text.split([' ', '\n', '\u{a0}']).take(WORDS);
    while let Some(word) = words.next() {
        let number =
            description.age.and_then(|age| word.trim_start_matches(|c: char| !c.is_alphanumeric()).strip_prefix(age));
        if number.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
            return true;
        }
        let new = (language.is_indefinite(word) || definite && language.is_definite(word))
            && words.clone().take(3).find(|noun| noun.starts_with(char::is_uppercase)).is_some_and(|noun| {
                let noun = noun.trim_end_matches(|c: char| !c.is_alphanumeric());
                let bits = language.lexicon.get(noun.to_lowercase().as_bytes()) | language.role_tail(noun);
                let told = bits & (MALE | FEMALE);
                // a trade that no list knows: `Betreiberin`
                let trade = definite && description.sex == FEMALE && noun.len() > WOMAN && noun.ends_with("in");
                trade
                    || bits & (ROLE | TITLE) != 0
                        && bits & (NEUTER | DOCUMENT | PLURAL) == 0
                        && (told == 0 || told & description.sex != 0)
            });
        if new {
            return true;
        }
    }
    false
}
