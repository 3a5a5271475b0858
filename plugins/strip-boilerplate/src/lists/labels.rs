//! Labels that make up a line, each with a number: tables that the build makes, so that a run starts with them.

use super::whole::hash;

/// Labels with their numbers.
pub(crate) struct Labels<'t> {
    /// At the first free place from where a label's hash says, its place among the texts and one; 0 where nothing stands.
    slots: &'t [[u8; 4]],
    /// Of each label its length, its number and its letters.
    texts: &'t [u8],
}

impl<'t> Labels<'t> {
    /// Tables as the build makes them: a power of two of slots, of which some are free.
    pub(crate) const fn new(slots: &'t [u8], texts: &'t [u8]) -> Self {
        Labels { slots: slots.as_chunks().0, texts }
    }

    /// The number of a label in small letters.
    pub(crate) fn get(&self, label: &str) -> Option<usize> {
        let last = self.slots.len() - 1;
        let mut slot = hash(label.as_bytes()) as usize & last;
        loop {
            let place = (u32::from_le_bytes(self.slots[slot]) as usize).checked_sub(1)?;
            let [length, number, text @ ..] = self.texts.get(place..)? else { return None };
            if usize::from(*length) == label.len() && text.starts_with(label.as_bytes()) {
                return Some(usize::from(*number));
            }
            slot = (slot + 1) & last;
        }
    }
}

/// A label as it is looked up: in small letters and without marks at its ends.
pub(crate) fn label(entry: &str) -> String {
    entry.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// A text without the marks at its ends, where it has more than those.
pub(crate) fn ends_trimmed(text: &str) -> &str {
    let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
    if trimmed.is_empty() { text } else { trimmed }
}
