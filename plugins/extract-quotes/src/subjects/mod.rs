//! Who does what a verb says, and what a sentence is about.

pub(crate) mod main_subject;
pub(crate) mod several;
pub(crate) mod speaking;
pub(crate) mod subject;
