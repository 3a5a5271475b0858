//! The noun of somebody new who has no name, behind an article: `a nurse`, `one Labour backbencher`, `an old man`. In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::vocabulary::{
    AUXILIARY, BE, CAPITAL, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::age::aged;
use crate::grammar::VERB;
use crate::passages::passage::Passage;

/// Nouns of people that are of no list of roles.
static SOMEBODY: LazyLock<Vec<&str>> =
    LazyLock::new(|| part(include_str!("../../../data/en/presenting.txt"), "[somebody]").collect());

/// How many words say more of somebody, with the noun.
const MORE: usize = 5;

/// The noun of one human being who may be of this sex, whose article is at this token.
pub(crate) fn new_human(passage: &Passage<'_>, article: usize, end: usize, sex: u32) -> Option<usize> {
    let tokens = &passage.tokens;
    let words = (article + 1..end).take(MORE).take_while(|at| tokens[*at].content());
    let noun = words.filter(|at| is_human(passage, *at, sex)).last()?;
    // `a doctor shortage was announced`
    let more = tokens[noun + 1..end].iter().take_while(|token| token.content()).count();
    let verb = tokens.get(noun + 1 + more).is_some_and(|next| more > 0 && next.is(AUXILIARY | BE | VERB));
    let acts = || passage.text[tokens[noun + more].range()].ends_with("ed");
    // `Once a soldier, always a soldier`
    let comma = tokens.get(noun + 1).is_some_and(|next| next.kind == Kind::Comma);
    let told = |next: &Token| next.is(RELATIVE) || next.kind == Kind::Number;
    let apposed = comma && !tokens.get(noun + 2).is_some_and(told);
    (!apposed && (!verb || acts())).then_some(noun)
}

/// Whether the token is the noun of one human being who may be of this sex.
fn is_human(passage: &Passage<'_>, at: usize, sex: u32) -> bool {
    let noun = &passage.tokens[at];
    let role = noun.is(ROLE | TITLE) && noun.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
    let fits = noun.bits & (MALE | FEMALE) == 0 || noun.bits & sex != 0;
    fits && noun.bits & CAPITAL == 0 && (role || aged(&passage.text[noun.range()]) || is_unlisted(passage, at))
}

/// Whether the token is a noun of people that is of no list of roles.
pub(crate) fn is_unlisted(passage: &Passage<'_>, at: usize) -> bool {
    SOMEBODY.iter().any(|word| passage.word_is(at, word))
}
