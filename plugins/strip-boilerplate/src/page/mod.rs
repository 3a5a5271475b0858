//! The text of a whole page: whether an article is one, where in it the story stands, and why the rest goes (`taken`).

pub(crate) mod evidence;
pub(crate) mod features;
pub(crate) mod listed;
pub(crate) mod live_title;
pub(crate) mod mend;
pub(crate) mod model;
pub(crate) mod sentences;
pub(crate) mod taken;
pub(crate) mod title;
