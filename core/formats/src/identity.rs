//! The `uri` of items that bring none: the same item gets the same one on every run.

use crate::Origin;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Names the items of one record. The record's bytes are hashed at most once, however many items it holds.
pub(crate) struct Names<'a> {
    origin: &'a Origin,
    bytes: &'a [u8],
    base: Option<String>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(origin: &'a Origin, bytes: &'a [u8]) -> Names<'a> {
        Names { origin, bytes, base: None }
    }

    /// The source's path, and the number of the line or item where there are several. Standard input has no lasting
    /// name: there the bytes are the identity.
    pub(crate) fn of(&mut self, line: Option<u64>, item: Option<usize>) -> String {
        let (origin, bytes) = (self.origin, self.bytes);
        let base = || if origin.by_content { by_content(bytes) } else { origin.name.to_string() };
        let uri = self.base.get_or_insert_with(base);
        // A line of standard input is known by its bytes already, wherever it stands.
        match (line.filter(|_| !origin.by_content), item) {
            (Some(line), Some(item)) => format!("{uri}#{line}.{item}"),
            (Some(line), None) => format!("{uri}#{line}"),
            (None, Some(item)) => format!("{uri}#{item}"),
            (None, None) => uri.clone(),
        }
    }
}

/// `stdin:` and half of the SHA-256: 128 bits tell any two items apart.
fn by_content(bytes: &[u8]) -> String {
    let mut uri = "stdin:".to_owned();
    for byte in Sha256::digest(bytes).iter().take(16) {
        let _ = write!(uri, "{byte:02x}");
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(origin: &Origin, line: Option<u64>, item: Option<usize>, bytes: &[u8]) -> String {
        Names::new(origin, bytes).of(line, item)
    }

    #[test]
    fn a_file_names_its_items_by_path_and_number() {
        let origin = Origin::file("in/feed.jsonl");
        assert_eq!(of(&origin, Some(3), None, b"x"), "in/feed.jsonl#3");
        assert_eq!(of(&origin, None, Some(2), b"x"), "in/feed.jsonl#2");
        assert_eq!(of(&origin, None, None, b"x"), "in/feed.jsonl");
    }

    #[test]
    fn standard_input_names_its_items_by_their_bytes_wherever_they_stand() {
        let (one, other) = (of(&Origin::stdin(), Some(1), None, b"x"), of(&Origin::stdin(), Some(9), None, b"x"));
        assert_eq!(one, other);
        assert_eq!(one.len(), "stdin:".len() + 32);
        assert_ne!(one, of(&Origin::stdin(), Some(1), None, b"y"));
    }
}
