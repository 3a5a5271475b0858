//! Writes JSON straight into bytes. A text is copied in pieces between the characters that must be escaped, which are looked for
//! many bytes at a time: serde_json looks at every byte by itself, and text is nearly all that an article has.

use crate::BlockId;
use serde::Serialize;

/// A key with its marks and colon, which needs no escapes: it is written at once.
#[derive(Clone, Copy)]
pub(super) struct Key(pub(super) &'static str);

macro_rules! key {
    ($name:literal) => {
        $crate::json::out::Key(concat!("\"", $name, "\":"))
    };
}
pub(super) use key;

/// An object that is being written. Keys are known when this is built, so that writing one becomes a few moves: hence all the
/// `inline`.
pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl<'o> Object<'o> {
    /// Appends an object with what `entries` puts into it.
    #[inline]
    pub(super) fn write(out: &'o mut Vec<u8>, entries: impl FnOnce(&mut Object<'_>)) {
        out.push(b'{');
        let mut object = Object { out, empty: true };
        entries(&mut object);
        object.out.push(b'}');
    }

    #[inline]
    fn next(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }

    /// The place of the value of a key.
    #[inline(always)]
    pub(super) fn key(&mut self, key: Key) -> &mut Vec<u8> {
        self.next();
        self.out.extend_from_slice(key.0.as_bytes());
        self.out
    }

    /// The place of the value under a name that is not known when this is built.
    fn named(&mut self, name: &str) -> &mut Vec<u8> {
        self.next();
        string(self.out, name);
        self.out.push(b':');
        self.out
    }

    /// A text under a name that is not known before.
    pub(super) fn named_text(&mut self, name: &str, text: &str) {
        string(self.named(name), text);
    }

    #[inline(always)]
    pub(super) fn text(&mut self, key: Key, text: &str) {
        string(self.key(key), text);
    }

    /// A word of ours, which needs no escapes.
    #[inline(always)]
    pub(super) fn word(&mut self, key: Key, word: &'static str) {
        let out = self.key(key);
        out.push(b'"');
        out.extend_from_slice(word.as_bytes());
        out.push(b'"');
    }

    #[inline(always)]
    pub(super) fn some_text(&mut self, key: Key, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    #[inline(always)]
    pub(super) fn number(&mut self, key: Key, number: usize) {
        digits(self.key(key), number);
    }

    /// A number under a name that is not known before.
    pub(super) fn named_number(&mut self, name: &str, number: usize) {
        digits(self.named(name), number);
    }

    /// A number between 0 and 1, as serde_json writes it. Nearly all have three places at most.
    pub(super) fn share(&mut self, key: Key, share: f64) {
        let thousandths = (share * 1000.0 + 0.5) as u16;
        if !(1..1000).contains(&thousandths) || f64::from(thousandths) / 1000.0 != share {
            self.value(key, &share);
            return;
        }
        let digit = |place: u16| b'0' + (thousandths / place % 10) as u8;
        let digits = [b'0', b'.', digit(100), digit(10), digit(1)];
        let zeros = usize::from(digits[4] == b'0') + usize::from(digits[3..] == *b"00");
        self.key(key).extend_from_slice(&digits[..5 - zeros]);
    }

    pub(super) fn yes(&mut self, key: Key) {
        self.key(key).extend_from_slice(b"true");
    }

    pub(super) fn id(&mut self, key: Key, id: &BlockId) {
        let out = self.key(key);
        match id {
            BlockId::Name(name) => string(out, name),
            BlockId::Number(number) => {
                out.extend_from_slice(b"\"b");
                digits(out, *number as usize);
                out.push(b'"');
            }
        }
    }

    /// A value of any kind, as serde_json writes it.
    pub(super) fn value(&mut self, key: Key, value: &impl Serialize) {
        // writing into memory does not fail, and every key is a string
        let _ = serde_json::to_writer(self.key(key), value);
    }

    /// A list whose items `item` writes.
    pub(super) fn list<T>(&mut self, key: Key, items: impl IntoIterator<Item = T>, item: impl Fn(&mut Vec<u8>, T)) {
        let out = self.key(key);
        out.push(b'[');
        for (index, one) in items.into_iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            item(out, one);
        }
        out.push(b']');
    }

    /// A list of objects.
    pub(super) fn objects<T>(
        &mut self,
        key: Key,
        items: impl IntoIterator<Item = T>,
        entries: impl Fn(&mut Object<'_>, T),
    ) {
        self.list(key, items, |out, item| Object::write(out, |object| entries(object, item)));
    }
}

/// Appends a number. Nearly all are small, and a few bytes whose count is known are appended without a call.
#[inline]
fn digits(out: &mut Vec<u8>, number: usize) {
    let digit = |place: usize| b'0' + (number / place % 10) as u8;
    match number {
        0..10 => out.push(digit(1)),
        10..100 => out.extend_from_slice(&[digit(10), digit(1)]),
        100..1000 => out.extend_from_slice(&[digit(100), digit(10), digit(1)]),
        1000..10_000 => out.extend_from_slice(&[digit(1000), digit(100), digit(10), digit(1)]),
        _ => out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes()),
    }
}

/// Appends a string.
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    escaped(out, text);
    out.push(b'"');
}

/// Appends what stands between the marks of a string.
pub(super) fn escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut escape = |at: usize| {
        out.extend_from_slice(&bytes[from..at]);
        escape(out, bytes[at]);
        from = at + 1;
    };
    let mut at = 0;
    while let Some(place) = next_escape(bytes, at) {
        escape(place);
        at = place + 1;
        // markup, and text with straight marks, have others in the next bytes: all of a block are found together
        while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<64>) {
            let mut places = escapes(block);
            let is_clean = places == 0;
            while places != 0 {
                escape(at + places.trailing_zeros() as usize);
                places &= places - 1;
            }
            at += 64;
            if is_clean {
                break;
            }
        }
    }
    out.extend_from_slice(&bytes[from..]);
}

