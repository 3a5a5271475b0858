//! The numbers of rows, each of its own type, so that a run is never taken for a letter.

use serde::Serialize;
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub(crate) i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A pipeline, known by its name.
    PipelineId
);
id!(
    /// A run. Numbers are not used twice.
    RunId
);
id!(
    /// A sink of a pipeline, known by where it writes.
    SinkId
);
id!(
    /// One version of a story, as it came in.
    ItemId
);
id!(
    /// A dead letter. Numbers are not used twice.
    LetterId
);

impl RunId {
    /// The run of this number, as a person typed it; whether there is one shows when it is looked up.
    pub fn new(number: i64) -> RunId {
        RunId(number)
    }
}

impl LetterId {
    /// The letter of this number, as a person typed it; whether there is one shows when it is looked up.
    pub fn new(number: i64) -> LetterId {
        LetterId(number)
    }
}
