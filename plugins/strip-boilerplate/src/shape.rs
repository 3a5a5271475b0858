//! The shape of a line, of which most is looked at only when a rule asks: for a long line of a story hardly any does.

use std::cell::OnceCell;
use std::ops::Deref;

use copydesk_text::lines::{Ending, Shape, Start, ending, shape, start, width};

/// The shape of a line. Of a long one only its own fields are known at first.
#[derive(Clone, Debug)]
pub(crate) struct LineShape<'a> {
    text: &'a str,
    /// As in `Shape`.
    pub(crate) width: u32,
    /// As in `Shape`.
    pub(crate) start: Start,
    /// As in `Shape`.
    pub(crate) ending: Ending,
    stopped: OnceCell<bool>,
    rest: OnceCell<Shape>,
}

/// What is asked of a line of so many bytes is most of its shape.
const SHORT: usize = 72;
/// A line that is wider is longer than dates, titles and furniture.
const LONG: u32 = 160;
/// What stands in so many bytes from the start of a line, its whole shape tells too.
const CLOSELY: usize = 200;

impl<'a> LineShape<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        // Of wide scripts the width costs as much as all.
        if text.len() > SHORT && text.as_bytes()[0] < 0xe3 {
            let (width, start, ending) = (width(text), start(text), ending(text));
            return LineShape { text, width, start, ending, stopped: OnceCell::new(), rest: OnceCell::new() };
        }
        let shape = shape(text);
        let Shape { width, start, ending, .. } = shape;
        LineShape { text, width, start, ending, stopped: OnceCell::new(), rest: OnceCell::from(shape) }
    }

    /// True for a line that is longer than dates, titles and furniture.
    pub(crate) fn is_long(&self) -> bool {
        self.width > LONG
    }

    /// As in `Shape`.
    pub(crate) fn ends_sentence(&self) -> bool {
        self.ending == Ending::Stop
    }

    /// True where the line holds any letter.
    pub(crate) fn has_letters(&self) -> bool {
        // Most lines open with one.
        let letter = |byte: &u8| byte.is_ascii_alphabetic();
        let bytes = self.text.as_bytes();
        bytes.first().is_some_and(letter) || bytes.iter().take(CLOSELY).any(letter) || self.letters > 0
    }

    /// True where the line opens with a mark that counts among its quotation marks.
    pub(crate) fn opens_quoted(&self) -> bool {
        self.start == Start::Quote && self.text.starts_with(['"', '“', '„', '«', '「'])
    }

    /// True where of a hundred words so many are in small letters, or more.
    pub(crate) fn runs(&self, share: u32) -> bool {
        let head = &self.text.as_bytes()[..self.text.len().min(CLOSELY)];
        // Words behind spaces are some of those in small letters, and capitals are as many as words with one, or more. So few bytes at a
        // time that a byte can count them.
        let pairs = head.iter().zip(head.get(1..).unwrap_or_default());
        let small = pairs.fold(0u8, |sum, (one, next)| sum + u8::from((*one == b' ') & next.is_ascii_lowercase()));
        let large = head.iter().fold(0u8, |sum, byte| sum + u8::from(byte.is_ascii_uppercase() | (*byte >= 0xc0)));
        let (small, all) = (u32::from(small), u32::from(small) + u32::from(large));
        self.rest.get().is_none() && self.text.len() <= CLOSELY && all > 0 && small * 100 / all >= share
            || self.running() >= share
    }

    /// True where a sentence ends within the line.
    pub(crate) fn has_stops(&self) -> bool {
        match self.rest.get() {
            Some(shape) => shape.stops > 0,
            None => *self.stopped.get_or_init(|| self.looks_for_stops()),
        }
    }

    fn looks_for_stops(&self) -> bool {
        let bytes = self.text.as_bytes();
        let head = &bytes[..bytes.len().min(CLOSELY)];
        let mut doubtful = bytes.len() > CLOSELY;
        for at in memchr::memchr3_iter(b'.', b'!', b'?', head) {
            match bytes.get(at + 1) {
                Some(b' ') => return true,
                None => {}
                Some(next) => doubtful |= !next.is_ascii_alphanumeric() && !is_closing(&bytes[at + 1..]),
            }
        }
        // The stops of wide scripts open with these. A line of ASCII is as wide as it has bytes.
        doubtful |= self.width as usize != bytes.len() && memchr::memchr2(0xe3, 0xef, head).is_some();
        doubtful && self.stops > 0
    }
}

/// True for a mark that closes quotation marks or brackets, and nothing else.
fn is_closing(text: &[u8]) -> bool {
    matches!(text, [b'"' | b'\'' | b')'] | [0xe2, 0x80, 0x99 | 0x9d])
}

impl Deref for LineShape<'_> {
    type Target = Shape;

    fn deref(&self) -> &Shape {
        self.rest.get_or_init(|| shape(self.text))
    }
}

/// "»We shall wait«": German marks around all of a line; alone the first is an arrow too.
pub(crate) fn is_said(text: &str) -> bool {
    text.starts_with('»') && text.trim_end_matches(['.', '!', '?']).ends_with('«')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_at_once_is_what_the_whole_shape_says() {
        let long =
            "The board met at noon in the old customs house by the quay, where the lamps had been lit since dawn "
                .repeat(4);
        let stops = format!("{}The mayor left. {long}", &long[..150]);
        let late = format!("{}The mayor left. {long}", &long[..230]);
        let closed = format!("{}“We go.” The mayor left. {}", &long[..80], &long[..40]);
        let plain = format!("{} at 9.30 in St.George’s", &long[..80]);
        let wide = format!("{}。橋は", &long[..80]);
        for text in [
            &closed,
            &plain,
            &wide,
            "",
            "Share",
            "“Go.” She went",
            "4 min read:",
            "橋は閉鎖。",
            "...",
            "É! a",
            &long,
            &stops,
            &late,
        ] {
            let (line, whole) = (LineShape::new(text), shape(text));
            assert_eq!((line.width, line.start, line.ending), (whole.width, whole.start, whole.ending), "{text}");
            for share in [0, 30, 45, 50, 80] {
                assert_eq!(LineShape::new(text).runs(share), whole.running() >= share, "{text}");
            }
            assert_eq!((line.has_stops(), line.has_letters()), (whole.stops > 0, whole.letters > 0), "{text}");
            assert_eq!(*line, whole);
        }
    }
}
