//! One record: the bytes of one line of a `.jsonl` file, or of a whole file, and where they come from.

use crate::format::Format;
use crate::origin::Origin;
use std::fmt;

/// What the pipeline's definition says that a source holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Wanted {
    /// Tell by the bytes.
    #[default]
    Auto,
    /// This format.
    Is(&'static Format),
}

/// The bytes of one record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it comes from.
    pub origin: Origin,
    /// Its number in the origin, from 1: of a `.jsonl` file the line.
    pub number: u64,
    /// It is a line of several, not the whole.
    pub is_line: bool,
    /// What it is said to be.
    pub wanted: Wanted,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

impl Record {
    /// Its line in the origin, where that holds a record a line.
    pub(crate) fn line(&self) -> Option<u64> {
        self.is_line.then_some(self.number)
    }
}

impl fmt::Display for Record {
    /// The record's place in messages: `feed.jsonl, line 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin.name)?;
        if self.is_line { write!(f, ", line {}", self.number) } else { Ok(()) }
    }
}
