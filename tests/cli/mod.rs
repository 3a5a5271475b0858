//! The command line: arguments, exit status, what goes to standard output and what to standard error.

mod bench;
mod check;
mod dead_letters;
mod environment;
mod explain;
mod generated;
mod help;
mod plan;
mod readme;
mod report;
mod runs;
mod schema;
mod state;
mod streams;
mod usage;
