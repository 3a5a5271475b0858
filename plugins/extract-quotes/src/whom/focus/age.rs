//! Whose age a description tells: `sagte der 46-Jährige`.

use copydesk_text::names::people::People;

use crate::attribution::beside::aged;
use crate::passages::passage::{Passage, SEARCHED};

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
pub(super) fn of_age(passages: &[Passage<'_>], people: &People<'_>, until: usize, age: &str) -> Option<usize> {
    let mut found = None;
    for (block, person, at) in people.mentioned_before(until + 1, 0).rev().take(SEARCHED) {
        let named = people.person(person)?;
        let text = passages.get(block)?.text;
        let rest = text.get(at..).and_then(|text| text.strip_prefix(named.name)).unwrap_or_default();
        let rest = rest.strip_prefix([',', ' ']).map(|rest| rest.trim_start_matches([' ', '(']));
        let told = rest.and_then(|rest| rest.strip_prefix(age));
        let closed = told.is_some_and(|rest| rest.starts_with([',', ')', '.', ' ']));
        if closed && found.is_some_and(|other| other != person) {
            return None;
        }
        if closed {
            found = Some(person);
        }
    }
    found
}
