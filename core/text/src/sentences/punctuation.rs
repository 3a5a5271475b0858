//! Runs of stops, of marks that close and open, and of space, by their length in bytes.

/// The length of the stops at the beginning: `.`, `!?`, `...`, `…`, `. . .` counts as three.
pub(super) fn stops(bytes: &[u8]) -> usize {
    let mut n = 0;
    loop {
        match bytes[n..] {
            [b'.' | b'!' | b'?', ..] => n += 1,
            [0xE2, 0x80, 0xA6, ..] | [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x81 | 0x9F, ..] => n += 3,
            [0xE0, 0xA5, 0xA4 | 0xA5, ..] => n += 3,
            _ => return n,
        }
    }
}

/// The length of what closes after a stop: marks, brackets, and a footnote's number in brackets.
pub(super) fn closers(bytes: &[u8]) -> usize {
    let mut n = 0;
    loop {
        match bytes[n..] {
            [b'"' | b'\'' | b')' | b']' | b'}', ..] => n += 1,
            [0xC2, 0xBB | 0xAB, ..] => n += 2,
            [0xE2, 0x80, 0x98..=0x9D | 0xB9 | 0xBA, ..] => n += 3,
            [0xE3, 0x80, 0x8D | 0x8F, ..] | [0xEF, 0xBC, 0x89, ..] => n += 3,
            [b'[', b'0'..=b'9', b']', ..] => n += 3,
            _ => return n,
        }
    }
}

/// The length of what opens before a sentence's first word.
pub(super) fn openers(bytes: &[u8]) -> usize {
    let mut n = 0;
    loop {
        match bytes[n..] {
            [b'"' | b'\'' | b'(' | b'[' | b'`', ..] => n += 1,
            [0xC2, 0xBB | 0xAB | 0xBF | 0xA1, ..] => n += 2,
            [0xE2, 0x80, 0x98..=0x9F | 0xB9 | 0xBA, ..] => n += 3,
            _ => return n,
        }
    }
}

/// The length of the space at the beginning, no-break and narrow spaces included.
pub(super) fn space(bytes: &[u8]) -> usize {
    let mut n = 0;
    loop {
        match bytes[n..] {
            [b' ' | b'\t' | b'\n' | b'\r', ..] => n += 1,
            [0xC2, 0xA0, ..] => n += 2,
            [0xE2, 0x80, 0x80..=0x8B | 0xAF, ..] => n += 3,
            _ => return n,
        }
    }
}
