//! What threads share stands on these. With the feature `shuttle` they are shuttle's, whose scheduler runs a test's threads in many
//! orders, one step at a time: `cargo test -p copydesk-runtime --features shuttle --lib interleavings`.

#[cfg(not(feature = "shuttle"))]
pub(crate) use std::sync::{Arc, Condvar, Mutex, PoisonError, atomic};

#[cfg(feature = "shuttle")]
pub(crate) use {
    shuttle::sync::{Arc, Condvar, Mutex, atomic},
    std::sync::PoisonError,
};
