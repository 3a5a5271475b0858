//! What is wrong with a vocabulary or an option: one message, and the option it stands in.

use std::fmt;

/// A fault in the configuration, told as the person who wrote it needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer to the option at fault, such as `/vocabulary`.
    pub pointer: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl Fault {
    /// A fault in the option at `pointer`.
    pub fn new(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: message.into() }
    }

    /// A fault in a data file that is compiled in: a mistake of this project, which its tests find.
    pub(crate) fn shipped(file: &str, line: usize, message: &str) -> Self {
        Self::new("", format!("the data file {file} that ships with tag-topics is broken: line {line} {message}"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.message)
    }
}
