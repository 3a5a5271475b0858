//! The title of a work that stands behind the words which part a quotation, and is no second half of it: `“…,” Rowe wrote in her memoir, “Low Water at
//! Marl”`. In English.

use copydesk_text::vocabulary::{BE, DETERMINER, POSSESSOR, PRONOUN};
use copydesk_text::words::Kind;

use crate::draft::Draft;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// How many words may stand between the noun and its article: `in her first long book`.
const MORE: usize = 3;

/// How many words are no sentence where no pronoun is among them: `“The culprit,” Rowe told the podcast, “Tom Hale.”`
const PHRASE: usize = 3;

/// Whether what stands in the marks of `later` looks like the title of a work, behind a noun for one and a comma.
pub(crate) fn is_title(passage: &Passage<'_>, earlier: &Draft, later: &Draft) -> bool {
    let Some(found) = &earlier.found else { return false };
    let place = passage.places[later.first.1];
    let inside = &passage.text[passage.pairs[later.first.1].inner.clone()];
    let parted = place > 2 && passage.tokens[place - 1].kind == Kind::Comma;
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let title = later.shape.title && inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !clauses || !parted || !title || !is_whole(passage, earlier) {
        return false;
    }
    let noun = place - 2;
    let spoken = found.cue.map_or(0, |(_, cue)| cue + 1).max(found.speaker.tokens.end);
    let mut before = spoken.max(noun.saturating_sub(MORE + 1))..noun;
    let determined = before.any(|at| passage.tokens[at].is(DETERMINER | POSSESSOR));
    let work = || passage.language().works.binary_search(&&passage.text[passage.tokens[noun].range()]).is_ok();
    determined && work()
}

/// Whether a first half may be all that was said: not `The winner is`, nor `My vote`, which want a second.
fn is_whole(passage: &Passage<'_>, earlier: &Draft) -> bool {
    let said = &passage.text[passage.pairs[earlier.last.1].inner.clone()];
    let words = said.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let bits = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
    let opened = words.clone().next_back().is_some_and(|last| bits(last) & BE != 0);
    let short = words.clone().count() <= PHRASE;
    !opened && (!short || words.into_iter().any(|word| bits(word) & (PRONOUN | POSSESSOR) == PRONOUN))
}
