//! One mark at a time: what its glyph and its neighbours say it can do.

use super::Family;

/// A character that may be a quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) family: Family,
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// `„` or `‚`: the quotation closes with `“` or `‘`.
    pub(super) low: bool,
    /// How many marks after it can only close a double quotation. Counted when all are read.
    pub(super) closers_left: usize,
}

impl Glyph {
    pub(super) fn end(&self) -> usize {
        self.at + self.len
    }
}

/// What stands beside a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Edge,
    Space,
    Opening,
    Dash,
    Digit,
    Letter,
    Stop,
}

/// Reads the mark at `at`, if there is one. The second number is how far to go on.
pub(super) fn glyph(bytes: &[u8], at: usize) -> (Option<Glyph>, usize) {
    let (shape, len) = match bytes[at..] {
        // `''He said, 'Go,'''`: the first of three closes what is inside
        [b'\'', b'\'', b'\'', ..] if closes_twice(bytes, at) => (Shape::Straight(Family::Single), 1),
        [b'\'', b'\'', ..] => (Shape::Straight(Family::Double), 2),
        [b'`', b'`', ..] => (Shape::Opening(Family::Double), 2),
        [b'"', ..] if follows_equals(bytes, at) && value_of_a_tag(bytes, at) > 0 => {
            return (None, value_of_a_tag(bytes, at));
        }
        [b'"', ..] => (Shape::Straight(Family::Double), 1),
        [b'\'', ..] => (Shape::Straight(Family::Single), 1),
        [b'`', ..] => (Shape::Opening(Family::Single), 1),
        [0xC2, 0xAB, ..] if after(bytes, at + 2) == Beside::Space && opens_line(bytes, at) => (Shape::Spaced(true), 2),
        [0xC2, 0xBB, ..]
            if before(bytes, at) == Beside::Space
                && after(bytes, at + 2) != Beside::Letter
                && !is_elided(&bytes[at + 2..]) =>
        {
            (Shape::Spaced(false), 2)
        }
        [0xC2, 0xAB | 0xBB, ..] => (Shape::Straight(Family::Guillemet), 2),
        // `‘‘…’’`, `“…’’`: two single ones for a double one
        [0xE2, 0x80, 0x98, 0xE2, 0x80, 0x98, ..] => (Shape::Opening(Family::Double), 6),
        [0xE2, 0x80, 0x99, 0xE2, 0x80, 0x99, ..] if !bytes[at + 6..].starts_with("’".as_bytes()) => {
            (Shape::Closing(Family::Double), 6)
        }
        [0xE2, 0x80, third, ..] => match third {
            0x98 => (Shape::Opening(Family::Single), 3),
            0x99 => (Shape::Closing(Family::Single), 3),
            0x9A => (Shape::Low(Family::Single), 3),
            0x9C => (Shape::Opening(Family::Double), 3),
            0x9D => (Shape::Closing(Family::Double), 3),
            0x9E => (Shape::Low(Family::Double), 3),
            0x9F => (Shape::Opening(Family::Double), 3),
            _ => return (None, 3),
        },
        [0xC2, _, ..] => return (None, 2),
        _ => return (None, 1),
    };
    // nearly all single marks are apostrophes: a letter on either side
    if matches!(shape, Shape::Straight(Family::Single) | Shape::Closing(Family::Single))
        && between_letters(bytes, at, len)
    {
        return (None, len);
    }
    let (before, after) = (before(bytes, at), after(bytes, at + len));
    // `in ‘08`, `the ‘90s`: figures left out
    if matches!(shape, Shape::Opening(Family::Single))
        && matches!(bytes[at + len..], [b'0'..=b'9', b'0'..=b'9', ..])
        && !bytes
            .get(at + len + 2)
            .is_some_and(|next| next.is_ascii_digit() || matches!(next, b'%' | b',' | b'.' | b'-'))
    {
        return (None, len);
    }
    let (mut opens, mut closes) = positions(shape, before, after);
    // a script without apostrophes, and in part without spaces: `‘끝’이라고`
    match shape {
        Shape::Opening(Family::Single) => opens |= ends_unspaced(&bytes[..at]),
        Shape::Closing(Family::Single) => closes |= begins_unspaced(&bytes[at + len..]) && before != Beside::Space,
        // `“ The Valley “, a film`: what stands right before a comma opens nothing
        Shape::Opening(Family::Double) => closes |= before == Beside::Space && ends_clause(&bytes[at + len..]),
        _ => {}
    }
    if !opens && !closes {
        return (None, len);
    }
    let (family, low) = match shape {
        Shape::Straight(family) | Shape::Opening(family) | Shape::Closing(family) => (family, false),
        Shape::Low(family) => (family, true),
        Shape::Spaced(_) => (Family::Guillemet, false),
    };
    (Some(Glyph { at, len, family, opens, closes, low, closers_left: 0 }), len)
}

