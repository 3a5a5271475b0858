//! Whose age a description tells: `sagte der 46-Jährige`.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::People;

use crate::attribution::mention::age::aged;
use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;

/// How many words between a person and an age are looked at for another age.
const AGES: usize = 400;

/// Whether another age than this one is told between two places: `the 71-year-old` is not the 43-year-old.
pub(super) fn other_age(passages: &[Passage<'_>], from: (usize, usize), until: (usize, usize), age: &str) -> bool {
    let before = (from.0..=until.0).rev().flat_map(|block| {
        let passage = &passages[block];
        let end = if block == until.0 { until.1 } else { passage.text.len() };
        let end = passage.tokens.partition_point(|token| token.start < end);
        passage.tokens[..end].iter().rev().map(move |token| (block, token))
    });
    before.take(AGES).take_while(|(block, token)| (*block, token.start) > from).any(|(block, token)| {
        let word = &passages[block].text[token.range()];
        aged(word) && word.split('-').next() != Some(age)
    })
}

/// The one person whose age the article gives so: `Ada Rowe, 57,`, `Ada Rowe (57)`.
pub(crate) fn of_age(passages: &[Passage<'_>], people: &People<'_>, until: usize, age: &str) -> Option<usize> {
    let mut found = None;
    for (block, person, at) in people.mentioned_before(until + 1, 0).rev().take(SEARCHED) {
        let closed = age_beside(passages, people, person, (block, at))? == age;
        if closed && found.is_some_and(|other| other != person) {
            return None;
        }
        if closed {
            found = Some(person);
        }
    }
    found
}

/// The age that stands right behind this mention of a person; empty where there is none.
fn age_beside<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    person: usize,
    (block, at): (usize, usize),
) -> Option<&'a str> {
    let named = people.person(person)?;
    let text = passages.get(block)?.text;
    let rest = text.get(at..).and_then(|text| text.strip_prefix(named.name)).unwrap_or_default();
    let rest = rest.strip_prefix([',', ' ']).map(|rest| rest.trim_start_matches([' ', '('])).unwrap_or_default();
    let age = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
    let closed = (1..=3).contains(&age.len()) && rest[age.len()..].starts_with([',', ')', '.', ' ']);
    Some(if closed { age } else { "" })
}

const NOUNS: &str = include_str!("../../../data/ages.txt");

/// The nouns that tell an age, each with the years of those who are called so.
static YEARS: LazyLock<Vec<(&str, RangeInclusive<u32>)>> = LazyLock::new(|| {
    let years = |line: &'static str| {
        let mut words = line.split(' ');
        let noun = words.next()?;
        Some((noun, words.next()?.parse().ok()?..=words.next()?.parse().ok()?))
    };
    part(NOUNS, "[nouns]").filter_map(years).collect()
});

/// Whether a noun calls those of another age than is told of a person where the article first names them: `Ada Rowe, 55,` is not `the teenager`.
pub(super) fn is_of_another_time(passages: &[Passage<'_>], people: &People<'_>, person: usize, noun: &str) -> bool {
    let Some((_, years)) = YEARS.iter().find(|(word, _)| *word == noun) else { return false };
    let first = people.first_mention(person);
    let told = first.and_then(|first| age_beside(passages, people, person, first)).unwrap_or_default();
    told.parse().is_ok_and(|age: u32| !years.contains(&age))
}

/// Whether another age than this one is told of a person where the article first names them: `Ada Rowe, 61,` is not the 70-year-old.
pub(crate) fn is_of_another(passages: &[Passage<'_>], people: &People<'_>, person: usize, age: &str) -> bool {
    let first = people.first_mention(person);
    // `Ada Rowe (1951)`: a year
    let told = first.and_then(|first| age_beside(passages, people, person, first)).unwrap_or_default();
    told.len() == 2 && told != age
}
