//! Whom a mention means: names, roles, bodies, pronouns, and nouns by which an article calls somebody again.
//!
//! [`naming`] asks [`who`], which asks each way of telling in its turn: [`resolve`] what a mention says itself, [`by_noun`] for roles and bodies,
//! [`antecedent`] (with [`it`] and [`they`]) for pronouns behind a role, [`asked`] for who answers. What bars a name that was found stands in
//! [`doubt`], [`brought_in`] and [`titled`].

pub(crate) mod about_another;
pub(crate) mod accused;
pub(crate) mod antecedent;
pub(crate) mod asked;
mod behind_opening;
pub(crate) mod bodies;
pub(crate) mod body_names;
pub(crate) mod born;
pub(crate) mod brought_in;
mod brought_up;
pub(crate) mod by_noun;
pub(crate) mod by_subject;
pub(crate) mod described;
pub(crate) mod documents;
pub(crate) mod doubt;
pub(crate) mod first_person;
pub(crate) mod focus;
mod fronted_source;
pub(crate) mod genitive;
pub(crate) mod heard;
pub(crate) mod holder;
pub(crate) mod in_front;
pub(crate) mod initials;
pub(crate) mod institutions;
pub(crate) mod it;
pub(crate) mod kin;
pub(crate) mod meant;
pub(crate) mod meant_by_role;
pub(crate) mod naming;
pub(crate) mod no_trade;
pub(crate) mod occupation;
pub(crate) mod offices;
pub(crate) mod other_one;
mod other_sex;
pub(crate) mod own_name;
pub(crate) mod own_noun;
pub(crate) mod paragraph_body;
pub(crate) mod printed;
pub(crate) mod reciprocal;
pub(crate) mod relative;
pub(crate) mod relative_in_clause;
pub(crate) mod reported;
pub(crate) mod resolve;
pub(crate) mod role_before;
pub(crate) mod role_behind;
pub(crate) mod role_here;
pub(crate) mod role_told;
pub(crate) mod roles;
pub(crate) mod surnames;
mod teller;
mod they;
mod titled;
pub(crate) mod topic;
pub(crate) mod turns;
pub(crate) mod wanting;
pub(crate) mod who;
pub(crate) mod writers;
