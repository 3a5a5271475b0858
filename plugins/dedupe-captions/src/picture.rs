//! What stands around one picture: the `group` of its lines, `titles` at the head of a page, captions `signed` by the line below and a credit
//! `named_again`, the `gallery` below a story, and `credit_lines` that are nothing else.

pub(crate) mod credit_lines;
pub(crate) mod gallery;
pub(crate) mod group;
pub(crate) mod named_again;
pub(crate) mod signed;
pub(crate) mod titles;
