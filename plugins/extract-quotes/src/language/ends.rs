//! How the words of a list end: nearly all other words are told from them by their last three letters.

/// The last three bytes of some words, as bits of their digest.
#[derive(Debug)]
pub(super) struct Ends(pub(super) [u64; 64]);

impl Default for Ends {
    /// Of no words.
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Ends {
    /// Takes in more words.
    pub(super) fn extend<'a>(&mut self, words: impl Iterator<Item = &'a [u8]>) {
        for digest in words.filter_map(digest) {
            self.0[digest / 64] |= 1 << (digest % 64);
        }
    }

    /// Whether a word may end as one of them does, whatever its capitals.
    pub(super) fn may_hold(&self, word: &[u8]) -> bool {
        digest(word).is_some_and(|digest| self.0[digest / 64] >> (digest % 64) & 1 == 1)
    }
}

/// A number below 4096.
fn digest(word: &[u8]) -> Option<usize> {
    let [a, b, c] = word.last_chunk::<3>()?.map(|byte| u32::from(byte.to_ascii_lowercase()));
    Some(((a << 16 | b << 8 | c).wrapping_mul(0x9E37_79B1) >> 20) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_end_alike_may_be_of_the_list_and_few_others() {
        let mut ends = Ends::default();
        ends.extend(["sprecher", "chefin"].map(str::as_bytes).into_iter());
        for word in ["Pressesprecher", "CDU-CHEFIN", "Lacher"] {
            assert!(ends.may_hold(word.as_bytes()), "{word}");
        }
        for word in ["Tisch", "in", "", "Türe"] {
            assert!(!ends.may_hold(word.as_bytes()), "{word}");
        }
    }
}
