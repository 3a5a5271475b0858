//! Words in running bytes: where one ends, its hashes, its capitals.

mod class;
mod letters;
mod plain;
mod unusual;
mod word;

pub(crate) use self::class::{CLASS, Class};
use self::plain::read_plain;
use self::unusual::{Unusual, read_any};
use self::word::Beginning;
pub(crate) use self::word::Word;

/// Reads the word at `at`; always goes on by a character at least.
#[inline(always)] // the loop over a story's words is most of the stage's time
pub(crate) fn read_word(text: &str, at: usize, limit: usize) -> Word {
    if let Some(word) = read_plain(text.as_bytes(), at) {
        return word;
    }
    // Of another type, so that a word that is read as most need not stand in memory.
    let Unusual { end, whole, stem, letters, capitals, ideogram } = read_any(text, at, limit);
    Word { end, whole, beginning: Beginning { bytes: stem, length: 0 }, letters, capitals, ideogram }
}

/// Whether a word that ends here is a possessive: `Lind’s`.
pub(crate) fn is_possessive(word: &[u8]) -> bool {
    matches!(word, [.., b'\'', b's'] | [.., 0xE2, 0x80, 0x99, b's'])
}

#[cfg(test)]
mod tests {
    use super::unusual::read_slowly;
    use super::*;
    use crate::words::Hash;

    fn word(text: &str) -> Word {
        read_word(text, 0, text.len())
    }

    #[test]
    fn the_two_ways_of_reading_agree() {
        for text in ["a", "Vote", "votes", "harbour", "HARBOURMASTERS", "incomprehensibilities", "b52", "1848"] {
            let (fast, slow) = (word(text), read_slowly(text, 0, text.len()));
            assert_eq!((fast.whole, fast.stem(), fast.end), (slow.whole, slow.stem, slow.end), "{text}");
            assert_eq!((fast.letters > 0, fast.capitals > 0), (slow.letters > 0, slow.capitals > 0), "{text}");
            assert_eq!(fast.whole, Hash::of_word(text.to_lowercase().as_bytes()), "{text}");
        }
    }

    #[test]
    fn possessives_are_read_alike_in_both_ways() {
        for text in ["Rowe’s", "BO's.", "b52’s “", "Rowe’sé", "a's", "McRae’s—", "harbourmasters's", "votes’s"]
        {
            let (fast, slow) = (word(text), read_slowly(text, 0, text.len()));
            let slow = (slow.whole, slow.stem, slow.end, slow.letters, slow.capitals);
            assert_eq!((fast.whole, fast.stem(), fast.end, fast.letters, fast.capitals), slow, "{text}");
        }
    }

    #[test]
    fn forms_of_a_word_meet_and_apostrophes_are_seen_through() {
        assert_eq!(word("vote").stem(), word("votes").stem());
        assert_eq!(word("negotiator").stem(), word("negotiations").stem());
        assert_eq!(word("Rowe’s").whole, word("rowe").whole);
        assert_eq!(word("Rowe’s").end, "Rowe’s".len());
        assert_eq!(word("don't").whole, word("dont").whole);
        assert_eq!(word("l’accord").end, 1);
        assert_eq!(word("Élan").whole, word("élan").whole);
        assert_eq!(word("港が").end, "港".len());
    }
}
