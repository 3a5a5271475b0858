//! The commands, a file each.

pub(crate) mod bench;
pub(crate) mod check;
pub(crate) mod crashtest;
pub(crate) mod dead_letters;
pub(crate) mod explain;
pub(crate) mod plan;
pub(crate) mod plugin;
pub(crate) mod run;
pub(crate) mod runs;
pub(crate) mod schema;
pub(crate) mod state;