/// Appends a character that must be escaped.
fn escape(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\t' => out.extend_from_slice(b"\\t"),
        b'\r' => out.extend_from_slice(b"\\r"),
        0x08 => out.extend_from_slice(b"\\b"),
        0x0C => out.extend_from_slice(b"\\f"),
        byte => {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
            out.extend_from_slice(b"\\u00");
            out.extend_from_slice(&digits);
        }
    }
}

static ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table
};

/// Whether one of these bytes must be escaped. The least of what is 0 for such a byte, as the compiler makes few vector operations
/// of that, and no way out between them.
#[inline]
fn needs_escape<const N: usize>(block: &[u8; N]) -> bool {
    let zero_if_escaped = |byte: u8| (byte ^ b'"').min(byte ^ b'\\').min(byte.saturating_sub(0x1F));
    block.iter().fold(u8::MAX, |least, byte| least.min(zero_if_escaped(*byte))) == 0
}

/// A bit for each byte of a block that must be escaped, the lowest for the first.
/// Not inlined: see [`next_escape`].
#[inline(never)]
fn escapes(block: &[u8; 64]) -> u64 {
    // brings the lowest bits of eight bytes together in the highest byte
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let ones = block.map(|byte| u8::from(byte == b'"' || byte == b'\\' || byte < 0x20));
    let (eights, _) = ones.as_chunks::<8>();
    let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56;
    eights.iter().rev().fold(0, |places, eight| places << 8 | bits(eight))
}

/// The next byte from `at` on that must be escaped: a mark, a backslash, a control character.
/// Not inlined: amid other code the compiler makes no vectors of the loop.
#[inline(never)]
fn next_escape(bytes: &[u8], mut at: usize) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    let is = |chunk: u64, byte: u8| {
        let found = chunk ^ (ONES * u64::from(byte));
        found.wrapping_sub(ONES) & !found
    };
    // what is escaped often stands beside another: `\r\n`, a mark after a mark
    if bytes.get(at).is_some_and(|byte| ESCAPED[usize::from(*byte)]) {
        return Some(at);
    }
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<64>) {
        if needs_escape(block) {
            break;
        }
        at += 64;
    }
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<32>) {
        if needs_escape(block) {
            break;
        }
        at += 32;
    }
    // what is left of a long text is asked at once too, with some of what was asked before
    if let Some(block) = bytes.last_chunk::<32>().filter(|_| at + 32 > bytes.len())
        && !needs_escape(block)
    {
        return None;
    }
    // eight bytes in a number: the lowest high bit that is set is right, those above it may be false
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let chunk = u64::from_le_bytes(*chunk);
        let control = chunk.wrapping_sub(ONES * 0x20) & !chunk;
        let hinted = (is(chunk, b'"') | is(chunk, b'\\') | control) & HIGH;
        if hinted != 0 {
            return Some(at + hinted.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| ESCAPED[usize::from(*byte)]).map(|found| at + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_written_as_serde_json_does_wherever_it_stands() {
        for c in (0..0x250).filter_map(char::from_u32).chain(['“', '\u{2028}', '😀']) {
            for before in [0, 1, 7, 8, 9, 31, 32, 33, 41, 63, 64, 65, 97] {
                for after in [0, 1, 9] {
                    let text = format!("{}{c}{}", "a".repeat(before), "“ü".repeat(after));
                    let mut out = Vec::new();
                    string(&mut out, &text);
                    assert_eq!(out, serde_json::to_vec(&text).unwrap(), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn characters_that_stand_close_together_are_all_escaped() {
        for (apart, length) in (1..70).flat_map(|apart| [63, 64, 65, 200].map(|length| (apart, length))) {
            let mark = |n: usize| ["\"", "\n", "“", "\\", "\u{1}"][n / apart % 5];
            let text: String = (0..length).map(|n| if n % apart == 0 { mark(n) } else { "a" }).collect();
            let mut out = Vec::new();
            string(&mut out, &text);
            assert_eq!(out, serde_json::to_vec(&text).unwrap(), "{text:?}");
        }
    }

    #[test]
    fn a_share_is_written_as_serde_json_does_whatever_its_places() {
        let shares = (0..=1000).map(|n| f64::from(n) / 1000.0).chain([-0.0, 0.000_4, 0.999_9, 1.0 / 3.0, 2.0, -1.0]);
        for share in shares {
            let mut out = Vec::new();
            Object::write(&mut out, |object| object.share(key!("a"), share));
            assert_eq!(
                String::from_utf8(out).unwrap(),
                format!("{{\"a\":{}}}", serde_json::to_string(&share).unwrap())
            );
        }
    }

    #[test]
    fn a_number_is_written_whatever_its_length() {
        for number in (0..12_000).chain([usize::MAX]) {
            let mut out = Vec::new();
            digits(&mut out, number);
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
        }
    }

    #[test]
    fn an_object_has_its_commas_between_its_entries() {
        let mut out = Vec::new();
        Object::write(&mut out, |object| {
            object.number(key!("a"), 1);
            object.objects(key!("b"), [1, 2], |object, item| object.number(key!("c"), item));
            object.value(key!("d"), &[0.5, 1.0]);
            object.id(key!("e"), &BlockId::Number(7));
        });
        assert_eq!(String::from_utf8(out).unwrap(), r#"{"a":1,"b":[{"c":1},{"c":2}],"d":[0.5,1.0],"e":"b7"}"#);
        let mut out = Vec::new();
        Object::write(&mut out, |_| {});
        assert_eq!(out, b"{}");
    }
}
