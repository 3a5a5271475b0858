//! The host against plugins in C, compiled here: one that behaves, and one that misbehaves in every way that we could think of.

mod behaving;
mod compiled;
mod files;
mod linked;
mod misbehaving;
mod rust_example;
