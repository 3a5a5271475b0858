//! What a byte can begin: a word, a mark, what parts a sentence from what stands before it.

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Word,
    Mark,
    /// A leading byte that letters and marks share.
    Wide,
    /// A sign that parts what stands before a sentence from it, or the cells of a row.
    Parting,
    Other,
}

/// The class of each byte.
pub(crate) static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b'"' | b'\'' | b'`' | b'(' | b')' | b'[' | b']' | b'@' | b'/' => Class::Mark,
            b':' | b'|' | b'=' => Class::Parting,
            0xC2 | 0xE2 | 0xE3 | 0xEF => Class::Wide,
            0xC3..=0xF4 => Class::Word,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};
