//! The checker as the runtime uses it: definitions as files, any text at all, and very large ones.
#![allow(missing_docs, clippy::unwrap_used)]

mod any_text;
mod cases;
mod newsroom;
mod size;
