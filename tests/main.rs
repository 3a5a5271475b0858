//! The black-box suite: what the built program and the built plugins do, seen from outside.
//!
//! Each module has one subject, each test's name is a sentence, and [`support::Desk`] is the one harness.
#![forbid(unsafe_code)]

mod cli;
mod faults;
mod pipelines;
mod plugins;
mod support;
