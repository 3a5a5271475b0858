//! What a sentence is made of, read in one pass over its bytes: its words and marks, whom it names, on what it leans. Whether it may be taken is
//! judged of several in a row (`judging`).
//!
//! The rooms use each other in this order only: `bytes`, `units`, `no_story` and `openings`, `leaning`; `sentence`, which reads, and `judging` use all.

pub(crate) mod bytes;
mod judging;
pub(crate) mod leaning;
pub(crate) mod no_story;
pub(crate) mod openings;
pub(crate) mod sentence;
pub(crate) mod units;
