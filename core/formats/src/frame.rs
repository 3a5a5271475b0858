//! A stream of bytes becomes records, one in memory at a time.
//!
//! JSON is cut at line ends where the lines show that each holds an object (whatever the file is called); everything else is
//! one record. A line that is too long is an error of its own, and the lines after it still come.

use crate::framing::{Framing, framing, named_lines};
use crate::{Origin, Record, Wanted};
use std::io::{self, BufRead, BufReader, Read};

/// The largest record that is read unless the caller says otherwise: 64 MiB.
pub const RECORD_LIMIT: usize = 64 << 20;

/// How many bytes are looked at to tell lines from a whole.
const WINDOW: usize = 64 << 10;

/// Why a record could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// It is longer than the limit.
    #[error("{place}: the record is larger than {limit} bytes, the limit for one record; split the file")]
    TooLarge {
        /// Source and line.
        place: String,
        /// The record's number.
        number: u64,
        /// The limit in bytes.
        limit: usize,
    },
    /// Reading failed; nothing more comes.
    #[error("{place}: cannot read: {error}")]
    Io {
        /// Source and line.
        place: String,
        /// What the system said.
        #[source]
        error: io::Error,
    },
}

/// The records of one stream.
pub struct Frames {
    input: BufReader<Box<dyn Read + Send>>,
    origin: Origin,
    wanted: Wanted,
    limit: usize,
    number: u64,
    state: State,
}

#[derive(Clone, Copy)]
enum State {
    Start,
    Lines,
    Done,
}

/// Cuts `reader` into records.
pub fn frame(reader: Box<dyn Read + Send>, origin: Origin, wanted: Wanted) -> Frames {
    frame_within(reader, origin, wanted, RECORD_LIMIT)
}

/// The same with a limit in bytes for one record.
pub fn frame_within(reader: Box<dyn Read + Send>, origin: Origin, wanted: Wanted, limit: usize) -> Frames {
    let input = BufReader::with_capacity(WINDOW, reader);
    Frames { input, origin, wanted, limit, number: 0, state: State::Start }
}

impl Iterator for Frames {
    type Item = Result<Record, FrameError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.state {
            State::Start => self.first().transpose(),
            State::Lines => self.line(Vec::new(), true).transpose(),
            State::Done => None,
        }
    }
}

impl Frames {
    /// Reads until it is clear whether the stream holds lines, and gives the first record.
    fn first(&mut self) -> Result<Option<Record>, FrameError> {
        let mut head = Vec::new();
        let extension = self.origin.extension();
        let mut found = match self.wanted {
            Wanted::Is(format) if !format.lines => Framing::Whole,
            _ => Framing::Unclear,
        };
        let mut looked_at = 0;
        while found == Framing::Unclear {
            let before = head.len();
            // Beyond the limit nothing more can be learnt: one line is as long as that.
            if before <= self.limit {
                self.read_some(&mut head)?;
            }
            let at_end = head.len() == before;
            // What has come is looked at as it comes: a feed may be silent for hours after two lines. A long line is looked at
            // anew only when it has doubled.
            if at_end || head.len() <= WINDOW || head.len() >= 2 * looked_at {
                found = framing(&head, extension.as_deref(), self.wanted != Wanted::Auto);
                looked_at = head.len();
            }
            if at_end {
                break;
            }
        }
        // All was read and it is one line: then the name decides.
        if found == Framing::Lines || (found == Framing::Unclear && named_lines(extension.as_deref())) {
            self.state = State::Lines;
            return self.first_line(head);
        }
        self.number = 1;
        self.state = State::Done;
        self.fill(&mut head, self.limit.saturating_add(1))?;
        if head.len() > self.limit {
            return Err(self.too_large());
        }
        Ok(Some(self.record(head, false)))
    }

    /// The head holds some lines already: they come first, then the rest of the stream.
    fn first_line(&mut self, head: Vec<u8>) -> Result<Option<Record>, FrameError> {
        let rest = std::mem::replace(&mut self.input, BufReader::with_capacity(0, Box::new(io::empty())));
        self.input = BufReader::with_capacity(WINDOW, Box::new(io::Cursor::new(head).chain(rest)));
        self.line(Vec::new(), true)
    }

    fn line(&mut self, mut bytes: Vec<u8>, mut fits: bool) -> Result<Option<Record>, FrameError> {
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.io_error(error)),
            };
            if chunk.is_empty() {
                self.state = State::Done;
                self.number += u64::from(!fits || !bytes.is_empty());
                return self.finish_line(bytes, fits);
            }
            let newline = memchr::memchr(b'\n', chunk);
            let taken = newline.unwrap_or(chunk.len());
            fits = fits && bytes.len() + taken <= self.limit;
            if fits {
                bytes.extend_from_slice(&chunk[..taken]);
            }
            self.input.consume(newline.map_or(taken, |at| at + 1));
            if newline.is_some() {
                self.number += 1;
                if !fits || !bytes.trim_ascii().is_empty() {
                    return self.finish_line(bytes, fits);
                }
                bytes.clear();
            }
        }
    }

    fn finish_line(&mut self, bytes: Vec<u8>, fits: bool) -> Result<Option<Record>, FrameError> {
        match fits {
            false => Err(self.too_large()),
            true if bytes.trim_ascii().is_empty() => Ok(None),
            true => Ok(Some(self.record(bytes, true))),
        }
    }

    /// Reads what there is, at least a byte unless the stream has ended.
    fn read_some(&mut self, bytes: &mut Vec<u8>) -> Result<(), FrameError> {
        let chunk = loop {
            match self.input.fill_buf() {
                Ok(chunk) => break chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.io_error(error)),
            }
        };
        let taken = chunk.len();
        bytes.extend_from_slice(chunk);
        self.input.consume(taken);
        Ok(())
    }

    /// Reads on until `bytes` is `len` long or the stream ends.
    fn fill(&mut self, bytes: &mut Vec<u8>, len: usize) -> Result<(), FrameError> {
        let wanted = len.saturating_sub(bytes.len());
        match (&mut self.input).take(wanted as u64).read_to_end(bytes) {
            Ok(_) => Ok(()),
            Err(error) => Err(self.io_error(error)),
        }
    }

    fn record(&self, bytes: Vec<u8>, is_line: bool) -> Record {
        Record { origin: self.origin.clone(), number: self.number, is_line, wanted: self.wanted, bytes }
    }

    fn place(&self) -> String {
        match self.state {
            State::Lines => format!("{}, line {}", self.origin.name, self.number),
            _ => self.origin.name.to_string(),
        }
    }

    fn too_large(&self) -> FrameError {
        FrameError::TooLarge { place: self.place(), number: self.number, limit: self.limit }
    }

    fn io_error(&mut self, error: io::Error) -> FrameError {
        let place = self.place();
        self.state = State::Done;
        FrameError::Io { place, error }
    }
}
