//! The full stops, bars and signs of copyright near the end of a line, behind which its credit may stand.

use super::{LONGEST, floor};
use crate::lines::bits::{WINDOW, bits};

/// Bytes at the end of a line in which a credit stands, with the character that it may begin within.
const TAIL: usize = 2 * WINDOW;

/// A bit for each of them, the lowest for the first.
type Bits = [u64; TAIL / WINDOW];

/// The sign of copyright.
const SIGN: [u8; 2] = [0xc2, 0xa9];

/// What in the last bytes of a line may have its credit behind it.
pub(super) struct Marks<'l> {
    line: &'l [u8],
    /// Where the bytes begin in which a credit may stand.
    pub(super) from: usize,
    /// The byte that the lowest bits of `stops` and `bars` are for.
    first: usize,
    /// The full stops with a place behind them.
    stops: Bits,
    /// The bars before a space.
    bars: Bits,
    /// Where the last of these stands.
    last: Option<usize>,
    /// The first sign of copyright, unless it ends the line.
    sign: Option<usize>,
}

impl<'l> Marks<'l> {
    pub(super) fn of(line: &'l str) -> Self {
        let from = floor(line, line.len().saturating_sub(LONGEST));
        let line = line.as_bytes();
        let mut copy = [0; TAIL];
        let tail = line.last_chunk::<TAIL>().unwrap_or_else(|| {
            copy[..line.len()].copy_from_slice(line);
            &copy
        });
        let first = line.len().saturating_sub(TAIL);
        let mut marks = Marks { line, from, first, stops: [0; 2], bars: [0; 2], last: None, sign: None };
        for (half, window) in tail.as_chunks::<WINDOW>().0.iter().enumerate() {
            marks.sort(half, bits(window, |b| (b == b'.') | (b == b'|') | (b == SIGN[1])));
        }
        marks
    }

    /// Puts each mark of a half where it belongs; most stops are within numbers and short forms, or end the line.
    fn sort(&mut self, half: usize, mut left: u64) {
        while left != 0 {
            let at = self.first + half * WINDOW + left.trailing_zeros() as usize;
            let bit = left & left.wrapping_neg();
            left ^= bit;
            if at < self.from || at + 1 >= self.line.len() {
                continue;
            }
            match self.line[at] {
                b'.' if behind_stop(self.line, at).is_some() => {
                    (self.stops[half], self.last) = (self.stops[half] | bit, Some(at))
                }
                b'|' if self.line[at + 1] == b' ' => (self.bars[half], self.last) = (self.bars[half] | bit, Some(at)),
                mark if mark == SIGN[1] && self.sign.is_none() && at > self.from && self.line[at - 1] == SIGN[0] => {
                    self.sign = Some(at - 1);
                }
                _ => {}
            }
        }
    }

    /// True where no mark has a place behind it.
    pub(super) fn are_none(&self) -> bool {
        self.last.is_none() && self.sign.is_none()
    }

    /// The places behind a full stop, a closing quotation mark or none, and a space, or behind a stop that a capital follows at once, as where
    /// markup was lost; of those stops that stand at `from` or behind.
    pub(super) fn behind_stops(&self, from: usize) -> impl Iterator<Item = usize> {
        self.places(self.stops).filter(move |at| *at >= from).filter_map(|at| behind_stop(self.line, at))
    }

    /// The places behind a bar and before a space.
    pub(super) fn behind_bars(&self) -> impl Iterator<Item = usize> {
        self.places(self.bars).map(|at| at + 1)
    }

    /// The last of the places behind stops and bars that stand among so many last bytes.
    pub(super) fn last_within(&self, bytes: usize) -> Option<usize> {
        let from = self.line.len().saturating_sub(bytes).max(self.from);
        // Most lines end here.
        if self.last.is_none_or(|last| last < from) {
            return None;
        }
        self.behind_stops(from).chain(self.behind_bars().filter(|at| *at > from)).max()
    }

    /// Where the first sign of copyright stands, and the place behind it.
    pub(super) fn copyright(&self) -> Option<(usize, usize)> {
        self.sign.map(|at| (at, at + SIGN.len()))
    }

    fn places(&self, bits: Bits) -> impl Iterator<Item = usize> {
        bits.into_iter().zip([0, WINDOW]).flat_map(move |(mut left, half)| {
            std::iter::from_fn(move || {
                let at = (left != 0).then(|| self.first + half + left.trailing_zeros() as usize);
                left &= left.wrapping_sub(1);
                at
            })
        })
    }
}

/// The place behind a full stop, if it is one where something may open.
#[inline]
fn behind_stop(line: &[u8], at: usize) -> Option<usize> {
    match line.get(at + 1..)? {
        [b' ', ..] => Some(at + 2),
        // "“… particular.” Photo: Ada Rowe"
        [b'"' | b'\'', b' ', ..] => Some(at + 3),
        [0xe2, 0x80, 0x99 | 0x9c | 0x9d, b' ', ..] => Some(at + 5),
        [b'A'..=b'Z', b'a'..=b'z', ..] => Some(at + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_lines_of_every_length_are_found() {
        for length in 0..400 {
            let line: String = "A. b| c |d. é.Ef. ".chars().cycle().take(length).collect();
            let marks = Marks::of(&line);
            let places = |mark: char| line.match_indices(mark).map(|(at, _)| at).filter(|at| *at >= marks.from);
            let behind = |at: usize| &line[at + 1..];
            let stops: Vec<usize> = places('.')
                .filter(|at| behind(*at).starts_with([' ', 'E']) && behind(*at) != "E")
                .map(|at| at + if behind(at).starts_with(' ') { 2 } else { 1 })
                .collect();
            assert_eq!(marks.behind_stops(0).collect::<Vec<_>>(), stops, "{line}");
            let bars: Vec<usize> = places('|').filter(|at| behind(*at).starts_with(' ')).map(|at| at + 1).collect();
            assert_eq!(marks.behind_bars().collect::<Vec<_>>(), bars, "{line}");
        }
    }

    #[test]
    fn the_last_place_near_the_end_and_the_first_sign_of_copyright_are_found() {
        let long = "é".repeat(90);
        for (line, near, sign) in [
            ("The bridge. Ada", Some(12), None),
            ("The bridge. It turns.", Some(12), None),
            ("The bridge.", None, None),
            ("The bridge | Ada", Some(12), None),
            ("The bridge. It turns by hand, slowly", None, None),
            ("Le pont © Ada", None, Some((8, 10))),
            ("Né.", None, None),
            ("", None, None),
        ] {
            for before in ["", long.as_str()] {
                let line = format!("{before}{line}");
                let marks = Marks::of(&line);
                let at = before.len();
                assert_eq!(marks.last_within(20).map(|place| place - at), near, "{line}");
                assert_eq!(marks.copyright().map(|(sign, behind)| (sign - at, behind - at)), sign, "{line}");
            }
        }
    }
}
