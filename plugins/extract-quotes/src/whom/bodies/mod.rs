//! Which body is meant by its noun, its kind or a pronoun; and whose a document is that speaks for a body or for whoever wrote it.

pub(crate) mod body_names;
pub(crate) mod called;
pub(crate) mod documents;
pub(crate) mod institutions;
pub(crate) mod own_noun;
pub(crate) mod papers;
pub(crate) mod paragraph_body;
pub(crate) mod writers;
