//! What the story introduces: right below a paragraph a line that ends in a colon, and below it lines of figures: results, fixtures,
//! when and where somebody can be reached; or, with the next paragraph below it, a few words that somebody wrote. A page's lists have titles
//! below their headings; numbers and addresses without hours are a desk's. Below a heading that names one ("Set list") a list needs no figures.

use std::sync::LazyLock;

use copydesk_text::lines::ends_telling;

use crate::boxes::contact::is_for_press;
use crate::calls::Calls;
use crate::dates::is_labelled;
use crate::lines::loud::next;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::entries;
use crate::story::count::{Count, count, is_of_voice, is_uncounted};
use crate::story::services::gives_hours;

/// The headings of such lists, in small letters.
static HEADINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/own-lists.txt")).map(|(_, heading)| heading).collect());

/// No such heading is longer, nor what somebody wrote, in bytes.
const SHORT: usize = 32;
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
pub(crate) fn protect(infos: &mut [Info<'_>], calls: &Calls) {
    let mut at = next(infos, 0, 0);
    while at < infos.len() {
        // Most lines end here.
        if infos[at].text.len() <= SHORT && (is_said(&infos[at - 1]) || infos[at - 1].text.ends_with(':')) {
            let found =
                [quotes(infos, at, calls), counted(infos, at), voice(infos, at)].into_iter().find(|lines| *lines > 0);
            let lines = found.unwrap_or_else(|| named(infos, at));
            infos[at..at + lines].iter_mut().for_each(|info| info.protected = true);
        }
        at = next(infos, at, 0);
    }
    let mut at = next(infos, 0, 0);
    // Where the last list ended.
    let mut end = 0;
    while at < infos.len() {
        if !infos[at].text.ends_with(':') || !(end == at || infos[at - 1].is_prose()) || !introduces(&infos[at]) {
            at = next(infos, at, 0);
            continue;
        }
        let to = at + 1 + infos[at + 1..].iter().take(MOST).take_while(|info| is_entry(info)).count();
        let lines = &mut infos[at..to];
        let reached = lines.iter().any(|info| info.shape.address || info.shape.digits >= NUMBER);
        let open = || lines.iter().any(|info| gives_hours(info.text));
        let listed = lines.len() > FEWEST && (!reached || open()) && !lines.iter().any(|info| is_for_press(info.text));
        if listed {
            lines.iter_mut().for_each(|info| (info.protected, info.served) = (true, true));
            end = to;
        }
        at = to;
    }
}

/// The lines of a list that its heading names, right below a paragraph, up to furniture or a sentence.
fn named(infos: &[Info<'_>], at: usize) -> usize {
    /// No entry is wider.
    const ENTRY: u32 = 70;
    let text = infos[at].text.trim_end_matches(':');
    if !infos[at - 1].is_prose() || HEADINGS.binary_search(&text.to_lowercase().as_str()).is_err() {
        return 0;
    }
    let entry = |info: &&Info<'_>| {
        let plain = matches!(info.look, Look::Label | Look::Title) && info.hits.main().is_none() && !info.opens;
        plain
            && info.kind != Kind::Fixed
            && info.linked == 0
            && info.shape.width <= ENTRY
            && !info.shape.ends_sentence()
    };
    let entries = infos[at + 1..].iter().take(MOST).take_while(entry).count();
    if entries >= FEWEST { entries + 1 } else { 0 }
}

/// "Then she painted the back of the bus. It said:", "SIGN UP": so many lines of a few words between two sentences, of which the one above
/// introduces them.
fn quotes(infos: &[Info<'_>], at: usize, calls: &Calls) -> usize {
    /// Words of what introduces, and of what is quoted, which has a few lines at most.
    const SAYS: u32 = 6;
    const QUOTED: u32 = 6;
    const LINES: usize = 3;
    /// A line that tells something and introduces what follows is no narrower, unless it ends with a verb of telling.
    const PARAGRAPH: u32 = 50;
    /// Below a name and a date stands what a reader wrote.
    const DATED: u32 = 5;
    let above = &infos[at - 1];
    // "A board was nailed to the oak. It said:": what introduces tells something first.
    let told = || (above.shape.width >= PARAGRAPH || ends_telling(above.text)) && !above.opens;
    let introduced = above.text.ends_with(':')
        && above.shape.words >= SAYS
        && above.shape.digits < DATED
        && above.hits.main().is_none()
        && (told() || at.checked_sub(2).is_some_and(|before| infos[before].is_prose() || infos[before].protected))
        && !(above.opens && calls.of(above, &mut String::new()).is_some());
    let quoted = |info: &&Info<'_>| info.shape.words <= QUOTED && may_be_written(info);
    let lines = if introduced { infos[at..].iter().take(LINES).take_while(quoted).count() } else { 0 };
    if lines > 0 && infos.get(at + lines).is_some_and(is_said) { lines } else { 0 }
}

/// A few words that somebody may have written, though a page says them too: a button that repeats is the page's.
fn may_be_written(info: &Info<'_>) -> bool {
    let once = info.times == 1 || info.shape.ends_sentence();
    info.text.len() <= SHORT && once && !matches!(info.kind, Kind::Fixed | Kind::Heading)
}

/// A page puts its advertisements and its rows of buttons anywhere, and no sentence counts a call of some length.
fn may_be_counted(info: &Info<'_>) -> bool {
    const CALL: u32 = 4;
    let of_page = [Class::Share, Class::Comments].into_iter().any(|class| info.hits.is_whole(class));
    let called = info.shape.words >= CALL && info.hits.is_whole(Class::Subscribe);
    may_be_written(info) && !of_page && !called && !is_uncounted(info.text)
}

/// "The poster names the reader.", "Narrated by an AI voice": such a notice beside a short sentence, which may be of it.
fn voice(infos: &[Info<'_>], at: usize) -> usize {
    let brief = |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(|info| info.look == Look::Short);
    usize::from((brief(at.checked_sub(1)) || brief(Some(at + 1))) && is_of_voice(infos[at].text))
}

fn is_said(info: &Info<'_>) -> bool {
    info.is_prose() || info.look == Look::Short
}

/// "There are three words over the arch.", "Enter your name": the lines below a sentence that counts their words, or counts them and says that
/// they were written; the next sentence below.
fn counted(infos: &[Info<'_>], at: usize) -> usize {
    let above = &infos[at - 1];
    // Most lines end here: no list takes a short sentence that none of its phrases opens.
    let doubtful = infos[at].look != Look::Short || infos[at].opens;
    // "One word for the keeper: heroic.": the sentence has its words already.
    let open = !above.text.contains([':', '“', '"']);
    let plain = doubtful && open && above.text.ends_with('.') && above.hits.main().is_none();
    let Some(count) = plain.then(|| count(above.text)).flatten() else { return 0 };
    let mut words = 0;
    let taken = infos[at..].iter().take(count.of()).take_while(|info| may_be_counted(info)).take_while(|info| {
        let open = !matches!(count, Count::Words(most) if words >= most);
        words += if open { info.shape.words } else { 0 };
        open
    });
    let lines = taken.count();
    let all = match count {
        Count::Words(most) => words == most,
        Count::Lines(most) => lines as u32 == most,
    };
    if all && lines > 0 && infos.get(at + lines).is_some_and(is_said) { lines } else { 0 }
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
    use crate::lines::{STORY, paragraphs};

    /// So many lines are protected, of which no phrase opens any.
    fn protected(lines: &[&str]) -> usize {
        let mut infos = paragraphs(lines);
        infos.iter_mut().for_each(|info| info.opens = false);
        protect(&mut infos, &Calls::new());
        infos.iter().filter(|info| info.protected).count()
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
    fn what_somebody_wrote_stands_between_the_paragraph_that_says_so_and_the_next() {
        let [one, other] = STORY;
        assert_eq!(protected(&[one, "Then she painted the gate of the lock. It said:", "SIGN UP", other]), 1);
        assert_eq!(protected(&[one, "Then she painted the gate of the lock.", "SIGN UP", other]), 0);
        assert_eq!(protected(&[one, "Read more:", "SIGN UP", other]), 0);
    }

    #[test]
    fn a_list_that_its_heading_names_is_the_storys() {
        let list = ["Set list", "Tin Weir (slow)", "Ferry", "Home"];
        assert_eq!(protected(&[&[STORY[0]], &list[..]].concat()), 3);
        assert_eq!(protected(&[&["Menu"], &list[..]].concat()), 0);
        assert_eq!(protected(&[STORY[0], "Set list", "Share", "Ferry"]), 0);
        assert!(HEADINGS.is_sorted());
    }

    #[test]
    fn labels_titles_and_numbers_of_a_desk_are_not() {
        assert_eq!(protected(&[STORY[0], "Results:", "Marl - Tarn 31:28", "Orme - Velsund 25:25"]), 0);
        assert_eq!(protected(&[STORY[0], "More from the harbour:", "Ferry stays in port", "12 new houses in Marl"]), 0);
        assert_eq!(protected(&[STORY[0], "For further information:", "Phone: 01632 960 901", "ask@marl.example"]), 0);
        assert_eq!(protected(&["Home", "The other results:", "Marl - Tarn 31:28", "Orme - Velsund 25:25"]), 0);
    }
}
