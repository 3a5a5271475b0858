//! Whom a mention means: names, roles, bodies, pronouns, and nouns by which an article calls somebody again.
//!
//! [`naming`] asks [`who`], which asks each way of telling in its turn: [`resolve`] what a mention says itself, [`by_noun`] for roles and bodies,
//! [`antecedent`] (with [`it`] and [`they`]) for pronouns behind a role, [`asked`] for who answers. What bars a name that was found stands in
//! [`doubt`], [`brought_in`] and [`titled`].

pub(crate) mod antecedents;
pub(crate) mod bodies;
pub(crate) mod by_noun;
pub(crate) mod focus;
pub(crate) mod in_front;
pub(crate) mod names;
pub(crate) mod naming;
pub(crate) mod pronouns;
pub(crate) mod roles;
pub(crate) mod signs;
pub(crate) mod who;
