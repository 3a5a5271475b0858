//! The trait of sinks, and what a sink says of how articles are made ready for it.

use crate::EndpointError;
use copydesk_article::Detail;
use copydesk_formats::Format;

/// One article, ready for one sink.
#[derive(Debug)]
pub struct Delivery<'a> {
    /// Names the story.
    pub uri: &'a str,
    /// The path that the sink's template gives, where it has one: each value in it cleaned, with a digest of the `uri`.
    pub path: Option<&'a str>,
    /// The article in the sink's format.
    pub bytes: &'a [u8],
}

/// How articles are made ready for a sink.
#[derive(Clone, Debug)]
pub struct SinkPlan {
    /// The format.
    pub format: &'static Format,
    /// How much is given out.
    pub detail: Detail,
    /// The template of the path, where each article is a file of its own.
    pub path: Option<String>,
}

/// Takes articles, one after another.
pub trait Sink: Send {
    /// Takes one article.
    ///
    /// # Errors
    /// Why it could not; nothing of it is left half-written.
    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError>;

    /// Hands on what is buffered. Called when no more articles are waiting, and at the end.
    ///
    /// # Errors
    /// Why it could not.
    fn flush(&mut self) -> Result<(), EndpointError> {
        Ok(())
    }
}
