//! A label before a title: "Im Bewegtbild: Der erste Zug fährt", "You might enjoy: five walks with a view". The title may say anything, as
//! titles of other pieces do; so the wording of the label alone tells that it points there.

use copydesk_text::lines::Ending;

use crate::author::names::is_particle;
use crate::lines::{Info, Kind};

/// Words of the label at most, and its bytes; words of the title at least.
const WORDS: usize = 6;
const LABEL: usize = 48;
const TITLE: usize = 3;

/// The label with its colon, where what stands behind it is a title: it has no numbers, as results and hours have, and is no sentence. A
/// label of one word opens a title that has a capital or asks; before small letters it names a field: "Shops: open as usual". The label is
/// given with whether it is weak: of one word, or before small letters.
pub(super) fn label<'a>(info: &Info<'a>) -> Option<(&'a str, bool)> {
    let text = info.text;
    // Most lines end here.
    if info.shape.ending != Ending::Other && !text.ends_with('?') {
        return None;
    }
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)])?;
    let (label, title) = (text.get(..colon)?.trim_end(), text.get(colon + 1..)?.strip_prefix([' ', '\u{a0}'])?);
    let s = &info.shape;
    let words = label.split(' ').count();
    let plain = |text: &str| !text.contains(|c: char| c.is_numeric());
    let named = label.contains([',', '.', '!', '?', '(', '"', '“', '„', '«']);
    let capital = title.starts_with(char::is_uppercase);
    let is_title = capital || title.ends_with('?') || words > 1;
    let form = s.stops == 0 && info.kind != Kind::Heading && !is_list_of_names(title);
    (form && words <= WORDS && !named && plain(text) && is_title && title.split(' ').count() >= TITLE)
        .then_some((&text[..=colon], words == 1 || !capital))
}

/// "Ada Rowe (Marl), Ben Ott (Orme)": nothing but names, as they stand behind the name of a field.
fn is_list_of_names(title: &str) -> bool {
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    title.contains(", ") && title.split(' ').all(|part| word(part) || is_particle(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn a_title_stands_behind_a_label_and_a_value_behind_the_name_of_a_field() {
        let of = |line: &str| label(&paragraphs(&[line])[0]).map(|(label, _)| label.to_owned());
        for (line, head) in [
            ("Now try: the ten best walks", "Now try:"),
            ("À voir : les images de la crue", "À voir :"),
            ("Quiz: how well do you know the weir?", "Quiz:"),
        ] {
            assert_eq!(of(line).as_deref(), Some(head), "{line}");
        }
        for line in [
            "Shops: open as usual",
            "Next match: Marl v Orme, 3pm",
            "The winners: Ada Rowe (Marl), Ben Ott (Orme)",
            "The board said: Nobody was hurt.",
            "At last, a word: The end of it",
            "Next: Marl v",
            "No colon here",
            ":",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
