//! A single word with a capital before `went on:` of which the article knows nobody: `Life went on: “…”`, `Wimbledon went on: “…”`. In English.

use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FIRST_NAME, ROLE, TITLE};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// Whether the mention may be of something that goes on, for it is of nobody whom the article gives a name, `person`.
pub(crate) fn goes_on_itself(passage: &Passage<'_>, found: &Found, person: Option<usize>) -> bool {
    let Some((block, cue)) = found.cue.filter(|_| person.is_none()) else { return false };
    let english = matches!(passage.language().rules, Rules::Clauses);
    let head = passage.tokens.get(found.speaker.head.clone()).unwrap_or_default();
    let bare = head.len() == 1
        && !passage.tokens[found.speaker.tokens.clone()].iter().any(|token| token.is(FIRST_NAME | ROLE | TITLE));
    let went = || passage.word_is(cue, "went") || passage.word_is(cue, "goes");
    let colon = passage.tokens.get(cue + 2).is_some_and(|colon| colon.kind == Kind::Colon);
    english && block == found.block && bare && found.speaker.mention == Mention::Person && went() && colon
}
