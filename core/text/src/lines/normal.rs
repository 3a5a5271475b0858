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
    /// Of all letters and digits, word borders ignored: equal for texts that differ in typography alone.
    pub fingerprint: u64,
    /// One hash a word; a character of a wide script is a word.
    pub words: Vec<u64>,
}

/// The hash of all letters and digits of a text, in small letters. Two texts without any compare by their bytes.
pub fn fingerprint(text: &str) -> u64 {
    let mut all = SEED;
    let mut any = false;
    each(text, |c| {
        if let Some(c) = c {
            all = (all ^ u64::from(c)).wrapping_mul(PRIME);
            any = true;
        }
    });
    if any { mix(all) } else { mix(text.bytes().fold(SEED ^ 1, |h, b| (h ^ u64::from(b)).wrapping_mul(PRIME))) }
}

/// The signature of a text.
pub fn signature(text: &str) -> Signature {
    let mut s = Signature { words: Vec::with_capacity(text.len() / 6 + 1), ..Signature::default() };
    s.fingerprint = words_into(text, &mut s.words);
    s
}

/// Adds the hashes of a text's words to `words` and returns its fingerprint: one pass, no allocation but the vector's growth.
pub fn words_into(text: &str, words: &mut Vec<u64>) -> u64 {
    let (mut all, mut word) = (SEED, SEED);
    let before = words.len();
    let mut open = false;
    each(text, |c| match c {
        Some(c) => {
            all = (all ^ u64::from(c)).wrapping_mul(PRIME);
            word = (word ^ u64::from(c)).wrapping_mul(PRIME);
            open = true;
            if c >= 0x2e80 {
                words.push(mix(word));
                word = SEED;
                open = false;
            }
        }
        None if open => {
            words.push(mix(word));
            word = SEED;
            open = false;
        }
        None => {}
    });
    if open {
        words.push(mix(word));
    }
    if words.len() > before { mix(all) } else { fingerprint(text) }
}

/// True where two texts hold the same letters and digits in the same order.
pub fn same_words(a: &str, b: &str) -> bool {
    let flat = |text: &str| {
        let mut out = Vec::with_capacity(text.len());
        each(text, |c| out.extend(c));
        out
    };
    a == b || (fingerprint(a) == fingerprint(b) && flat(a) == flat(b))
}

/// Gives each letter or digit in small letters, and `None` for what stands between words. What stands within a word
/// (apostrophes, soft hyphens, zero-width signs) gives nothing.
#[inline]
fn each(text: &str, mut give: impl FnMut(Option<u32>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        if b < 128 {
            at += 1;
            if b.is_ascii_alphanumeric() {
                give(Some(u32::from(b.to_ascii_lowercase())));
            } else if b != b'\'' {
                give(None);
            }
            continue;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        match c {
            '’' | '‘' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_alphanumeric() => c.to_lowercase().for_each(|c| give(Some(u32::from(c)))),
            _ => give(None),
        }
    }
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
        assert_eq!(fingerprint("a"), 17_114_084_158_190_756_429);
    }
}
