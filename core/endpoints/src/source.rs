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
    /// What is to be done with it once all that is in it is settled for good.
    pub done: Option<Done>,
}

/// What is to be done with a document when every sink has synced all of its articles and the ledger has recorded them, and not before.
pub type Done = Box<dyn FnOnce() -> Result<(), EndpointError> + Send>;

/// Gives documents, one after another.
pub trait Source: Send {
    /// The next document; `None` at the end.
    fn next(&mut self) -> Option<Document>;
}
