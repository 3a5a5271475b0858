//! The trait of sources.

use crate::EndpointError;
use copydesk_formats::{Origin, Wanted};
use std::io::Read;

/// A stream of bytes with a name: a file, standard input, later a feed or a message.
pub struct Document {
    /// Where it comes from; names its articles where they have no identity of their own.
    pub origin: Origin,
    /// What it is said to hold.
    pub wanted: Wanted,
    /// Its bytes. A file that cannot be opened is an error here, so that it is accounted for.
    pub reader: Result<Box<dyn Read + Send>, EndpointError>,
}

/// Gives documents, one after another.
pub trait Source: Send {
    /// The next document; `None` at the end.
    fn next(&mut self) -> Option<Document>;
}
