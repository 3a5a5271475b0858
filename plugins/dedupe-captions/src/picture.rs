//! What stands around one picture: the `group` of its lines, its labelled `alternatives`, `titles` at the head of a page, captions `signed` by the line
//! below and a credit `named_again`, the `gallery` below a story, captions `counted` in one, and `credit_lines` that are nothing else.

pub(crate) mod alternatives;
pub(crate) mod counted;
pub(crate) mod credit_lines;
pub(crate) mod gallery;
pub(crate) mod group;
pub(crate) mod named_again;
pub(crate) mod signed;
pub(crate) mod titles;