#[derive(Clone, Copy)]
enum Shape {
    Straight(Family),
    Opening(Family),
    Closing(Family),
    Low(Family),
    /// A guillemet with space inside, as French sets them: it opens (true) or closes.
    Spaced(bool),
}

/// Whether a mark can open and whether it can close, by its shape and what stands beside it.
fn positions(shape: Shape, before: Beside, after: Beside) -> (bool, bool) {
    use Beside::{Dash, Digit, Edge, Letter, Opening, Space, Stop};
    let open_place = matches!(before, Edge | Space | Opening | Dash) && !matches!(after, Edge | Space);
    let close_place = !matches!(before, Edge | Space | Opening) && !matches!(after, Letter | Digit);
    match shape {
        // `'90s` and `’tis` look like openers; only a closer proves them.
        Shape::Straight(Family::Single) => (open_place && matches!(after, Letter | Stop | Opening), close_place),
        Shape::Opening(Family::Single) => (open_place, close_place && matches!(after, Edge | Space | Stop)),
        Shape::Closing(Family::Single) => (false, close_place),
        Shape::Straight(_) => match (open_place, close_place) {
            // Glued on both sides, or free on both: the state decides.
            (false, false) => (!matches!(after, Edge), !matches!(before, Edge)),
            places => places,
        },
        Shape::Opening(_) => (
            !matches!(after, Edge) && (open_place || !close_place),
            close_place && matches!(after, Edge | Space | Stop),
        ),
        Shape::Closing(_) => (open_place && matches!(after, Letter | Digit), !matches!(before, Edge)),
        Shape::Spaced(opens) => (opens, !opens),
        Shape::Low(_) => (!matches!(after, Edge | Space), false),
    }
}

/// Whether nothing, space, or an elided article stands before the mark.
fn opens_line(bytes: &[u8], at: usize) -> bool {
    // `parle d’« un incident »`
    let elided = bytes[..at].ends_with("’".as_bytes()) || bytes[..at].ends_with(b"'");
    elided || matches!(before(bytes, at), Beside::Edge | Beside::Space | Beside::Opening)
}

/// How many bytes a value in a tag has that begins with this mark, with its marks: `<tweet id="74">`. 0 where it is none, or no tag
/// opens before it and closes behind it.
#[cold]
fn value_of_a_tag(bytes: &[u8], at: usize) -> usize {
    if !matches!(bytes[..at], [.., name, b'='] if name.is_ascii_alphanumeric()) {
        return 0;
    }
    let value = bytes[at + 1..].iter().take(VALUE).position(|byte| *byte == b'"');
    let Some(end) = value.map(|value| at + 1 + value) else { return 0 };
    let tag = |byte: &u8| matches!(byte, b'<' | b'>');
    // `<b x="…">`, but not `5 < 6 and x="…" and 7 > 6`
    let opens = bytes[..at].iter().rev().take(TAG).position(tag).map(|back| at - 1 - back);
    let opens = opens.is_some_and(|open| bytes[open] == b'<' && bytes[open + 1].is_ascii_alphabetic());
    let closes = bytes[end..].iter().take(TAG).find(|byte| tag(byte)) == Some(&b'>');
    let ends = matches!(bytes.get(end + 1), Some(b' ' | b'>' | b'/'));
    if opens && closes && ends { end + 1 - at } else { 0 }
}

#[inline]
fn follows_equals(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1] == b'='
}

/// The longest such value, in bytes.
const VALUE: usize = 300;

/// How far from it its tag opens and closes at most, in bytes.
const TAG: usize = 2000;

/// Whether three straight marks at this byte stand where a quotation ends.
fn closes_twice(bytes: &[u8], at: usize) -> bool {
    !matches!(before(bytes, at), Beside::Edge | Beside::Space | Beside::Opening)
        && matches!(after(bytes, at + 3), Beside::Edge | Beside::Space | Beside::Stop)
}

