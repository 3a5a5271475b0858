//! Plugins from outside: how they are found and refused, what they say of themselves, and those that others write.

mod descriptors;
mod exports;
mod in_c;
mod in_rust;
mod libraries;
mod listing;
mod logging;
pub(crate) mod misbehaving;
mod parts;
mod precedence;
