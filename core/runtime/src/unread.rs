//! Documents that could not be read in an earlier run: of their dead letters there is nothing to replay. One is closed when its
//! document has been read.

use crate::batch::FromLetter;
use copydesk_ledger::LetterId;
use std::sync::Arc;

/// Open letters without a byte, each with its document's name.
#[derive(Default)]
pub(crate) struct Unread(pub(crate) Vec<(LetterId, String)>);

impl Unread {
    /// A document was read to its end: gives the letters that this closes. A folder could be listed where a document in it is read.
    pub(crate) fn read(&mut self, name: &str) -> Vec<Arc<FromLetter>> {
        let holds = |source: &str| match name.strip_prefix(source) {
            Some(rest) => rest.is_empty() || rest.starts_with('/') || source.ends_with('/'),
            None => false,
        };
        let read = self.0.extract_if(.., |(_, source)| holds(source));
        read.map(|(id, uri)| Arc::new(FromLetter { id, uri, item: None })).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_closes_its_own_letters_and_those_of_the_folders_that_it_lies_in() {
        let letters = ["in/a.txt", "in/a", "in/sub", "in/a.txt", "in/"];
        let numbered = letters.iter().enumerate();
        let mut unread = Unread(numbered.map(|(at, name)| (LetterId::new(at as i64), (*name).to_owned())).collect());
        let mut closed =
            |name: &str| -> Vec<String> { unread.read(name).iter().map(|one| one.id.to_string()).collect() };
        assert_eq!(closed("in/a.txt"), ["0", "3", "4"]);
        assert_eq!(closed("in/a.txt").len(), 0);
        assert_eq!(closed("in/sub/b.txt"), ["2"]);
        assert_eq!(closed("in/ab").len(), 0);
    }
}
