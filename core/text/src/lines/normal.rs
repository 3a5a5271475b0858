//! What a line says beneath its typography: letters and digits alone, in small letters, hashed with fixed constants so that
//! signatures may be kept and compared between runs.
//!
//! Spaces, quotation marks, dashes, soft hyphens and other signs do not count. Every function is linear in the text.

/// FNV-1a, 64 bits: short words, no table, the same on every machine.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A line as the hashes of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Of all words: equal for texts that differ in typography alone.
    pub fingerprint: u64,
    /// One hash a word; a character of a wide script is a word.
    pub words: Vec<u64>,
}

/// The hash of a text's words. Two texts without letters and digits compare by their bytes.
pub fn fingerprint(text: &str) -> u64 {
    let (mut all, mut any) = (SEED, false);
    each_word(text, |word| {
        all = (all.rotate_left(5) ^ word).wrapping_mul(PRIME);
        any = true;
    });
    if any { mix(all) } else { of_bytes(text) }
}

fn of_bytes(text: &str) -> u64 {
    mix(text.bytes().fold(SEED ^ 1, |h, b| (h ^ u64::from(b)).wrapping_mul(PRIME)))
}

/// The signature of a text.
pub fn signature(text: &str) -> Signature {
    let mut s = Signature { words: Vec::with_capacity(text.len() / 6 + 1), ..Signature::default() };
    s.fingerprint = words_into(text, &mut s.words);
    s
}

/// Adds the hashes of a text's words to `words` and returns its fingerprint: one pass, no allocation but the vector's growth.
pub fn words_into(text: &str, words: &mut Vec<u64>) -> u64 {
    let (mut all, before) = (SEED, words.len());
    each_word(text, |word| {
        all = (all.rotate_left(5) ^ word).wrapping_mul(PRIME);
        words.push(word);
    });
    if words.len() > before { mix(all) } else { of_bytes(text) }
}

/// True where two texts hold the same words in the same order.
pub fn same_words(a: &str, b: &str) -> bool {
    a == b || fingerprint(a) == fingerprint(b)
}

/// A byte that ends a word, one that does not count, the first byte of a character beyond ASCII.
const END: u8 = 0;
const NOTHING: u8 = 1;
const BEYOND: u8 = 2;

/// What a byte adds to a word: itself in small letters, or one of the above.
const FOLDED: [u8; 256] = {
    let mut table = [END; 256];
    let mut b = 0;
    while b < 256 {
        let c = b as u8;
        table[b] = if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else if c == b'\'' {
            NOTHING
        } else if c >= 128 {
            BEYOND
        } else {
            END
        };
        b += 1;
    }
    table
};

/// Gives the hash of each word. What stands within a word (apostrophes, soft hyphens, zero-width signs) does not end it.
#[inline]
fn each_word(text: &str, mut give: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let mut word = SEED;
    let mut at = 0;
    loop {
        let mut folded = END;
        while let Some(b) = bytes.get(at) {
            folded = FOLDED[*b as usize];
            if folded <= BEYOND {
                break;
            }
            word = (word ^ u64::from(folded)).wrapping_mul(PRIME);
            at += 1;
        }
        if at >= bytes.len() {
            break;
        }
        let ends = match folded {
            BEYOND => {
                let (length, ends);
                (length, word, ends) = beyond(text, at, word);
                at += length;
                ends
            }
            _ => {
                at += 1;
                folded == END
            }
        };
        if ends && word != SEED {
            give(mix(word));
            word = SEED;
        }
    }
    if word != SEED {
        give(mix(word));
    }
}

/// The length of the character beyond ASCII that stands here, the word with it, and whether the word ends here.
fn beyond(text: &str, at: usize, mut word: u64) -> (usize, u64, bool) {
    let c = text.get(at..).and_then(|t| t.chars().next()).unwrap_or(' ');
    let ends = match c {
        '’' | '‘' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => false,
        // General punctuation, the space that does not break, then Han and Hangul: no need to ask the tables.
        '\u{2010}'..='\u{205e}' | '\u{a0}' => true,
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
            word = (word ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
            true
        }
        c if c.is_alphanumeric() => {
            c.to_lowercase().for_each(|c| word = (word ^ u64::from(u32::from(c))).wrapping_mul(PRIME));
            u32::from(c) >= 0x2e80
        }
        _ => true,
    };
    (c.len_utf8(), word, ends)
}

/// Spreads a hash over all its bits.
fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_change_the_fingerprint() {
        assert_eq!(fingerprint("“It’s  over,” she said."), fingerprint("\"It's over\", she said"));
        assert_eq!(fingerprint("co\u{ad}operation\u{200b}"), fingerprint("Cooperation"));
        assert_ne!(fingerprint("Ada left."), fingerprint("Ada stayed."));
    }

    #[test]
    fn lines_without_letters_are_told_apart_by_their_bytes() {
        assert_ne!(fingerprint("* * *"), fingerprint("___"));
        assert!(same_words("* * *", "* * *") && !same_words("Ada", "Eve"));
    }

    #[test]
    fn a_wide_character_is_a_word() {
        assert_eq!(signature("橋は閉鎖").words.len(), 4);
        assert_eq!(signature("The bridge is shut.").words.len(), 4);
    }

    #[test]
    fn signatures_stay_the_same_from_release_to_release() {
        assert_eq!(fingerprint("The bridge is shut."), fingerprint("the-bridge-is-shut"));
        assert_eq!(fingerprint("a"), 1_069_209_022_897_023_270);
    }
}
