//! The strip-boilerplate stage.
