//! A phrase as it is matched: its words' hashes, and what it asks of their capitals; and the plurals of terms.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon::phrase::Tells;
use crate::lexicon::{Demands, LONGEST_PHRASE, extend};
use crate::reading::Reading;
use copydesk_topic_model::words::{Case, words};

/// The keys are hashes already.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// For maps whose keys are hashes.
pub(crate) type ByHash = BuildHasherDefault<Hashed>;

/// The hashes and demands on capitals of a phrase's words.
pub(crate) struct Shape {
    pub(crate) keys: [u64; LONGEST_PHRASE],
    /// The hashes of its words, each by itself.
    pub(crate) words: [u64; LONGEST_PHRASE],
    pub(crate) len: usize,
    pub(crate) demands: Demands,
    pub(crate) tells: Tells,
}

impl Shape {
    /// The key of all its words together.
    pub(crate) fn key(&self) -> u64 {
        self.keys[self.len - 1]
    }
}

/// Reads a phrase; none where it has no word or too many.
pub(crate) fn shape(phrase: &str, tells: &HashMap<u64, Tells, ByHash>, reading: Reading) -> Option<Shape> {
    let mut shape = Shape {
        keys: [0; LONGEST_PHRASE],
        words: [0; LONGEST_PHRASE],
        len: 0,
        demands: Demands::NONE,
        tells: Tells::SETTING,
    };
    for word in words(phrase) {
        let word = reading.bare(phrase, word);
        shape.tells = match (shape.tells, tells.get(&word.hash).copied()) {
            (Tells::EVENT, _) | (_, Some(Tells::EVENT)) => Tells::EVENT,
            (Tells::SETTING, Some(Tells::SETTING)) => Tells::SETTING,
            _ => Tells::OTHER,
        };
        *shape.words.get_mut(shape.len)? = word.hash;
        let before = shape.len.checked_sub(1).map(|last| shape.keys[last]);
        shape.keys[shape.len] = before.map_or(word.hash, |before| extend(before, word.hash));
        shape.demands.titles |= u8::from(word.case() == Case::Title) << shape.len;
        shape.demands.uppers |= u8::from(word.case() == Case::Upper) << shape.len;
        shape.demands.owners |= u8::from(word.owner()) << shape.len;
        shape.len += 1;
        if let Some(part) = reading.part(phrase) {
            shape.keys[0] = reading.key_of(part, phrase);
            break;
        }
    }
    (shape.len > 0).then_some(shape)
}

/// The plural of a phrase's last word by the common rules; none where it would be none.
pub(crate) fn plural<'b>(phrase: &str, buffer: &'b mut String) -> Option<&'b str> {
    let bytes = phrase.as_bytes();
    let (&last, &before) = (bytes.last()?, bytes.get(bytes.len().checked_sub(2)?)?);
    let word = phrase.rsplit([' ', '-']).next()?;
    if !last.is_ascii_lowercase() || last == b's' || word.starts_with(char::is_uppercase) {
        return None;
    }
    let (stem, end) = match (before, last) {
        (b'a' | b'e' | b'i' | b'o' | b'u', b'y') => (phrase, "s"),
        (_, b'y') => (&phrase[..phrase.len() - 1], "ies"),
        (_, b'x' | b'z') | (b'c' | b's', b'h') => (phrase, "es"),
        _ => (phrase, "s"),
    };
    buffer.clear();
    buffer.push_str(stem);
    buffer.push_str(end);
    Some(buffer)
}
