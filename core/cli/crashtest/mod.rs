//! The parts of `copydesk crashtest`: rehearsals of a pipeline in processes of their own, and the comparison.

mod compare;
mod rehearsal;

pub(crate) use compare::{Differences, compare};
pub(crate) use rehearsal::{Ended, Rehearsal};
