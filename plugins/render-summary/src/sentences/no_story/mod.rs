//! Sentences in running text that are no story or tell nothing of it: captions and what points into pictures, notes, what is not whole.

pub(crate) mod announcing;
pub(crate) mod aside;
pub(crate) mod broken;
pub(crate) mod caption;
pub(crate) mod no_news;
pub(crate) mod noting;
pub(crate) mod pictured;