/// Whether a text begins with a comma or a stop, and no ellipsis.
fn ends_clause(rest: &[u8]) -> bool {
    matches!(rest, [b',' | b'.' | b';', next, ..] if next.is_ascii_whitespace()) || matches!(rest, [b',' | b'.' | b';'])
}

/// Whether a text begins with a letter of Chinese, Japanese or Korean.
fn begins_unspaced(rest: &[u8]) -> bool {
    match rest {
        [first, second, ..] => is_unspaced(*first, *second),
        _ => false,
    }
}

fn ends_unspaced(text: &[u8]) -> bool {
    matches!(text, [.., first, second, 0x80..=0xBF] if is_unspaced(*first, *second))
}

/// Whether a letter of three bytes that begins with these is kana, of Han or Hangul.
fn is_unspaced(first: u8, second: u8) -> bool {
    matches!((first, second), (0xE3, 0x81..=0x83) | (0xE4..=0xE9 | 0xEB..=0xEC, _) | (0xEA, 0xB0..) | (0xED, ..=0x9E))
}

fn between_letters(bytes: &[u8], at: usize, len: usize) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    letter(bytes[..at].last()) && letter(bytes.get(at + len))
}

#[inline]
fn before(bytes: &[u8], at: usize) -> Beside {
    match bytes[..at] {
        [] => Beside::Edge,
        [.., byte] if byte.is_ascii() => BESIDE[byte as usize],
        // `‚Perle‘“`: what closes in German opens in English
        [.., 0xE2, 0x80, 0x98 | 0x9C] if ends_word(one_before(bytes, at - 3)) => Beside::Stop,
        _ => one_before(bytes, at),
    }
}

#[inline]
fn after(bytes: &[u8], at: usize) -> Beside {
    match bytes.get(at..).unwrap_or_default() {
        [] => Beside::Edge,
        [byte, ..] if byte.is_ascii() => BESIDE[*byte as usize],
        [0xE2, 0x80, 0x98 | 0x9C, ..] if begins_no_word(one_after(bytes, at + 3)) => Beside::Stop,
        _ => one_after(bytes, at),
    }
}

/// Whether a word follows that has lost its first letter: `’n`, `'ne`.
fn is_elided(rest: &[u8]) -> bool {
    matches!(rest, [b'\'', letter, ..] | [0xE2, 0x80, 0x99, letter, ..] if letter.is_ascii_alphabetic())
}

fn ends_word(before: Beside) -> bool {
    matches!(before, Beside::Letter | Beside::Digit | Beside::Stop)
}

fn begins_no_word(after: Beside) -> bool {
    matches!(after, Beside::Edge | Beside::Space | Beside::Stop)
}

/// What stands before, without a look at what is before that.
fn one_before(bytes: &[u8], at: usize) -> Beside {
    match bytes[..at] {
        [] => Beside::Edge,
        [.., 0xC2, 0xA0] | [.., 0xE2, 0x80, 0x80..=0x8F | 0xAF] => Beside::Space,
        [.., 0xE2, 0x80, 0x93..=0x95] => Beside::Dash,
        [.., 0xE2, 0x80, 0x98 | 0x9A | 0x9C | 0x9E] => Beside::Opening,
        [.., 0xE2, 0x80, 0x99 | 0x9D | 0xA6] => Beside::Stop,
        [.., byte] => BESIDE[byte as usize],
    }
}

fn one_after(bytes: &[u8], at: usize) -> Beside {
    match bytes.get(at..).unwrap_or_default() {
        [] => Beside::Edge,
        [0xC2, 0xA0, ..] | [0xE2, 0x80, 0x80..=0x8F | 0xAF, ..] => Beside::Space,
        [0xE2, 0x80, 0x93..=0x95, ..] => Beside::Dash,
        [0xE2, 0x80, 0x98 | 0x9A | 0x9C | 0x9E, ..] => Beside::Opening,
        [0xE2, 0x80, _, ..] => Beside::Stop,
        [byte, ..] => BESIDE[*byte as usize],
    }
}

/// What each byte is beside a mark.
static BESIDE: [Beside; 256] = {
    let mut table = [Beside::Stop; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' => Beside::Space,
            b'(' | b'[' | b'{' | b'/' => Beside::Opening,
            b'-' => Beside::Dash,
            b'0'..=b'9' => Beside::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => Beside::Letter,
            _ => Beside::Stop,
        };
        byte += 1;
    }
    table
};
