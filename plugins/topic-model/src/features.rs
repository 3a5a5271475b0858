//! What is read of an article: its words and pairs of neighbours, those of the headline once more by themselves, and the
//! words of headline and lead.

use std::ops::Range;

use crate::words::{Word, finish, words};

/// The borrowed text of one article.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The headline field.
    pub headline: Option<&'a str>,
    /// The blocks in order.
    pub blocks: &'a [&'a str],
}

impl<'a> Text<'a> {
    /// What stands at a place; nothing where there is no such place.
    pub(crate) fn at(&self, place: &Place) -> &'a str {
        let of = place.block.map_or(self.headline, |block| self.blocks.get(block as usize).copied());
        of.and_then(|text| text.get(place.bytes())).unwrap_or_default()
    }
}

/// Where a feature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The block; none for the headline.
    pub block: Option<u32>,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The bytes in the block or headline.
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

const IN_HEADLINE: u64 = 0x51a7_e2c3_9b64_d80f;
const IN_LEAD: u64 = 0x2f6b_0d94_c871_3ae5;

/// The lead is the headline and so many words of the body: news says there what it is about.
const LEAD: usize = 40;

/// Gives every feature of an article with its place, in the order of reading. Features are hashes of 32 bits; of two
/// that collide each lends the other its weight, which among a million words is rare and does little.
pub fn keys(text: &Text<'_>, mut take: impl FnMut(u32, Place)) {
    if let Some(headline) = text.headline {
        pass(headline, None, &mut |key, place, alone| {
            take(short(key), place);
            take(short(finish(key ^ IN_HEADLINE)), place);
            if alone {
                take(short(finish(key ^ IN_LEAD)), place);
            }
        });
    }
    let mut words = 0;
    for (index, block) in text.blocks.iter().enumerate() {
        pass(block, u32::try_from(index).ok(), &mut |key, place, alone| {
            take(short(key), place);
            if alone && words < LEAD {
                words += 1;
                take(short(finish(key ^ IN_LEAD)), place);
            }
        });
    }
}

/// Gives every word and pair; the third says whether it is a word alone.
fn pass(text: &str, block: Option<u32>, take: &mut impl FnMut(u64, Place, bool)) {
    let mut before: Option<(u64, u32)> = None;
    for word in words(text) {
        let key = key(text, &word);
        take(key, Place { block, start: word.start, end: word.end() }, true);
        if let Some((first, start)) = before.filter(|_| word.joined()) {
            take(finish(first.rotate_left(23) ^ key), Place { block, start, end: word.end() }, false);
        }
        before = Some((key, word.start));
    }
}

/// Numbers are told apart by how many digits they have: the figures of a story say nothing about the next.
fn key(text: &str, word: &Word) -> u64 {
    let bytes = text.as_bytes().get(word.bytes()).unwrap_or_default();
    if !bytes.first().is_some_and(u8::is_ascii_digit) {
        return word.hash;
    }
    let shape = bytes.iter().filter(|byte| **byte != b',').map(|byte| if byte.is_ascii_digit() { b'0' } else { *byte });
    shape.fold(1, |hash: u64, byte| finish(hash.rotate_left(8) ^ u64::from(byte.to_ascii_lowercase())))
}

fn short(key: u64) -> u32 {
    (key >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headline: Option<&str>, blocks: &[&str]) -> Vec<(u32, Place)> {
        let mut all = Vec::new();
        keys(&Text { headline, blocks }, |key, place| all.push((key, place)));
        all
    }

    #[test]
    fn words_and_joined_pairs_are_features_and_a_comma_parts() {
        assert_eq!(read(None, &["dock strike ends"]).len(), 3 + 5);
        assert_eq!(read(None, &["dock, strike, ends"]).len(), 3 + 3);
    }

    #[test]
    fn a_word_of_the_headline_counts_as_any_other_and_as_the_lead_and_by_itself() {
        let (head, body) = (read(Some("Strike"), &[]), read(None, &["strike"]));
        assert_eq!((head.len(), body.len()), (3, 2));
        let in_headline: Vec<_> = head.iter().filter(|feature| body.iter().all(|other| other.0 != feature.0)).collect();
        assert_eq!(in_headline.len(), 1);
    }

    #[test]
    fn the_first_words_of_the_body_count_once_more_as_the_lead() {
        let word = ["quay"; 100].join(", ");
        assert_eq!(read(None, &[&word, &word]).len(), 200 + LEAD);
    }

    #[test]
    fn numbers_of_as_many_digits_are_one_feature() {
        let key = |text: &str| read(None, &[text])[0].0;
        assert_eq!(key("1987"), key("2026"));
        assert_eq!(key("1,987"), key("1987"));
        assert_ne!(key("1987"), key("198"));
        assert_eq!(key("3rd"), key("3RD"));
    }
}
