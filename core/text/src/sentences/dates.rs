//! German numbers whose stop ends no sentence: `am 15. Juli`, `im 19. Jahrhundert`. The months that English has too, and numbers of other kinds, only
//! behind a German word.

use std::ops::Range;

use crate::lexicon::{Lexicon, entries};

const MONTH: u32 = 1;
const SHARED: u32 = 2;
const BEFORE: u32 = 4;
const DAY: u32 = 8;
const OPENER: u32 = 16;

/// The longest number of a day, in bytes.
const LONGEST: usize = 2;

/// The words beside such numbers.
pub(super) struct Dates(Lexicon);

impl Dates {
    pub(super) fn german() -> Self {
        let lines = entries(include_str!("../../data/de/dates.txt")).filter_map(|line| line.split_once(' '));
        Self(Lexicon::new(lines.map(|(class, word)| {
            let class = match class {
                "month" => MONTH,
                "shared" => SHARED,
                "before" => BEFORE,
                "day" => DAY,
                _ => OPENER,
            };
            (word, class)
        })))
    }

    /// Whether the stop behind this number belongs to it, given where the next word begins.
    pub(super) fn is_ordinal(&self, bytes: &[u8], number: Range<usize>, next: usize) -> bool {
        if number.len() > LONGEST {
            return false;
        }
        let letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte >= 0x80;
        let rest = bytes.get(next..).unwrap_or_default();
        let next = self.0.get(&rest[..rest.iter().take_while(letter).count()]);
        if next & MONTH != 0 {
            return true;
        }
        let Some([before @ .., b' ']) = bytes.get(..number.start) else { return false };
        let before = &before[before.len() - before.iter().rev().take_while(letter).count()..];
        let before = self.0.get(before);
        let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
        next & SHARED != 0 && before & (BEFORE | DAY) != 0 || before & BEFORE != 0 && capital && next & OPENER == 0
    }
}
