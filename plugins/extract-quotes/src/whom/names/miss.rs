//! A `Miss` whose surname the article knows of her mother alone: `Mrs Ada Rowe died. Her daughter, Lotte, wept. ¶ Miss Rowe said: “…”`. In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FEMALE, FIRST_NAME, MALE};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;

/// The titles of a woman who is not married, and of one who is.
const MISS: &str = "miss";
const MRS: &str = "Mrs ";

/// What a daughter is called before her first name.
const DAUGHTER: [&str; 2] = [" daughter, ", " daughter "];

/// Whether a mention is a `Miss` and a surname, which this person has as `Mrs`, or whose paragraph tells of a
/// daughter by her first name alone.
pub(crate) fn is_daughter(passages: &[Passage<'_>], people: &People<'_>, found: &Found, person: usize) -> bool {
    let passage = &passages[found.block];
    let head = &found.speaker.head;
    let miss = [head.start, head.start.saturating_sub(1)].into_iter().any(|at| passage.word_is(at, MISS));
    if found.speaker.mention != Mention::Person || !miss || !matches!(passage.language().rules, Rules::Clauses) {
        return false;
    }
    let Some(one) = people.person(person).filter(|one| one.is_full()) else { return false };
    let surname = one.name.rsplit(' ').next().unwrap_or(one.name);
    let married = |text: &str| {
        let mut titled = text.match_indices(MRS).map(|(at, title)| &text[at + title.len()..]);
        titled.any(|name| name.starts_with(surname) || name.starts_with(one.name))
    };
    let first = found.block.saturating_sub(SEARCHED);
    passages[first..=found.block].iter().enumerate().any(|(at, before)| {
        let here = || people.is_mentioned(person, first + at, 0..before.text.len());
        let child = |daughter: &&str| {
            let mut behind = before.text.match_indices(*daughter).map(|(at, noun)| &before.text[at + noun.len()..]);
            behind.any(|name| is_first_name_alone(before, name))
        };
        married(before.text) || DAUGHTER.iter().any(child) && here()
    })
}

/// Whether a text begins with a first name by itself, which may be a woman’s.
fn is_first_name_alone(passage: &Passage<'_>, text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len());
    let bits = passage.language().lexicon.get(text[..end].to_lowercase().as_bytes());
    let woman = bits & FIRST_NAME != 0 && bits & (MALE | FEMALE) != MALE;
    let surname = text[end..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
    text.starts_with(char::is_uppercase) && woman && !surname
}
