//! What can be said of whom a role means.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{POSSESSIVE, POSSESSOR};

use crate::passages::passage::Passage;
use crate::whom::roles::is_indefinite;

/// Whom a role means that stands between a pronoun and the last name.
pub(crate) enum Antecedent<'a> {
    /// Somebody without a name: the role as printed.
    Unnamed(&'a str),
    /// Somebody who was named.
    Person(usize),
    /// Somebody who may have been named.
    Unclear,
}

/// Whether a role introduces somebody: `a woman`, `his lawyer`. `The candidate` may call somebody again who is known.
pub(crate) fn is_new(passage: &Passage<'_>, role: &Phrase) -> bool {
    let owned = passage.tokens[role.head.clone()].iter().any(|token| token.is(POSSESSOR | POSSESSIVE));
    owned || is_indefinite(passage, role.head.start)
}
