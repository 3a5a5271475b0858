//! The words of a language as the build prepares them, so that a run makes its table without reading the lists: how its roles end, then each
//! word's hash and what is known of it. All numbers are little-endian. `build.rs` writes it.

use copydesk_text::lexicon::hash;
use copydesk_text::vocabulary::{ROLE, TITLE};

use super::ends::Ends;

/// How many bytes a word takes.
const ENTRY: usize = size_of::<u64>() + size_of::<u32>();

/// How roles end, and all words.
pub(super) struct Words {
    pub(super) role_ends: Ends,
    /// By their hash; a word may stand twice.
    pub(super) entries: Vec<(u64, u32)>,
}

impl Words {
    /// Reads what `build.rs` wrote.
    pub(super) fn read(image: &[u8]) -> Self {
        let mut role_ends = Ends::default();
        let (ends, entries) = image.split_at(size_of_val(&role_ends.0).min(image.len()));
        for (end, bytes) in role_ends.0.iter_mut().zip(ends.as_chunks().0) {
            *end = u64::from_le_bytes(*bytes);
        }
        let entries = entries.as_chunks::<ENTRY>().0.iter().filter_map(|entry| {
            let (hash, value) = entry.split_first_chunk()?;
            Some((u64::from_le_bytes(*hash), u32::from_le_bytes(*value.first_chunk()?)))
        });
        Self { role_ends, entries: entries.collect() }
    }

    /// Adds words with what is known of them.
    pub(super) fn extend(&mut self, words: &[(String, u32)]) {
        let roles = words.iter().filter(|(_, bits)| bits & (ROLE | TITLE) != 0);
        self.role_ends.extend(roles.map(|(word, _)| word.as_bytes()));
        self.entries.extend(words.iter().map(|(word, bits)| (hash(word.as_bytes()), *bits)));
    }
}
