//! The next byte of a kind, eight bytes in one step: most bytes of a text are of no interest to whoever reads it.
//!
//! Eight bytes are one number. The questions here answer with the high bit of each byte; right is the lowest of the bits
//! that are set, and above it there may be false ones.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The first place from `at` on whose byte is `wanted`; `hints` must tell of it, and may tell of others.
#[inline(always)]
pub(crate) fn find(
    bytes: &[u8],
    mut at: usize,
    hints: impl Fn(u64) -> u64,
    wanted: impl Fn(u8) -> bool,
) -> Option<usize> {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let mut hinted = hints(u64::from_le_bytes(*chunk));
        while hinted != 0 {
            let place = hinted.trailing_zeros() as usize / 8;
            if wanted(chunk[place]) {
                return Some(at + place);
            }
            hinted &= hinted - 1;
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    let hinted = match bytes.last_chunk::<8>() {
        _ if rest.is_empty() => 0,
        Some(chunk) => hints(u64::from_le_bytes(*chunk) >> (8 * (8 - rest.len()))),
        None => 1,
    };
    if hinted == 0 {
        return None;
    }
    rest.iter().position(|&byte| wanted(byte)).map(|found| at + found)
}

/// [`find`] for bytes of which there is one in a line or two: thirty-two bytes are asked at a time. `wanted` must ask without a way out
/// (`|`, not `||`), and this be called from a function that is not inlined, or the compiler makes no vectors of it.
#[inline(always)]
pub(crate) fn find_rare(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, rest) = bytes.get(at..)?.as_chunks::<32>();
    for (index, block) in blocks.iter().enumerate() {
        if let Some(place) = first(&marked(block, &wanted)) {
            return Some(at + index * 32 + place);
        }
    }
    match bytes.last_chunk::<32>() {
        Some(block) => {
            let mut found = marked(block, &wanted);
            found[..32 - rest.len()].fill(0); // these were asked before
            first(&found).map(|place| bytes.len() - 32 + place)
        }
        None => rest.iter().position(|&byte| wanted(byte)).map(|place| bytes.len() - rest.len() + place),
    }
}

/// For each byte 0xFF where it is wanted.
#[inline(always)]
fn marked(block: &[u8; 32], wanted: &impl Fn(u8) -> bool) -> [u8; 32] {
    let mut found = [0; 32];
    for (found, byte) in found.iter_mut().zip(block) {
        *found = 0u8.wrapping_sub(u8::from(wanted(*byte)));
    }
    found
}

/// The first that is not 0.
#[inline(always)]
fn first(found: &[u8; 32]) -> Option<usize> {
    let (chunks, _) = found.as_chunks::<8>();
    let chunks: [u64; 4] = std::array::from_fn(|i| u64::from_le_bytes(chunks[i]));
    if chunks.iter().fold(0, |any, chunk| any | chunk) == 0 {
        return None;
    }
    let chunk = chunks.iter().position(|chunk| *chunk != 0)?;
    Some(chunk * 8 + chunks[chunk].trailing_zeros() as usize / 8)
}

/// The first bytes of characters beyond ASCII.
#[inline(always)]
pub(crate) fn leads(chunk: u64) -> u64 {
    chunk & chunk << 1 & HIGH
}

/// The bytes from `@` to `_`, which are the capitals of ASCII and a few signs, and the leads of letters beyond it.
#[inline(always)]
pub(crate) fn capitals(chunk: u64) -> u64 {
    (chunk & !(chunk << 1) & ONES << 6) << 1
}

/// The bytes from `!` to `?`: stops, marks, digits.
#[inline(always)]
pub(crate) fn punctuation(chunk: u64) -> u64 {
    let low = chunk & !HIGH;
    let from = low + ONES * u64::from(0x80 - b'!');
    let beyond = low + ONES * u64::from(0x7F - b'?');
    from & !beyond & !chunk & HIGH
}

/// How many of the eight bytes are small letters of ASCII, from the first on.
#[inline(always)]
pub(crate) fn small_letters(chunk: u64) -> usize {
    let low = chunk & !HIGH;
    let from_a = low + ONES * u64::from(0x80 - b'a');
    let beyond_z = low + ONES * u64::from(0x7F - b'z');
    let others = !(from_a & !beyond_z & !chunk) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// The eight bytes with the capitals of ASCII as small letters.
#[inline(always)]
pub(crate) fn small(chunk: u64) -> u64 {
    let low = chunk & !HIGH;
    let from_a = low + ONES * u64::from(0x80 - b'A');
    let beyond_z = low + ONES * u64::from(0x7F - b'Z');
    chunk | (from_a & !beyond_z & !chunk & HIGH) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_found_wherever_one_begins() {
        for len in 0..80 {
            for stop in 0..len {
                let mut bytes = vec![b'a'; len];
                bytes[stop] = b'.';
                for at in 0..=len {
                    let found = find(&bytes, at, punctuation, |byte| byte == b'.');
                    assert_eq!(found, (at <= stop).then_some(stop));
                    let found = find_rare(&bytes, at, |byte| byte == b'.');
                    assert_eq!(found, (at <= stop).then_some(stop));
                }
            }
        }
        assert_eq!(find(b"ab", 3, |_| HIGH, |_| true), None);
    }

    #[test]
    fn every_byte_is_of_its_kind() {
        for byte in 0..=u8::MAX {
            let chunk = u64::from_le_bytes([byte; 8]);
            assert_eq!(leads(chunk) == HIGH, byte >= 0xC0, "{byte:x}");
            assert_eq!(capitals(chunk) == HIGH, matches!(byte, 0x40..=0x5F | 0xC0..=0xDF), "{byte:x}");
            assert_eq!(punctuation(chunk) == HIGH, matches!(byte, b'!'..=b'?'), "{byte:x}");
            assert_eq!(small_letters(chunk), if byte.is_ascii_lowercase() { 8 } else { 0 }, "{byte:x}");
        }
        assert_eq!(small_letters(u64::from_le_bytes(*b"abcXefgh")), 3);
        assert_eq!(small(u64::from_le_bytes(*b"A@[Z\xC3z-1")).to_le_bytes(), *b"a@[z\xC3z-1");
    }
}
