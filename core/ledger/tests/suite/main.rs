//! The ledger from outside: what it keeps, what it tells, and what becomes of it when the disk or the process fails.

mod any_history;
mod items;
mod journal_cut;
mod letters;
mod opening;
mod reading;
mod retention;
mod runs;
mod support;
