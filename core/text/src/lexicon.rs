//! Words looked up in one step: an immutable table from a word's bytes to a number, built once from data files.
//!
//! The data files hold one entry a line; `#` opens a comment. A lookup costs one hash of at most sixteen bytes and, as
//! a rule, one comparison, so that every word of an article can be asked for.

/// An immutable map from words to values.
#[derive(Debug)]
pub struct Lexicon {
    slots: Vec<Option<Slot>>,
    mask: usize,
}

#[derive(Debug, Clone)]
struct Slot {
    word: Box<str>,
    value: u32,
}

impl Lexicon {
    /// Builds a table; the values of a word that stands twice are joined (`|`).
    pub fn new<W: Into<Box<str>>>(entries: impl IntoIterator<Item = (W, u32)>) -> Self {
        let entries: Vec<_> = entries.into_iter().map(|(word, value)| (word.into(), value)).collect();
        let size = (entries.len() * 4).next_power_of_two().max(16);
        let mut lexicon = Self { slots: vec![None; size], mask: size - 1 };
        for (word, value) in entries {
            lexicon.insert(word, value);
        }
        lexicon
    }

    fn insert(&mut self, word: Box<str>, value: u32) {
        let mut at = hash(word.as_bytes()) & self.mask;
        loop {
            match &mut self.slots[at] {
                Some(slot) if slot.word == word => {
                    slot.value |= value;
                    return;
                }
                Some(_) => at = (at + 1) & self.mask,
                free => {
                    *free = Some(Slot { word, value });
                    return;
                }
            }
        }
    }

    /// The value of a word, 0 where it is unknown.
    #[inline]
    pub fn get(&self, word: &[u8]) -> u32 {
        let mut at = hash(word) & self.mask;
        while let Some(slot) = &self.slots[at] {
            if slot.word.as_bytes() == word {
                return slot.value;
            }
            at = (at + 1) & self.mask;
        }
        0
    }

    /// Whether the word is in the table.
    pub fn contains(&self, word: &[u8]) -> bool {
        self.get(word) != 0
    }
}

/// Mixes the first and last eight bytes and the length: enough for words, and no loop.
#[inline]
fn hash(word: &[u8]) -> usize {
    let (a, b) = match (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (Some(a), Some(b)) => (u64::from_le_bytes(*a), u64::from_le_bytes(*b)),
        _ => match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(a), Some(b)) => (u64::from(u32::from_le_bytes(*a)), u64::from(u32::from_le_bytes(*b))),
            _ => (word.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte)), 0),
        },
    };
    let mixed = (a ^ b.rotate_left(29) ^ word.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize
}

/// The entries of a data file: its lines without comments and blank ones.
pub fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_found_and_others_are_not() {
        let words = ["a", "of", "the", "said", "added", "denounced", "incomprehensible", "incomprehensibly"];
        let lexicon = Lexicon::new(words.iter().enumerate().map(|(i, word)| (*word, i as u32 + 1)));
        for (i, word) in words.iter().enumerate() {
            assert_eq!(lexicon.get(word.as_bytes()), i as u32 + 1, "{word}");
        }
        assert_eq!(lexicon.get(b"an"), 0);
        assert_eq!(lexicon.get(b""), 0);
    }

    #[test]
    fn comments_and_blank_lines_are_no_entries() {
        assert_eq!(entries("# head\n\none\n two # why\n").collect::<Vec<_>>(), ["one", "two"]);
    }
}
