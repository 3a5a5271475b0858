//! The text of a whole page: whether an article is one, and where in it the story stands.

pub(crate) mod evidence;
pub(crate) mod features;
pub(crate) mod listed;
pub(crate) mod live_title;
pub(crate) mod mend;
pub(crate) mod model;
pub(crate) mod sentences;
pub(crate) mod title;
