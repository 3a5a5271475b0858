//! How lines begin that come with copy for the desk that prints it, or for nobody outside the house.

use crate::lexicon::entries;

/// The beginnings, in small letters. Behind one without a colon no letter and no digit may stand.
pub fn notes_to_desks() -> impl Iterator<Item = &'static str> {
    entries(include_str!("../../data/desk-notes.txt"))
}
