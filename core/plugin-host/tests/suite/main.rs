//! The host against plugins in C, compiled here: one that behaves, and one that misbehaves in every way that we could think of;
//! and the flight recorder against processes that die.

mod behaving;
mod compiled;
mod files;
mod linked;
mod misbehaving;
mod reading;
#[cfg(unix)]
mod recorder;
mod rust_example;
