//! What the paragraphs of a story speak of: their longer words, to tell a line that speaks of the same from one that leads elsewhere.

use crate::wording::words::split;

/// Shorter words stand in any text; in bytes.
const LONG: usize = 4;
/// Bits of the set, a power of two: the beginning of a story has some two hundred such words.
const BITS: u32 = 1 << 13;

/// So many bytes of the story's beginning name what it is about.
const BEGINNING: usize = 1200;

/// A set of words. It may hold one that nobody said, by chance, in one case of twenty or fewer.
pub(super) struct Spoken(Vec<u64>);

impl Spoken {
    /// The words of the first of these texts.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut spoken = Spoken(vec![0; BITS as usize / 64]);
        let mut bytes = 0;
        for text in texts {
            long(text, |hash| spoken.0[(hash % BITS) as usize / 64] |= 1 << (hash % 64));
            bytes += text.len();
            if bytes > BEGINNING {
                break;
            }
        }
        spoken
    }

    /// How many longer words a line has, and how many of them are spoken.
    pub(super) fn shared(&self, line: &str) -> (usize, usize) {
        let (mut words, mut shared) = (0, 0);
        long(line, |hash| {
            words += 1;
            shared += usize::from(self.0[(hash % BITS) as usize / 64] >> (hash % 64) & 1 == 1);
        });
        (words, shared)
    }
}

fn long(text: &str, mut give: impl FnMut(u32)) {
    split(text, |word, place| {
        if place.len() >= LONG {
            give(word.hash);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shares_the_longer_words_of_the_story_in_any_case() {
        let spoken =
            Spoken::of(["Divers mend the gates of Tarn Weir.", "Der Pächter schließt die Schleuse."].into_iter());
        assert_eq!(spoken.shared("WEIR GATES and a harbour"), (3, 2));
        assert_eq!(spoken.shared("pächter"), (1, 1));
        assert_eq!(spoken.shared("of the"), (0, 0));
    }
}
