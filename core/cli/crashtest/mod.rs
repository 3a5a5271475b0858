//! The parts of `copydesk crashtest`: rehearsals of a pipeline in processes of their own, chance, and the comparison.

mod chance;
mod compare;
mod rehearsal;

pub(crate) use chance::Chance;
pub(crate) use compare::{Differences, compare};
pub(crate) use rehearsal::{Ended, Rehearsal};
