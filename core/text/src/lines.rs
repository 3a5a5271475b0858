//! Lines as they stand in delivered copy: what a line looks like, what it says beneath its typography, and whom it credits.
//!
//! The stages that clean copy decide by these features and by a line's neighbours, not by what the line means.

mod bits;
mod classes;
mod credit;
mod dateline;
mod desk;
mod firm;
mod gallery;
mod holds;
mod landmarks;
mod normal;
mod picture;
mod protect;
mod said;
mod shape;

pub use bits::bits;
pub use credit::{Credit, credit, credit_by_shape, is_agency, is_all_names, is_unnamed, leading_credit};
pub use dateline::{agencies, agency, is_wire, unstroked};
pub use desk::notes_to_desks;
pub use firm::is_firm_ending;
pub use gallery::{is_named_place, named_place_in_front, number, place, place_in_front, without_number, without_place};
pub use holds::{Hold, hold, hold_clearances, hold_labels, hold_openings, hold_waits};
pub use landmarks::{Landmarks, landmarks};
pub use normal::{Signature, fingerprint, same_words, signature, words_into};
pub use picture::{
    behind_button, has_control, is_photo_number, without_control, without_glued_control, without_photo_number,
};
pub use protect::Protected;
pub use said::{ends_telling, is_narrated, is_reported};
pub use shape::{Ending, Shape, Start, ending, shape, start, width};

/// A line without the space around it: most lines have none at their ends.
#[inline]
pub fn trimmed(line: &str) -> &str {
    let bare = |end: Option<&u8>| end.is_some_and(u8::is_ascii_graphic);
    if bare(line.as_bytes().first()) && bare(line.as_bytes().last()) { line } else { line.trim() }
}
