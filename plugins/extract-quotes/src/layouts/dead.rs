//! Who has died, as the introduction to a transcript tells, and so answers nothing in it: `Bo Lind, 40, died at sea.` In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;

use crate::language::Language;

static DYING: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/dying.txt")).collect());

/// How many words a name, or what commas set behind it, may have.
const WORDS: usize = 8;

/// Whether these blocks, from which the people were read, tell that a person has died.
pub(super) fn has_died<'a>(
    blocks: impl Iterator<Item = &'a str>,
    people: &People<'_>,
    person: usize,
    language: &Language,
) -> bool {
    blocks.enumerate().any(|(block, text)| {
        let mut named = people.mentioned(block, 0..text.len()).filter(|(other, _)| *other == person);
        named.any(|(_, at)| text.get(at..).is_some_and(|text| dies(text, &language.small_words.past)))
    })
}

/// Whether a verb of dying stands behind the name with which a text begins, of which auxiliaries tell the `past`: `Bo Lind, a ferryman, was killed`.
fn dies(text: &str, past: &[&str]) -> bool {
    let mut words = text.split([' ', '\n']).peekable();
    let mut beside = false;
    for _ in 0..WORDS {
        let Some(word) = words.next_if(|word| beside || word.starts_with(char::is_uppercase)) else { break };
        if word.ends_with(['.', '!', '?']) {
            return false;
        }
        beside ^= word.ends_with(',');
    }
    while words.next_if(|word| past.contains(word)).is_some() {}
    let verb = words.next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    DYING.binary_search(&verb).is_ok()
}
