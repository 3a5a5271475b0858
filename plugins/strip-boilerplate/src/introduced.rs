//! Lists that the story introduces: right below a paragraph a line that ends in a colon, and below it lines of figures: results, fixtures,
//! when and where somebody can be reached. A page's lists have titles below their headings; numbers and addresses without hours are a desk's.

use crate::boxes::contact::is_for_press;
use crate::dates::is_labelled;
use crate::lines::{Info, Kind, Look};
use crate::services::gives_hours;

/// Words of the line with the colon: one alone is a label.
const WORDS: std::ops::RangeInclusive<u32> = 2..=8;
/// So many lines make a list.
const FEWEST: usize = 2;
/// Lines of a list.
const MOST: usize = 24;
/// No line of it is wider.
const WIDEST: u32 = 100;
/// So many digits may be a telephone's.
const NUMBER: u32 = 6;

/// Protects such lists and what introduces them; one may follow the other.
pub(crate) fn protect(infos: &mut [Info<'_>]) {
    let mut at = 1;
    let mut listed = false;
    while at < infos.len() {
        if !infos[at].text.ends_with(':') || !(listed || infos[at - 1].is_prose()) || !introduces(&infos[at]) {
            listed = false;
            at += 1;
            continue;
        }
        let end = at + 1 + infos[at + 1..].iter().take(MOST).take_while(|info| is_entry(info)).count();
        let lines = &mut infos[at..end];
        let reached = lines.iter().any(|info| info.shape.address || info.shape.digits >= NUMBER);
        let open = || lines.iter().any(|info| gives_hours(info.text));
        listed = lines.len() > FEWEST && (!reached || open()) && !lines.iter().any(|info| is_for_press(info.text));
        if listed {
            lines.iter_mut().for_each(|info| (info.protected, info.served) = (true, true));
        }
        at = end;
    }
}

fn introduces(info: &Info<'_>) -> bool {
    let plain = info.look != Look::Furniture && info.hits.main().is_none() && info.shape.digits == 0;
    plain && info.linked == 0 && WORDS.contains(&info.shape.words)
}

/// "Marl - Tarn 31:28", "Monday to Friday: 8am to 5pm", "E-mail: ask@marl.example".
fn is_entry(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let open = !matches!(info.kind, Kind::Fixed | Kind::Heading) && !matches!(info.look, Look::Date | Look::Furniture);
    open && !info.is_prose()
        && info.linked == 0
        && s.width <= WIDEST
        && (s.digits > 0 || info.text.contains('@'))
        && !is_labelled(info.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, protected_by};

    fn protected(lines: &[&str]) -> usize {
        protected_by(protect, lines).len()
    }

    #[test]
    fn what_a_story_introduces_with_a_colon_is_its_own() {
        let results = [STORY[0], "The other results:", "Marl - Tarn 31:28", "Orme - Velsund 25:25"];
        assert_eq!(protected(&results), 3);
        let next = [&results[..], &["Next on the list:", "Tarn - Orme, Saturday, 6pm", "Velsund - Marl, Sunday, 4pm"]]
            .concat();
        assert_eq!(protected(&next), 6);
        assert_eq!(
            protected(&[STORY[0], "How to reach the line:", "Phone: 01632 960 901", "Monday to Friday: 8am to 5pm"]),
            3
        );
    }

    #[test]
    fn labels_titles_and_numbers_of_a_desk_are_not() {
        assert_eq!(protected(&[STORY[0], "Results:", "Marl - Tarn 31:28", "Orme - Velsund 25:25"]), 0);
        assert_eq!(protected(&[STORY[0], "More from the harbour:", "Ferry stays in port", "12 new houses in Marl"]), 0);
        assert_eq!(protected(&[STORY[0], "For further information:", "Phone: 01632 960 901", "ask@marl.example"]), 0);
        assert_eq!(protected(&["Home", "The other results:", "Marl - Tarn 31:28", "Orme - Velsund 25:25"]), 0);
    }
}
