//! HTML and XHTML to blocks: one converter for pages and for the bodies of ninjs, and of feeds and NITF when they come.

mod builder;
mod limits;
mod steps;
mod table;
mod walk;

pub(crate) use limits::{LARGEST, within_limits};
pub(crate) use walk::{blocks_of, blocks_of_fragment};
