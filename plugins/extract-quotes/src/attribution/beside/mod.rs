//! Attribution where no clauses are read, in languages other than English: the cue stands right beside the quotation ([`after`],
//! [`before`]), before a colon, or is the sentence’s only verb of saying before it; and its subject stands right beside the cue.
//! [`carried`] reads the sentences before it.

mod after;
mod before;
mod carried;
mod clause;
pub(crate) mod human;
mod together;
mod verb;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{DETERMINER, OBJECT};
use copydesk_text::words::Token;

use super::Attribution;
use crate::language::Habits;

pub(crate) use after::{closes, follows, inside, thus};
pub(crate) use before::{only_person, precedes, reported_behind_colon};
pub(crate) use carried::{
    about, begins_with_noun, body, group, is_definite, is_reported, leaves_out, may_be, may_be_reported,
    opens_with_noun, organisation, reacts, tells, tells_of_report, tells_without_subject,
};
pub(crate) use clause::grip;
pub(crate) use human::{aged, is_institution, is_surname};
pub(crate) use together::together;
pub(crate) use verb::reports;
pub(super) use verb::{is_cue, is_source, participle, skip_times};

/// What the words beside a quotation say.
pub(crate) enum Told {
    /// Who said it.
    By(Attribution),
    /// That it was said, by someone whom only an earlier sentence names; and the verb: `«…», dijo.`
    BySomeone(usize),
}

/// Whether the mention can be a subject: in German its article may tell that it cannot.
fn subject_case(tokens: &[Token], habits: &Habits, phrase: &Phrase) -> bool {
    let first = &tokens[phrase.tokens.start];
    !(habits.nouns_capital && first.is(DETERMINER) && first.is(OBJECT))
}
