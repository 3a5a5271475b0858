//! What is known of a word by its letters: what the vocabulary has of it, and how it is written.

use crate::lexicon::{Lexicon, padded};
use crate::scan::{leads, small};
use crate::vocabulary::{ALL_CAPS, CAPITAL};

/// What is known of a word by itself.
pub(super) fn known(lexicon: &Lexicon, word: &[u8]) -> u32 {
    lexicon_bits(lexicon, word) | written(word)
}

/// The longest word that is looked up with a capital or an apostrophe, in bytes.
const LONGEST: usize = 24;

/// Looks a word up in small letters, with a straight apostrophe.
pub(super) fn lexicon_bits(lexicon: &Lexicon, word: &[u8]) -> u32 {
    if word.len() <= 8 {
        let letters = padded(word);
        if leads(letters) == 0 {
            return lexicon.get_short(small(letters), 0, word.len());
        }
    }
    let mut letters = [0; LONGEST];
    if word.len() <= LONGEST {
        // eight letters in one step, as long as all are of ASCII
        let (steps, _) = letters.as_chunks_mut::<8>();
        let ascii = word.chunks(8).zip(steps).all(|(chunk, step)| {
            let chunk = padded(chunk);
            *step = small(chunk).to_le_bytes();
            leads(chunk) == 0
        });
        if ascii {
            return lexicon.get(&letters[..word.len()]);
        }
    }
    let mut len = 0;
    let mut at = 0;
    while at < word.len() {
        let Some(slot) = letters.get_mut(len) else { return 0 };
        if matches!(word[at..], [0xE2, 0x80, 0x99, ..]) {
            *slot = b'\'';
            at += 3;
        } else {
            // capitals of Latin-1 lie 32 below their small letters, as those of ASCII do
            let latin = at > 0 && word[at - 1] == 0xC3 && matches!(word[at], 0x80..=0x9E);
            *slot = if latin { word[at] + 32 } else { word[at].to_ascii_lowercase() };
            at += 1;
        }
        len += 1;
    }
    lexicon.get(&letters[..len])
}

/// What the letters of a word show: whether it has a capital, or nothing but capitals.
pub(super) fn written(word: &[u8]) -> u32 {
    let first = match word.first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        // Latin-1 and Cyrillic capitals by their bytes; what is not known here counts as small
        Some(0xC3) => matches!(word.get(1), Some(0x80..=0x9E)),
        Some(0xC4 | 0xC5) => word.get(1).is_some_and(|byte| byte % 2 == 0 || *byte == 0xBD),
        Some(0xD0) => matches!(word.get(1), Some(0x80..=0xAF)),
        _ => false,
    };
    let all = word.len() > 1 && word.iter().all(|byte| !byte.is_ascii_lowercase() && byte.is_ascii());
    (u32::from(first) * CAPITAL) | (u32::from(first && all) * ALL_CAPS)
}
