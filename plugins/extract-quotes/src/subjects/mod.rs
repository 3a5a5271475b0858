//! Who does what a verb says, and what a sentence is about.

mod beside;
pub(crate) mod main_subject;
pub(crate) mod several;
pub(crate) mod shared;
pub(crate) mod speaking;
pub(crate) mod subject;
