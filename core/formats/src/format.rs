//! What a format is: its name, how it is told by its bytes, and how it is read and written.

use crate::items::Items;
use copydesk_article::{Article, Detail};
use std::fmt;

/// A format: its name, how it is told by its bytes, and how it is read and written.
pub struct Format {
    /// The name in definitions.
    pub name: &'static str,
    /// One line for people.
    pub doc: &'static str,
    /// Extensions of file names without the dot; the first is the one for files that we write.
    pub extensions: &'static [&'static str],
    /// The file may hold a record a line.
    pub lines: bool,
    /// Whether bytes look like this format. Cheap: it sees the start of a file or a line, and parses nothing.
    pub(crate) sniff: fn(&Sample<'_>) -> bool,
    /// Reads a record; `None` where the format is only written.
    pub(crate) decode: Option<Decode>,
    /// Writes an article; `None` where the format is only read.
    pub(crate) encode: Option<Encode>,
}

/// Reads the bytes of one record and hands each item to `Items`.
pub(crate) type Decode = fn(&[u8], &mut Items<'_>);

/// Appends one article, without a newline at its end.
pub(crate) type Encode = fn(&Article, Detail, &mut Vec<u8>);

/// What a sniffer sees.
pub(crate) struct Sample<'a> {
    /// The bytes without byte order mark and leading space.
    pub(crate) bytes: &'a [u8],
}

impl Format {
    /// The extension of files that we write in this format, without the dot.
    pub fn extension(&self) -> &'static str {
        self.extensions.first().copied().unwrap_or_default()
    }

    /// It can be read.
    pub fn reads(&self) -> bool {
        self.decode.is_some()
    }

    /// It can be written.
    pub fn writes(&self) -> bool {
        self.encode.is_some()
    }

    /// Appends one article, without a newline at its end; says whether the format can be written at all.
    pub fn encode(&self, article: &Article, detail: Detail, out: &mut Vec<u8>) -> bool {
        if let Some(encode) = self.encode {
            encode(article, detail, out);
        }
        self.encode.is_some()
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Format) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
