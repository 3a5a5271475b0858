//! What words tell of whom they may mean, before anybody is asked who that is: whoever says them or another, somebody new or known, one of two.

pub(crate) mod about_another;
pub(crate) mod brought_up;
pub(crate) mod doubt;
pub(crate) mod first_person;
pub(crate) mod meant;
pub(crate) mod new_human;
pub(crate) mod reciprocal;
pub(crate) mod wanting;
