//! What a sentence is made of, read in one pass over its bytes: its words and marks, whom it names, on what it leans. Whether it may be taken is
//! judged of several in a row (`judging`).

pub(crate) mod abstracts;
pub(crate) mod answering;
mod beginning;
pub(crate) mod bytes;
pub(crate) mod first;
mod judging;
pub(crate) mod naming;
pub(crate) mod no_story;
mod parallel;
pub(crate) mod pending;
pub(crate) mod placed;
pub(crate) mod quoted_opening;
pub(crate) mod reference;
pub(crate) mod sentence;
pub(crate) mod signs;
pub(crate) mod speaker;
mod supposing;
mod uncased;
pub(crate) mod units;
