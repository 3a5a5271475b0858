//! What the stage knows of a language: [`resources`] holds its lexicon and its lists, [`habits`] what sets its grammar apart; the other files say what
//! its words tell.

pub(crate) mod articles;
pub(crate) mod bodies;
mod classed;
mod content_words;
mod ends;
pub(crate) mod epithets;
mod fields;
mod fronted;
mod german;
mod habits;
mod image;
pub(crate) mod nouns;
mod occupations;
mod resources;
mod romance;
mod saying;
pub(crate) mod small_words;
mod titles;
mod tokens;
pub(crate) mod turns;
mod two_part;
pub(crate) mod unsaid;

pub(crate) use self::classed::Listed;
pub(crate) use self::habits::{Dashes, Habits, Rules};
pub use self::resources::{Added, AddedError, Language};
pub(crate) use self::saying::{is_according, is_behind};
