//! The command line: arguments, exit status, what goes to standard output and what to standard error.

mod bench;
mod check;
mod environment;
mod generated;
mod help;
mod plan;
mod readme;
mod report;
mod schema;
mod streams;
mod usage;
