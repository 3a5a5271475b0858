//! Whom a mention means: names, roles, bodies, pronouns, and nouns by which an article calls somebody again.
//!
//! [`naming`] asks [`who`], which asks each way of telling in its turn: what a mention says itself ([`pronouns::resolve`], [`names`]), [`by_noun`] for
//! [`roles`], [`bodies`] and whom sentences are about ([`focus`]), [`antecedents`] for pronouns behind a role, [`pronouns`] for who answers, [`in_front`]
//! for those behind another word order. What bars a name that was found stands in [`signs::doubt`], [`pronouns::brought_in`] and [`names::titled`].
//! The rooms use each other in this order only: `signs`, `roles`, `names` and `bodies`, `focus`, `antecedents`, `pronouns` and `in_front`.

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
