//! What the ledger knows of an item that comes in.

use crate::{ItemId, SinkId};

/// Why the item comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A source offered it.
    Arrived,
    /// It comes from the dead letters: what is dead is open for the sinks that lack it.
    Replayed,
    /// `run --again`: what was seen is open for every sink. What a newer version superseded stays superseded, so that a story
    /// never goes back, and a cancel stands.
    Again,
}

/// What the ledger knows of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is not settled: unknown, held back (it is judged anew whenever it comes in), or not yet in every sink.
    Open {
        /// The sinks that it goes to, in the order given. Empty only when a dead item is replayed and the sinks that it lacked are no
        /// more in the definition: then deliver it to none, which closes its letter.
        lacking: Vec<SinkId>,
        /// The files that these sinks hold of the story; delivering replaces them.
        older: Vec<OlderFile>,
    },
    /// It is in every sink, was dropped, or lies among the dead letters.
    Seen {
        /// The item.
        item: ItemId,
        /// It was last noted as seen over a day ago: a group should [`touch`](crate::Group::touch) it.
        stale: bool,
    },
    /// A newer version of the story is delivered, dropped, dead-lettered, or held back other than by an embargo.
    Superseded {
        /// The newer version.
        by: ItemId,
        /// As with `Seen`: touch the newer version, so that it is remembered as long as older ones come in.
        stale: bool,
    },
}

/// A file that a sink holds of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OlderFile {
    /// The sink.
    pub sink: SinkId,
    /// Its path, as it was delivered.
    pub path: String,
}
