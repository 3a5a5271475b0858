//! Which blocks may repeat another at all: those that share their first or last words, or a long word in the middle and one beside it, with a
//! block of about their length. Most blocks of a story share nothing of the kind and need not be looked at word by word.
//!
//! Blocks of the same words, and those cut short or with a credit behind them, always share their first words. Near repeats are lost
//! where they differ within the first three words, and within the last three, and in the long words between, or on both sides of each.

use copydesk_text::lines::landmarks;

use crate::repeats::open_forms::behind_label;
use crate::repeats::twice::keep_repeated;

/// Near repeats are no shorter than this share of each other.
const LENGTHS: [usize; 2] = [2, 3];

/// A landmark of a block: its hash, the block's length where that matters, the block.
type Mark = (u64, u32, u32);

/// Room for the landmarks of one article, kept for the next.
#[derive(Default)]
pub(crate) struct Room(Vec<Mark>);

/// The pairs of blocks that are to be compared word by word, of all by what they say without a credit; a block may stand in more than one.
pub(crate) fn candidates<'t>(cores: impl Iterator<Item = &'t str>, room: &mut Room) -> Vec<[usize; 2]> {
    let marks = &mut room.0;
    marks.clear();
    for (core, i) in cores.zip(0..).filter(|(core, _)| !core.is_empty()) {
        let of = landmarks(core);
        marks.extend([(of.opening, 0, i), (of.closing.rotate_left(1), 0, i)]);
        if let Some(rest) = behind_label(core) {
            marks.push((landmarks(rest).opening, 0, i));
        }
        for words in of.middle.as_flattened().iter().filter(|words| **words != 0) {
            marks.push((words.rotate_left(2), core.len() as u32, i));
        }
    }
    keep_repeated(marks, |(hash, ..)| *hash);
    marks.sort_unstable();
    let like = |a: u32, b: u32| a as usize * LENGTHS[1] >= b as usize * LENGTHS[0];
    let mut found = Vec::new();
    for pair in marks.windows(2) {
        let [(hash, length, i), (next_hash, next_length, next)] = pair else { continue };
        if hash == next_hash && like(*length, *next_length) && i != next {
            found.push([*i as usize, *next as usize]);
        }
    }
    found
}
