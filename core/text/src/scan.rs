//! Where the bytes of a kind stand: most bytes of a text are of no interest to whoever reads it. Thirty-two are asked in one step; and a
//! word's letters are told eight at a time, as one number.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The first place from `at` on of a byte of which there is one in a line or two. `wanted` must ask without a way out (`|`, not `||`), and
/// this be called from a function that is not inlined, or the compiler makes no vectors of it.
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
            let asked = 32 - rest.len(); // before
            first_from(&marked(block, &wanted), asked).map(|place| bytes.len() - 32 + place)
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

/// The first from one of them on that is not 0.
#[inline(always)]
fn first_from(found: &[u8; 32], from: usize) -> Option<usize> {
    let (chunks, _) = found.as_chunks::<8>();
    let mut index = from / 8;
    let mut left = u64::from_le_bytes(*chunks.get(index)?) & u64::MAX << (from % 8 * 8);
    while left == 0 {
        index += 1;
        left = u64::from_le_bytes(*chunks.get(index)?);
    }
    Some(index * 8 + left.trailing_zeros() as usize / 8)
}

/// How many bytes are asked at a time where those that are wanted stand close together.
const BATCH: usize = 256;

/// Which bytes of a batch are wanted, a bit for each.
pub(crate) type Batch = [u32; BATCH / 32];

/// Where bytes of which there are several in a line stand, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The bytes that were asked last.
    start: usize,
    end: usize,
    found: Batch,
}

impl Places {
    /// The first place from `at` on, which must not lie before the last one. `kind` is the same for all of the text.
    #[inline(always)]
    pub(crate) fn next(&mut self, bytes: &[u8], mut at: usize, kind: fn(&[u8]) -> Batch) -> Option<usize> {
        loop {
            if at >= self.end {
                let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
                let asked = &rest[..rest.len().min(BATCH)];
                *self = Self { start: at, end: at + asked.len(), found: kind(asked) };
            }
            let gone = at - self.start;
            let mut index = gone / 32;
            let mut left = self.found[index % self.found.len()] & u32::MAX << (gone % 32);
            while left == 0 && index + 1 < self.found.len() {
                index += 1;
                left = self.found[index];
            }
            if left != 0 {
                return Some(self.start + index * 32 + left.trailing_zeros() as usize);
            }
            at = self.end;
        }
    }
}

/// Which of these bytes, a batch at most, are wanted. Called as [`find_rare`] is.
#[inline(always)]
pub(crate) fn batch(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Batch {
    let mut batch = Batch::default();
    let (blocks, rest) = bytes.as_chunks::<32>();
    for (found, block) in batch.iter_mut().zip(blocks) {
        *found = bits(&marked(block, &wanted));
    }
    if let Some(found) = batch.get_mut(blocks.len()).filter(|_| !rest.is_empty()) {
        *found = match bytes.last_chunk::<32>() {
            Some(last) => bits(&marked(last, &wanted)) >> (32 - rest.len()),
            None => rest.iter().rev().fold(0, |bits, byte| bits << 1 | u32::from(wanted(*byte))),
        };
    }
    batch
}

/// A bit for each of these that is not 0: the lowest bits of eight bytes, brought together in the highest byte.
#[inline(always)]
fn bits(found: &[u8; 32]) -> u32 {
    let (eights, _) = found.as_chunks::<8>();
    let bits = |eight: &[u8; 8]| (u64::from_le_bytes(*eight) & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |all, eight| all << 8 | bits(eight) as u32)
}

/// The first bytes of characters beyond ASCII.
#[inline(always)]
pub(crate) fn leads(chunk: u64) -> u64 {
    chunk & chunk << 1 & HIGH
}

/// How many of the eight bytes are small letters of ASCII, from the first on.
#[inline(always)]
pub(crate) fn small_letters(chunk: u64) -> usize {
    // a byte that is none may carry into the next, which is not asked any more
    let from_a = chunk.wrapping_add(ONES * u64::from(0x80 - b'a'));
    let beyond_z = chunk.wrapping_add(ONES * u64::from(0x7F - b'z'));
    let others = (!from_a | beyond_z | chunk) & HIGH;
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
                    let found = Places::default().next(&bytes, at, |bytes| batch(bytes, |byte| byte == b'.'));
                    assert_eq!(found, (at <= stop).then_some(stop));
                    let found = find_rare(&bytes, at, |byte| byte == b'.');
                    assert_eq!(found, (at <= stop).then_some(stop));
                }
            }
        }
        assert_eq!(find_rare(b"ab", 3, |_| true), None);
    }

    #[test]
    fn places_are_found_one_after_the_other() {
        let stops = |bytes: &[u8]| batch(bytes, |byte| byte == b'.');
        let text =
            "One. Two.. And a sentence that is longer than thirty-two bytes. And. so. on. to the end. ".repeat(7);
        for (first, step) in (0..text.len()).flat_map(|first| [(first, 1), (first, 40), (first, 300)]) {
            let (mut places, mut at) = (Places::default(), first);
            loop {
                let found = places.next(text.as_bytes(), at, stops);
                assert_eq!(found, text.get(at..).and_then(|rest| rest.find('.')).map(|found| at + found));
                let Some(found) = found else { break };
                at = found + step;
            }
        }
    }

    #[test]
    fn every_byte_is_of_its_kind() {
        for byte in 0..=u8::MAX {
            let chunk = u64::from_le_bytes([byte; 8]);
            assert_eq!(leads(chunk) == HIGH, byte >= 0xC0, "{byte:x}");
            assert_eq!(small_letters(chunk), if byte.is_ascii_lowercase() { 8 } else { 0 }, "{byte:x}");
        }
        assert_eq!(small_letters(u64::from_le_bytes(*b"abcXefgh")), 3);
        assert_eq!(small(u64::from_le_bytes(*b"A@[Z\xC3z-1")).to_le_bytes(), *b"a@[z\xC3z-1");
    }
}
