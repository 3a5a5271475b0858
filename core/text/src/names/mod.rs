//! Who is meant: noun phrases that name or describe someone, and the person that each of them stands for.
//!
//! [`phrase`] reads one mention out of a sentence's tokens, forwards or backwards; [`people`] gathers the full names of
//! an article and answers which of them a surname, a role or a pronoun means. Where two are possible, none is given.

mod attribute;
mod bearers;
mod both_surnames;
mod clause;
mod countries;
mod evidence;
mod extent;
mod heading;
mod introduced;
pub mod kin;
mod letters;
mod name;
mod namesakes;
mod objects;
pub mod people;
mod person;
pub mod phrase;
mod pronoun;
mod runs;
mod short_names;
mod signs;
mod small_words;
mod standing;
mod streets;
mod subject;
mod trade;
mod words_after;

pub use extent::{is_contracted, nickname};
pub use heading::is_said_of;
pub use letters::as_usual;
