//! Words looked up in one step: an immutable table from a word's bytes to a number, built once from data files.
//!
//! The data files hold one entry a line; `#` opens a comment. A lookup costs one hash of at most sixteen bytes and, as
//! a rule, one comparison, so that every word of an article can be asked for.

/// An immutable map from words to values.
///
/// Every word of an article is asked for, and between two articles other tables push this one out of the nearer caches: so a slot has four
/// bytes only.
#[derive(Debug)]
pub struct Lexicon {
    /// A part of each word's hash, and the place of its value; 0 where the slot is free. Words are told apart by their hash, not by their
    /// letters.
    slots: Vec<u32>,
    mask: usize,
    /// The values that there are, each once; the first is 0, that of no word.
    values: Vec<u32>,
    /// The bits of a slot that are the place of a value.
    places: u32,
}

impl Lexicon {
    /// Builds a table; the values of a word that stands twice are joined (`|`).
    pub fn new<W: AsRef<str>>(entries: impl IntoIterator<Item = (W, u32)>) -> Self {
        Self::of_hashes(entries.into_iter().map(|(word, value)| (hash(word.as_ref().as_bytes()), value)).collect())
    }

    /// The same of words that are given by their [`hash`], as a build may have prepared them.
    pub fn of_hashes(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= u32::from(same) * next.1;
            same
        });
        let mut values: Vec<u32> = entries.iter().map(|(_, value)| *value).chain([0]).collect();
        values.sort_unstable();
        values.dedup();
        let places = (values.len().next_power_of_two() - 1) as u32;
        // so wide that few words lie beside their place
        let size = (entries.len() * 2).next_power_of_two().max(16);
        let mut lexicon = Self { slots: vec![0; size], mask: size - 1, values, places };
        for (hash, value) in entries {
            lexicon.insert(hash, value);
        }
        lexicon
    }

    fn insert(&mut self, hash: u64, value: u32) {
        let Ok(place) = self.values.binary_search(&value) else { return };
        let mut at = self.home(hash);
        while self.slots[at] != 0 {
            at = (at + 1) & self.mask;
        }
        self.slots[at] = hash as u32 & !self.places | place as u32;
    }

    #[inline]
    fn home(&self, hash: u64) -> usize {
        (hash >> 40) as usize & self.mask
    }

    /// The value of a word, 0 where it is unknown.
    #[inline]
    pub fn get(&self, word: &[u8]) -> u32 {
        self.find(hash(word))
    }

    /// The value of a word whose letters are given in numbers: the first eight of them, the last eight (0 where there are
    /// no more than eight), little-endian, the shorter filled up with zeros. For words of up to sixteen letters.
    #[inline]
    pub(crate) fn get_short(&self, first: u64, last: u64, len: usize) -> u32 {
        self.find(mix(first, last, len as u64))
    }

    #[inline]
    fn find(&self, hash: u64) -> u32 {
        let mut at = self.home(hash);
        loop {
            let slot = self.slots[at];
            let others = (slot ^ hash as u32) & !self.places;
            // It is the word, or the slot is free and its value 0: asked as one question, for which of them comes next no processor foresees.
            if u64::from(slot) * u64::from(others) == 0 {
                return self.values[(slot & self.places) as usize];
            }
            at = (at + 1) & self.mask;
        }
    }

    /// Whether the word is in the table.
    pub fn contains(&self, word: &[u8]) -> bool {
        self.get(word) != 0
    }
}

/// What a table knows a word by: the first and last eight bytes and the length are mixed, and what is between where there is something.
#[inline]
pub fn hash(word: &[u8]) -> u64 {
    let len = word.len();
    let (first, last) = match (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (Some(first), Some(_)) if len == 8 => (u64::from_le_bytes(*first), 0),
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (padded(word), 0),
    };
    let middle = word.get(8..len.saturating_sub(8)).unwrap_or_default();
    let c = middle.iter().fold(len as u64, |sum, &byte| sum.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte));
    mix(first, last, c)
}

/// Both halves of a product depend on all of its factors; the last letters are 0 more often than not.
#[inline]
fn mix(first: u64, last: u64, rest: u64) -> u64 {
    let product = u128::from(first ^ rest.rotate_left(47)) * u128::from(last ^ 0x9E37_79B9_7F4A_7C15);
    product as u64 ^ (product >> 64) as u64
}

/// Up to eight bytes as a number, little-endian, filled up with zeros.
#[inline]
pub(crate) fn padded(bytes: &[u8]) -> u64 {
    if let Some(whole) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*whole);
    }
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // where the halves overlap, they agree
        (Some(low), Some(high)) => {
            u64::from(u32::from_le_bytes(*low)) | u64::from(u32::from_le_bytes(*high)) << (8 * (bytes.len() - 4))
        }
        _ => bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    }
}

/// The entries of a data file: its lines without comments and blank ones.
pub fn entries(file: &str) -> impl Iterator<Item = &str> {
    let before_comment = |line: &str| line.bytes().position(|byte| byte == b'#').unwrap_or(line.len());
    file.lines().map(move |line| line[..before_comment(line)].trim()).filter(|line| !line.is_empty())
}

/// The entries of one part of a data file, those between its heading (`[cry]`) and the next.
pub fn part<'a>(file: &'a str, heading: &'a str) -> impl Iterator<Item = &'a str> {
    let behind = entries(file).skip_while(move |line| *line != heading).skip(1);
    behind.take_while(|line| !line.starts_with('['))
}

/// What stands in a text behind the phrase, in small letters, that opens it in whatever case.
pub fn opened<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    let is = |c: char| rest.next().is_some_and(|other| other == c || other.to_lowercase().eq([c]));
    phrase.chars().all(is).then_some(rest.as_str())
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

    #[test]
    fn a_part_ends_where_the_next_begins() {
        let file = "# head\n[one]\na\nb\n[two]\nc\n";
        assert_eq!(part(file, "[one]").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(part(file, "[two]").collect::<Vec<_>>(), ["c"]);
        assert_eq!(part(file, "[three]").count(), 0);
    }
}
