//! Who does what a verb says, and what a sentence is about.

mod apposed;
mod clause;
pub(crate) mod main_subject;
mod parted;
mod participle;
pub(crate) mod several;
pub(crate) mod shared;
pub(crate) mod speaking;
pub(crate) mod subject;
