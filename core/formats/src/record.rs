//! One record: the bytes of one line of a `.jsonl` file, or of a whole file, and where they come from.

use crate::format::Format;
use std::fmt;
use std::sync::Arc;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name in messages and, for files, in the `uri` of items without one: the path as the source knows it.
    pub name: Arc<str>,
    /// The name says nothing of the content (standard input): items without a `uri` are named by a hash of their bytes.
    pub by_content: bool,
}

impl Origin {
    /// A file, by the path that names it from run to run.
    pub fn file(path: impl Into<Arc<str>>) -> Origin {
        Origin { name: path.into(), by_content: false }
    }

    /// Standard input.
    pub fn stdin() -> Origin {
        Origin { name: "standard input".into(), by_content: true }
    }

    /// The extension of the name, in lower case and without the dot.
    pub(crate) fn extension(&self) -> Option<String> {
        let name = self.name.rsplit(['/', '\\']).next()?;
        let (stem, extension) = name.rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
    }
}

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

impl fmt::Display for Record {
    /// The record's place in messages: `feed.jsonl, line 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin.name)?;
        if self.is_line { write!(f, ", line {}", self.number) } else { Ok(()) }
    }
}
