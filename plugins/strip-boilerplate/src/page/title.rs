//! The story's own headline above its text: the last title before the first sentence, or before the byline and the date that stand between.
//!
//! The model takes it for a line of the menu above it, where the two look alike. Captions and offers stand there too: where the page's own
//! title is the first line, only what says the same is the headline.

use copydesk_text::lines::{Start, credit};

use crate::dates::is_year;
use crate::header;
use crate::lines::{Info, Kind, Look};
use crate::page::model::Place;

/// So many lines may stand between the title and the story.
const BETWEEN: usize = 6;
/// So many where the page's title says which it is.
const FAR: usize = 20;
/// Words of a title at least; names and sections have fewer.
const WORDS: u32 = 4;
/// A title is no wider.
const LONGEST: u32 = 160;

/// The headline in such a line: without the name of the site, and without the section before it.
pub(crate) fn without_site(title: &str) -> &str {
    /// Words of a site's name behind a dash.
    const SITE: usize = 3;
    let words = |text: &str| text.split_whitespace().count();
    let title = title.split(" | ").max_by_key(|part| words(part)).unwrap_or(title).trim();
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| title.rfind(dash).map(|at| (at, dash.len()))).max();
    let Some((at, len)) = dash else { return title };
    let (before, site) = (&title[..at], &title[at + len..]);
    let named = site.split(' ').all(|word| !word.starts_with(char::is_lowercase)) && words(site) <= SITE;
    if named && words(before) >= WORDS as usize { before } else { title }
}

/// Which line is the headline, where the story begins with a sentence below it.
pub(crate) fn title(infos: &[Info<'_>], places: &[Place]) -> Option<usize> {
    let first = places.iter().position(|place| *place == Place::Story)?;
    if !matches!(infos[first].look, Look::Text | Look::Sentence | Look::Short) {
        return None;
    }
    let held = |i: &usize| !infos[*i].text.is_empty();
    let above = |lines: usize| (first.saturating_sub(lines)..first).rev().filter(held);
    let top = (0..first).find(held)?;
    let candidate = |i: &usize| is_title(&infos[*i]);
    if candidate(&top) {
        let said = |i: &usize| *i > top && candidate(i) && header::is_headline(&infos[top], infos[*i].text);
        let near = || above(BETWEEN).take_while(|i| *i > top).all(|i| is_between(&infos[i]));
        return above(FAR).find(said).or_else(|| near().then_some(top));
    }
    let near = above(BETWEEN + 1).take_while(|i| candidate(i) || is_between(&infos[*i]));
    near.into_iter().find(candidate).filter(|i| infos[*i].times == 1 && infos[*i].shape.joints == 0)
}

fn is_title(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let closed = s.ends_sentence() && !info.text.ends_with(['?', '!']);
    // A short title may be a sentence by its mark.
    matches!(info.look, Look::Title | Look::Label | Look::Sentence | Look::Short)
        && info.kind != Kind::Fixed
        && matches!(s.start, Start::Upper | Start::Quote | Start::Digit)
        && s.words >= WORDS
        && s.width <= LONGEST
        && !closed
        && !s.address
        && info.linked < 50
        && info.hits.whole() == 0
        && !is_stamped(info.text)
        && credit(info.text).is_none()
        && header::name(info).is_none()
}

/// The byline, the date, the section, the house.
fn is_between(info: &Info<'_>) -> bool {
    let few = info.look == Look::Label && info.shape.words < WORDS;
    few || info.look == Look::Date
        || is_stamped(info.text)
        || header::name(info).is_some()
        || info.hits.main().is_some()
}

/// "Monday November 18, 2019 7:45 am PST by Ada Rowe": a year and other numbers, or "by" in front.
fn is_stamped(text: &str) -> bool {
    let number = |token: &&str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = || text.split(|c: char| !c.is_alphanumeric()).filter(number);
    numbers().any(is_year) && numbers().nth(1).is_some() || text.starts_with("By ") || text.starts_with("by ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    fn of<'a>(above: &[&'a str]) -> Option<&'a str> {
        let lines = [above, &STORY].concat();
        let mut places = vec![Place::Before; above.len()];
        places.resize(lines.len(), Place::Story);
        title(&paragraphs(&lines), &places).map(|at| lines[at])
    }

    #[test]
    fn the_last_title_above_the_story_is_its_headline() {
        let title = "Weir to close for six weeks";
        assert_eq!(of(&["Sign in", "News", "Sport", title]), Some(title));
        assert_eq!(of(&["News", title, "By Ada Rowe", "3 March 2026"]), Some(title));
        assert_eq!(of(&["News", title, "Ada Rowe", "Harbour Post", "Share"]), Some(title));
        assert_eq!(of(&["News", title, "3 March 2026 7:45 am by Ada Rowe"]), Some(title));
        assert_eq!(of(&["News", "Who opens the weir?"]), Some("Who opens the weir?"));
    }

    #[test]
    fn the_title_of_the_page_says_which_it_is() {
        let (page, title) = ("Weir to close for six weeks | Harbour Post", "Weir to close for six weeks");
        assert_eq!(of(&[page, "News", title, "The lower gates of the weir in 1912"]), Some(title));
        assert_eq!(of(&[page, "News", "The lower gates of the weir in 1912"]), None);
        assert_eq!(of(&[title, "Ada Rowe", "3 March 2026"]), Some(title));
    }

    #[test]
    fn the_site_and_the_section_are_no_part_of_it() {
        let title = "Weir to close for six weeks";
        for line in ["{} | Harbour Post", "Opinion | {}", "{} - Harbour Post", "{} – 9Post", "{}"] {
            assert_eq!(without_site(&line.replace("{}", title)), title, "{line}");
        }
        assert_eq!(without_site("Weir to close – for six weeks"), "Weir to close – for six weeks");
        assert_eq!(without_site("Weir shut - Ada Rowe"), "Weir shut - Ada Rowe");
    }

    #[test]
    fn labels_bylines_and_other_titles_are_none() {
        assert_eq!(of(&["News", "Sport", "Harbour"]), None);
        assert_eq!(of(&["News", "By Ada Rowe and Ben Ott"]), None);
        assert_eq!(of(&["News", "ada.rowe@post.example on the quay"]), None);
        assert_eq!(of(&["News", "Man held over theft of a goat", "It was found in a school yard on Friday."]), None);
        assert_eq!(of(&["Home", "Home | News | Sport | Weather"]), None);
    }
}
