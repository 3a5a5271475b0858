//! Names that tell whose somebody is who has none: `Ruth Lohrs Anwältin`, `die Witwe Jens Holms`. In German.

use copydesk_text::names::kin::is_kin;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{FIRST_NAME, ROLE, TITLE};
use copydesk_text::words::Token;

use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whether a name in the genitive is all that is told of somebody, behind or before what they are to whoever it names.
pub(crate) fn is_owned(passage: &Passage<'_>, habits: &Habits, one: &Phrase) -> bool {
    let tokens = &passage.tokens[one.tokens.clone()];
    let word = |token: &Token| &passage.text[token.range()];
    let genitive = |token: &Token| token.name() && token.bits & FIRST_NAME == 0 && word(token).ends_with('s');
    let kin = |token: &Token| token.name() && is_kin(word(token));
    let role = |token: &Token| (token.bits | passage.language().role_tail(word(token))) & (ROLE | TITLE) != 0;
    let of = |three: &[Token]| match three {
        // `Ruth Lohrs Anwältin`
        [first, name, noun] if genitive(name) && first.is(FIRST_NAME) => noun.name() && (kin(noun) || role(noun)),
        // `Bruder Ruth Lohrs`
        [noun, first, name] => kin(noun) && first.is(FIRST_NAME) && genitive(name),
        _ => false,
    };
    habits.nouns_capital && one.mention == Mention::Person && tokens.windows(3).any(of)
}
