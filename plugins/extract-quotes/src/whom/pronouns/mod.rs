//! Whom a pronoun means of those who were named: who spoke last, who answers, who is told of; and what bars one of them.

pub(crate) mod asked;
pub(crate) mod brought_in;
pub(crate) mod by_subject;
pub(crate) mod fronted_source;
pub(crate) mod heard;
pub(crate) mod kin;
pub(crate) mod other_one;
pub(crate) mod played;
pub(crate) mod presented;
pub(crate) mod relative_in_clause;
pub(crate) mod reported;
pub(crate) mod resolve;
mod sentence_before;
pub(crate) mod turns;
pub(crate) mod unknown_name;
