//! Where the dateline's place, which was cut away, is surely what `here` and `this city` mean. A story that goes on may speak of the state, the
//! country or another place that it named since.

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::blocks::wrapped::is_month;
use crate::language::Language;
use crate::sentences::units::unit::{Reader, Unit};
use crate::words::Hash;

/// So many paragraphs from the dateline on speak of its place.
const PARAGRAPHS: usize = 3;
/// No word that stands before a place is longer, with the space before it.
const PREPOSITION: usize = 6;

impl Reader {
    /// Notes where the dateline's place may stand for `here`: in the sentence behind the dateline; and in the first paragraphs, as long as
    /// nothing else was named as a place, where something happens: `at a rally here`, `spoke here last week`. `sentence` gives the text of a
    /// unit.
    pub(crate) fn mark_placed<'a>(&mut self, language: &Language, sentence: impl Fn(&Unit) -> &'a str) {
        if self.place.is_empty() {
            return;
        }
        let refers = |unit: &Unit| unit.points.is_some() || unit.refers.is_some_and(|refers| refers.namable);
        let Some(last) = self.units.iter().rposition(refers) else { return };
        let (mut paragraphs, mut elsewhere) = (0, false);
        for (index, unit) in self.units.iter_mut().enumerate().take(last + 1).skip(self.dated) {
            paragraphs += usize::from(unit.opens_block);
            if paragraphs > PARAGRAPHS || elsewhere {
                return;
            }
            let text = sentence(unit);
            if refers(unit) {
                // `this old town` is told by what it points at.
                let speaks = unit.refers.is_some_and(|refers| refers.here);
                let here = text.find(" here").filter(|_| speaks);
                let before = here.map_or(text, |at| &text[..at]);
                let happens = |at: usize| happens(&text[..at], &text[at + " here".len()..], language);
                let placed =
                    index == self.dated || !names_place(before, &self.place) && (!speaks || here.is_some_and(happens));
                unit.refers.get_or_insert_default().placed = placed;
            }
            elsewhere = index < last && names_place(text, &self.place);
        }
    }
}

/// Whether a text names a place other than this one: `in Holm`.
pub(crate) fn names_place(text: &str, place: &str) -> bool {
    static BEFORE: OnceLock<Vec<&'static str>> = OnceLock::new();
    let list = BEFORE.get_or_init(|| entries(include_str!("../../../data/before-places.txt")).collect());
    let bytes = text.as_bytes();
    memchr::memchr_iter(b' ', bytes).any(|at| {
        if !bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            return false; // most words
        }
        let from = at.saturating_sub(PREPOSITION);
        let start = memchr::memrchr(b' ', &bytes[from..at]).map_or(from, |space| from + space + 1);
        let before = text.get(start..at).unwrap_or_default();
        if !list.contains(&before) {
            return false;
        }
        let name = text[at + 1..].split(' ').next().unwrap_or_default();
        // `in Monday’s vote`
        let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
        let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
        name.starts_with(char::is_uppercase) && !place.starts_with(name) && !is_month(name) && !name.ends_with("day")
    })
}

/// Whether something happens at a place, given what stands before and behind `here`: a gathering, a verb of the past, or a time.
fn happens(before: &str, behind: &str, language: &Language) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    let next = behind.strip_prefix(' ').unwrap_or_default();
    let next = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let listed = |list: &'static str, word: &str| entries(list).any(|other| other == word);
    last.ends_with("ed")
        || !last.is_empty() && language.is_past(Hash::of_phrase(last))
        || listed(include_str!("../../../data/en/gatherings.txt"), last)
        || listed(include_str!("../../../data/en/behind-here.txt"), next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    /// Whether the place stands for the `here` of the last of these paragraphs.
    fn is_placed(paragraphs: &[&'static str]) -> bool {
        let mut reader = Reader::default();
        reader.place.push_str("Havn");
        for (block, text) in paragraphs.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), paragraphs.len() + 1);
        }
        reader.mark_placed(language("en"), |unit| paragraphs[unit.block]);
        reader.units.last().and_then(|unit| unit.refers).is_some_and(|refers| refers.placed)
    }

    const LEAD: &str = "Ada Rowe wants a lock for pilots.";

    #[test]
    fn the_place_stands_where_something_happens_in_the_first_paragraphs() {
        assert!(is_placed(&["Pilots here want a lock."]));
        for text in ["She spoke at a rally here.", "She voted here.", "She will meet pilots here today."] {
            assert!(is_placed(&[LEAD, text]), "{text}");
        }
    }

    #[test]
    fn a_region_a_later_paragraph_and_a_place_named_since_tell_of_something_else() {
        assert!(!is_placed(&[LEAD, "She leads by an early decision to sail here and a long voyage."]));
        assert!(!is_placed(&[LEAD, LEAD, LEAD, "She spoke at a rally here."]));
        assert!(!is_placed(&["Ada Rowe won in Holm.", "She spoke at a rally here."]));
        for lead in ["Ada Rowe won in Havn.", "Ada Rowe won in Monday’s vote."] {
            assert!(is_placed(&[lead, "She spoke at a rally here."]), "{lead}");
        }
    }
}
