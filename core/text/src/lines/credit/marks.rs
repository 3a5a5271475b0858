//! The full stops, bars and signs of copyright near the end of a line, behind which its credit may stand.

use super::{LONGEST, floor};
use crate::lines::bits::{WINDOW, bits};

/// Bytes at the end of a line in which a credit stands, with the character that it may begin within.
const TAIL: usize = 2 * WINDOW;

/// The sign of copyright.
const SIGN: [u8; 2] = [0xc2, 0xa9];

/// Where full stops, bars and signs of copyright stand in the last bytes of a line.
pub(super) struct Marks<'l> {
    line: &'l [u8],
    /// Where the bytes begin in which a credit may stand.
    pub(super) from: usize,
    /// A bit for each byte from `first` on, the lowest for the first.
    marks: u128,
    first: usize,
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
        let windows = tail.as_chunks::<WINDOW>().0.iter().rev();
        let marks = windows.fold(0, |all, window| {
            all << WINDOW | u128::from(bits(window, |b| (b == b'.') | (b == b'|') | (b == SIGN[1])))
        });
        Marks { line, from, marks: marks & u128::MAX << (from - first), first }
    }

    /// The places behind a full stop, a closing quotation mark or none, and a space, or behind a stop that a capital follows at once, as where
    /// markup was lost; of those stops that stand at `from` or behind.
    pub(super) fn behind_stops(&self, from: usize) -> impl Iterator<Item = usize> {
        self.each(b'.').filter(move |at| *at >= from).filter_map(|at| match self.line.get(at + 1..)? {
            [b' ', ..] => Some(at + 2),
            // "“… particular.” Photo: Ada Rowe"
            [b'"' | b'\'', b' ', ..] => Some(at + 3),
            [0xe2, 0x80, 0x99 | 0x9c | 0x9d, b' ', ..] => Some(at + 5),
            [b'A'..=b'Z', b'a'..=b'z', ..] => Some(at + 1),
            _ => None,
        })
    }

    /// The places behind a bar and before a space.
    pub(super) fn behind_bars(&self) -> impl Iterator<Item = usize> {
        self.each(b'|').map(|at| at + 1).filter(|at| self.line.get(*at) == Some(&b' '))
    }

    /// The last of the places behind stops and bars that stand among so many last bytes.
    pub(super) fn last_within(&self, bytes: usize) -> Option<usize> {
        let from = self.line.len().saturating_sub(bytes).max(self.from);
        let marks = self.marks & u128::MAX.unbounded_shl((from - self.first) as u32);
        // Most lines have their last stop alone there, or none.
        let last = self.line.len().checked_sub(self.first + 1)? as u32;
        if marks & !1u128.unbounded_shl(last) == 0 {
            return None;
        }
        let near = Marks { marks, from, ..*self };
        near.behind_stops(from).chain(near.behind_bars()).max()
    }

    /// Where the first sign of copyright stands, and the place behind it.
    pub(super) fn copyright(&self) -> Option<(usize, usize)> {
        let signs = self.each(SIGN[1]).filter_map(|at| at.checked_sub(1));
        signs.map(|at| (at, at + SIGN.len())).find(|(at, _)| *at >= self.from && self.line[*at] == SIGN[0])
    }

    fn each(&self, mark: u8) -> impl Iterator<Item = usize> {
        let mut left = self.marks;
        let next = move || {
            let at = (left != 0).then(|| self.first + left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            at
        };
        std::iter::from_fn(next).filter(move |at| self.line.get(*at) == Some(&mark))
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
