//! Attribution where no clauses are read, in languages other than English: the cue stands right beside the quotation ([`after`],
//! [`before`]), before a colon ([`colon`]), or is the sentence’s only verb of saying before it; and its subject stands right beside the cue
//! ([`subject`]). [`carried`] reads the sentences before it.

mod adverb;
mod after;
mod anothers;
mod apart;
mod before;
mod bracket;
mod carried;
mod clause;
mod colon;
mod contrast;
mod ending;
mod finite;
mod fronted;
mod holds;
pub(crate) mod human;
mod inside;
mod joined;
mod lettered;
mod like;
mod listener;
mod object;
mod owned;
mod read;
mod second;
mod sent;
mod subject;
mod taken_up;
mod together;
mod turned;
mod verb;
mod verb_second;
mod verdict;
mod written;

use super::Attribution;

pub(crate) use after::{follows, thus};
pub(crate) use anothers::is_anothers;
pub(crate) use apart::reports_apart;
pub(crate) use before::precedes;
pub(crate) use carried::{
    about, begins_with_noun, body, group, is_definite, is_reported, leaves_out, may_be, may_be_reported, opening,
    opens_with_noun, organisation, reacts, reports_below, reports_itself, taken_up, tells, tells_of_report,
    tells_without_subject,
};
pub(crate) use clause::grip;
pub(crate) use colon::reported_behind_colon;
pub(crate) use ending::closes;
pub(crate) use finite::{is_impersonal, is_of_several};
pub(crate) use fronted::acts;
pub(crate) use human::{is_apposed, is_body, is_institution, only_person};
pub(crate) use inside::inside;
pub(crate) use lettered::is_lettered;
pub(crate) use owned::is_owned;
pub(crate) use read::is_on_sign;
pub(crate) use second::Second;
pub(crate) use sent::sent;
pub(crate) use together::together;
pub(crate) use verb::first_word;
pub(crate) use verb::is_source;
pub(crate) use verb::reports;
pub(super) use verb::{is_cue, participle, skip_times};
pub(crate) use verb_second::{behind_clause, second};

/// What the words beside a quotation say.
pub(crate) enum Told {
    /// Who said it.
    By(Attribution),
    /// That it was said, by someone whom only an earlier sentence names; and the verb: `«…», dijo.`
    BySomeone(usize),
    /// That it is not told who said it: `„…“, wurde Rowe gefragt`.
    Nobody,
}
