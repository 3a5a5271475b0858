//! What a story tells, whatever its words weigh: a paragraph that speaks to nobody, an entry of a list, an evening of a programme.

use crate::boxes::marks::Marks;
use crate::dates::is_day;
use crate::lines::Info;
use crate::services::names_hour;

/// A sentence as wide as this is a paragraph.
const PARAGRAPH: u32 = 120;

/// True for a sentence as long as a paragraph in which nobody speaks and nobody is spoken to, as a page does of itself and to its reader.
pub(super) fn tells(info: &Info<'_>, marks: &Marks) -> bool {
    info.shape.width >= PARAGRAPH && info.shape.ends_sentence() && !marks.speaks(info.text)
}

/// "1. Soup for One", "800 g of potatoes": an entry by its number.
pub(super) fn is_entry(info: &Info<'_>) -> bool {
    info.text.starts_with(|c: char| c.is_ascii_digit()) && !info.shape.ends_sentence()
}

/// "Thursday: Comet watch, Beacon Hill, 10pm": a day, a colon, what is on, and its hour.
pub(super) fn is_of_programme(info: &Info<'_>) -> bool {
    let label = info.text.split_once(": ").map(|(label, _)| label);
    label.is_some_and(is_day) && names_hour(info.text)
}
