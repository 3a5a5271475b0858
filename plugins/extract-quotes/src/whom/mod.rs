//! Whom a mention means: names, roles, bodies, pronouns, and nouns by which an article calls somebody again.

pub(crate) mod accused;
pub(crate) mod antecedent;
pub(crate) mod bodies;
pub(crate) mod body_names;
pub(crate) mod documents;
pub(crate) mod doubt;
pub(crate) mod epithets;
pub(crate) mod focus;
pub(crate) mod heard;
pub(crate) mod holder;
pub(crate) mod initials;
pub(crate) mod institutions;
pub(crate) mod meant;
pub(crate) mod naming;
pub(crate) mod nouns;
pub(crate) mod occupation;
pub(crate) mod offices;
pub(crate) mod paragraph_body;
pub(crate) mod printed;
pub(crate) mod reciprocal;
pub(crate) mod reported;
pub(crate) mod role_behind;
pub(crate) mod role_here;
pub(crate) mod role_told;
pub(crate) mod roles;
pub(crate) mod writers;
