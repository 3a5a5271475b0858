//! The trait of sinks, and what a sink says of how articles are made ready for it.
//!
//! A sink takes articles a *group* at a time: `deliver` for each, then `commit` for all. What was committed is there, whole, and
//! (where the run has a state) lasts, so that the ledger may say so. Between the two nothing of a group may be seen as an article.

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
    /// Paths under which the sink holds older versions of the story: where they are other than `path`, they go.
    pub older: &'a [String],
}

/// How articles are made ready for a sink.
#[derive(Clone, Debug)]
pub struct SinkPlan {
    /// The format.
    pub format: &'static Format,
    /// How much is given out.
    pub detail: Detail,
    /// The rendition that is given out in place of the article.
    pub rendition: Option<String>,
    /// The template of the path, where each article is a file of its own.
    pub path: Option<String>,
}

/// What the ledger knows of a sink when a run begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resume {
    /// How long the file of an append sink was at the last commit, in bytes.
    pub length: Option<u64>,
    /// Processes that were cut short or had to give up: what they left unfinished is cleared away.
    pub unclean: Vec<u32>,
    /// The last run that used the sink was one of them: what stands behind the recorded length is its unfinished work.
    pub cut_back: bool,
}

/// What a sink says of a committed group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// How long the file of an append sink is now, in bytes.
    pub length: Option<u64>,
}

/// Takes articles, a group at a time.
pub trait Sink: Send {
    /// Called once before the first article of a run that has a state: from now on what is committed has to last, and what a run
    /// that was cut short left behind is put right. Says what the sink holds, so that it can be recorded before anything is added.
    ///
    /// # Errors
    /// Where what the sink holds cannot be what the ledger says.
    fn resume(&mut self, resume: &Resume) -> Result<Committed, EndpointError>;

    /// Called before each group. Where what was recorded of the sink no longer stands in it (its file was moved away), says what does, so
    /// that it is recorded before anything is added.
    ///
    /// # Errors
    /// Where what the sink holds cannot be what the ledger says.
    fn prepare(&mut self) -> Result<Committed, EndpointError> {
        Ok(Committed::default())
    }

    /// Takes one article into the group.
    ///
    /// # Errors
    /// Why it could not. The group stands as it was before the call.
    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError>;

    /// Puts out the group and, where the run has a state, makes it last.
    ///
    /// # Errors
    /// Why it could not: `abandon` is called next.
    fn commit(&mut self) -> Result<Committed, EndpointError>;

    /// Takes the group back, as far as it can be: the same articles may be delivered again. Whatever cannot be undone now is
    /// undone before the next commit; a file that has its name already stays, and comes again with the same content.
    fn abandon(&mut self);

    /// The group is recorded: nothing will call for it again.
    fn recorded(&mut self) {}
}
