//! Whether a noun or an age is another’s: it stands in the article before somebody is named, or behind an indefinite article.

use copydesk_text::names::people::People;
use memchr::memmem;

use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;

/// Whether the noun, or the age, stands in the article before the person is named, or after an indefinite article: it is another’s.
pub(crate) fn introduced_otherwise(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    until: (usize, usize),
    noun: &str,
) -> bool {
    let Some(named) = people.first_mention(person) else { return true };
    let finder = memmem::Finder::new(noun);
    passages.iter().enumerate().take(until.0 + 1).skip(until.0.saturating_sub(SEARCHED)).any(|(block, passage)| {
        let end = if block == until.0 { until.1 } else { passage.text.len() };
        let text = passage.text.get(..end).unwrap_or_default();
        finder.find_iter(text.as_bytes()).take(8).any(|at| {
            let left = text[..at].trim_end();
            let word = left.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
            let own = named == (block, at + noun.len() + 1); // `Biologin Ada Rowe`
            // `Norwegerin` is no `Norweger`
            let whole = !text[at + noun.len()..].starts_with(char::is_alphanumeric);
            whole && !own && ((block, at) < named || passage.language().is_indefinite(word))
        })
    })
}

/// How many mentions before an age are looked at for another whom it may be of.
pub(crate) const MENTIONS: usize = 200;
