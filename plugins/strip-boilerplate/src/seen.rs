//! What the lines of an article hold or are: where none has what a rule needs, the rule is not asked. Most articles are sentences alone.

use crate::lines::loud::loud;
use crate::lines::{Info, Look};

/// What some line has, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen(u8);

/// No label, button or heading that a list knows is longer, in bytes.
const BRIEF: usize = 48;
/// No field, entry or advice with a number is wider.
const FIELD: u32 = 160;

impl Seen {
    /// A line that is no sentence: a title, a label, a date, furniture.
    pub(crate) const UNSAID: Seen = Seen(1);
    /// A line of which most is a phrase of page furniture.
    pub(crate) const FURNITURE: Seen = Seen(1 << 1);
    /// A line as short as labels are.
    pub(crate) const BRIEF: Seen = Seen(1 << 2);
    /// A line that is no wider than fields and holds a figure, or opens with a sign that may be one ("½").
    pub(crate) const FIGURE: Seen = Seen(1 << 3);
    /// One with a colon, or a line of whatever width that ends with one.
    pub(crate) const COLON: Seen = Seen(1 << 4);
    /// A line that a phrase of some list may open.
    pub(crate) const OPENS: Seen = Seen(1 << 5);
    /// A line with a question mark or one that ends with a cry.
    pub(crate) const CRY: Seen = Seen(1 << 6);
    /// A line that stands in the article again.
    pub(crate) const AGAIN: Seen = Seen(1 << 7);

    /// What the lines of an article have; quiet ones have nothing.
    pub(crate) fn in_lines(infos: &[Info<'_>]) -> Seen {
        #[cfg(test)]
        if crate::quiet::ALL_LOUD.get() {
            return Seen(u8::MAX);
        }
        Seen(loud(infos).fold(0, |all, i| all | Seen::of(&infos[i]).0))
    }

    fn of(info: &Info<'_>) -> Seen {
        let bytes = info.text.as_bytes();
        let unsaid = !matches!(info.look, Look::Text | Look::Sentence | Look::Short);
        let (mut figure, mut colon, mut cry) = (false, bytes.last() == Some(&b':'), bytes.last() == Some(&b'!'));
        if info.shape.width <= FIELD {
            figure = bytes.first().is_some_and(|first| !first.is_ascii());
            let held = held_by(bytes);
            figure |= held & DIGIT > 0;
            colon |= held & STOP > 0;
            cry |= held & ASKS > 0;
        }
        let bits = [
            (Seen::UNSAID, unsaid),
            (Seen::FURNITURE, info.look == Look::Furniture),
            (Seen::BRIEF, bytes.len() <= BRIEF),
            (Seen::FIGURE, figure),
            (Seen::COLON, colon),
            (Seen::OPENS, info.opens),
            (Seen::CRY, cry),
            (Seen::AGAIN, info.times > 1),
        ];
        Seen(bits.iter().fold(0, |all, (bit, is)| all | if *is { bit.0 } else { 0 }))
    }

    /// True where any line has one of these.
    pub(crate) fn has(self, any: Seen) -> bool {
        self.0 & any.0 != 0
    }
}

impl std::ops::BitOr for Seen {
    type Output = Seen;

    fn bitor(self, other: Seen) -> Seen {
        Seen(self.0 | other.0)
    }
}

const DIGIT: u8 = 1;
const STOP: u8 = 2;
const ASKS: u8 = 4;

/// Whether a digit, a colon and a question mark stand in a text, as bits: all bytes are asked in one go.
fn held_by(text: &[u8]) -> u8 {
    let is = |is: bool, bit: u8| u8::from(is) * bit;
    let held = |byte: u8| is(byte.wrapping_sub(b'0') < 10, DIGIT) | is(byte == b':', STOP) | is(byte == b'?', ASKS);
    text.iter().fold(0, |all, byte| all | held(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    fn seen(texts: &[&str]) -> Seen {
        let mut infos = paragraphs(texts);
        infos.iter_mut().for_each(|info| info.opens = false);
        Seen::in_lines(&infos)
    }

    #[test]
    fn each_line_shows_what_it_has() {
        let brief = Seen::UNSAID | Seen::BRIEF;
        for (line, shows) in [
            ("Share this article", brief | Seen::FURNITURE),
            ("The weir", brief),
            ("½ cup of milk", brief | Seen::FIGURE),
            ("Tip 2: read on", brief | Seen::FIGURE | Seen::COLON),
            ("Was the lock of Tarn Weir, as some of those who own boats say, closed for good?", Seen::CRY),
            ("He left.", Seen::BRIEF),
            (STORY[1], Seen::default()),
        ] {
            assert_eq!(seen(&[STORY[0], line]), shows, "{line}");
        }
        let introduces = format!("{} {} He said:", STORY[0], STORY[1]);
        assert_eq!(seen(&[&introduces, &introduces]), Seen::COLON);
        assert_eq!(seen(&["He left.", "He left."]), Seen::BRIEF | Seen::AGAIN);
        assert!(Seen::in_lines(&paragraphs(&["He left."])).has(Seen::OPENS));
    }
}
