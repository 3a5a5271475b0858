//! The title of a work that stands behind the words which part a quotation, and is no second half of it: `“…,” Rowe wrote in her memoir, “Low Water at
//! Marl”`. In English.

use copydesk_text::vocabulary::{DETERMINER, POSSESSOR};
use copydesk_text::words::Kind;

use crate::draft::{Draft, Found};
use crate::language::Rules;
use crate::passages::passage::Passage;

/// How many words may stand between the noun and its article: `in her first long book`.
const MORE: usize = 3;

/// Whether what stands in the marks of `later` looks like the title of a work, behind a noun for one and a comma.
pub(crate) fn is_title(passage: &Passage<'_>, found: &Found, later: &Draft) -> bool {
    let place = passage.places[later.first.1];
    let inside = &passage.text[passage.pairs[later.first.1].inner.clone()];
    let parted = place > 2 && passage.tokens[place - 1].kind == Kind::Comma;
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let title = later.shape.title && inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !clauses || !parted || !title {
        return false;
    }
    let noun = place - 2;
    let spoken = found.cue.map_or(0, |(_, cue)| cue + 1).max(found.speaker.tokens.end);
    let mut before = spoken.max(noun.saturating_sub(MORE + 1))..noun;
    let determined = before.any(|at| passage.tokens[at].is(DETERMINER | POSSESSOR));
    let work = || passage.language().works.binary_search(&&passage.text[passage.tokens[noun].range()]).is_ok();
    determined && work()
}
