//! Gives the story back what the model took from its ends: paragraphs from which nothing of the page parts it.
//!
//! In a short story among much furniture a verse or a list between two paragraphs can look like the story's beginning or end.

use copydesk_text::lines::Ending;

use crate::lines::phrases::Class;
use crate::lines::{Info, Look};
use crate::page::model::Place;

/// So many short lines may stand between a paragraph and the rest of the story before it.
const BEFORE: usize = 8;
/// What follows the story and is no longer than this, up to the page's furniture, may be its end.
const AFTER: usize = 3;

/// So may what is longer where more than half of it are sentences: results, a list, verses and what is said of them.
const MIXED: usize = 12;

/// A sentence as long as this is a paragraph.
const SENTENCE: u32 = 80;

/// Puts paragraphs at the ends of the story into it.
pub(crate) fn mend(infos: &[Info<'_>], mut places: Vec<Place>) -> Vec<Place> {
    let Some(mut first) = places.iter().position(|p| *p == Place::Story) else { return places };
    let end = places.iter().rposition(|p| *p == Place::Story).unwrap_or(first) + 1;
    // Upwards, as long as a paragraph comes before anything of the page does.
    while let Some(at) = (first.saturating_sub(BEFORE + 1)..first)
        .rev()
        .take_while(|i| !is_of_page(&infos[*i]))
        .find(|i| is_paragraph(&infos[*i]))
    {
        places[at..first].fill(Place::Story);
        first = at;
    }
    // An advertisement parts nothing.
    let insert = |info: &Info<'_>| info.hits.is_whole(Class::Insert) && info.look == Look::Furniture;
    let rest = infos[end..].iter().take_while(|info| insert(info) || !is_of_page(info)).count();
    let lines = infos[end..end + rest].iter().filter(|info| !insert(info));
    let titles = lines.clone().filter(|info| !info.shape.ends_sentence()).count();
    // Where nothing follows, sentences alone are the story's: teasers have titles.
    let last = rest == infos.len() - end && titles == 0 && infos[end..].iter().all(|info| info.linked < 50);
    let count = lines.count();
    let few = count <= AFTER && titles <= 1 || count <= MIXED && titles * 2 < count;
    let closes = (rest < infos.len() - end || last) && few;
    if closes && rest > 0 && (last || infos[end + rest - 1].is_prose()) && infos[end + rest - 1].shape.ends_sentence() {
        places[end..end + rest].fill(Place::Story);
    }
    // Who posted what the story shows, below the post.
    for i in 1..places.len() {
        if places[i - 1] == Place::Story && places[i] != Place::Story && is_signature(infos[i].text) {
            places[i] = Place::Story;
        }
    }
    places
}

/// "— The Harbour Board (@harbourboard) May 9, 2026": the line below a post that is shown in a story.
fn is_signature(text: &str) -> bool {
    text.strip_prefix(['—', '–'])
        .and_then(|text| text.split_once(" (@"))
        .and_then(|(_, text)| text.split_once(") "))
        .is_some_and(|(handle, date)| !handle.contains(' ') && date.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Running text that stands once, ends as a sentence and leads nowhere.
fn is_paragraph(info: &Info<'_>) -> bool {
    let long = info.look == Look::Text || info.look == Look::Sentence && info.shape.width >= SENTENCE;
    long && info.shape.ends_sentence() && info.times == 1 && info.linked < 50 && info.hits.part() == 0
}

/// What only a page has.
pub(super) fn is_of_page(info: &Info<'_>) -> bool {
    // The lines of a refrain have their marks, the labels of menus that stand twice have none.
    let label = info.times > 1 && matches!(info.shape.ending, Ending::Other);
    matches!(info.look, Look::Furniture | Look::Date) || label || info.doubled || info.hits.part() != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    const STORY: [&str; 2] = [
        "The bridge over the harbour stays shut until spring, the mayor said, because the piers that carry it are worn.",
        "Ferries will run every ten minutes in its place, the board said, and the fire brigade has moved an engine north.",
    ];

    fn story(lines: &[&str], places: &[Place]) -> Vec<usize> {
        let places = mend(&paragraphs(lines), places.to_vec());
        (0..places.len()).filter(|i| places[*i] == Place::Story).collect()
    }

    #[test]
    fn a_paragraph_above_a_verse_belongs_to_the_story_below() {
        use Place::{After, Before, Story};
        let lines = ["Home", STORY[0], "Row on, row on,", "you men of the quay.", STORY[1], "Sign in"];
        assert_eq!(story(&lines, &[Before, Before, Before, Before, Story, After]), [1, 2, 3, 4]);
        let parted = ["Home", STORY[0], "Subscribe", "Row on, row on,", STORY[1], "Sign in"];
        assert_eq!(story(&parted, &[Before, Before, Before, Before, Story, After]), [4]);
    }

    #[test]
    fn who_posted_what_a_story_shows_belongs_to_the_post() {
        use Place::{After, Story};
        let lines = [STORY[0], "We close at noon.", "— Harbour Board (@harbourboard) May 9, 2026", "Sign in"];
        assert_eq!(story(&lines, &[Story, Story, After, After]), [0, 1, 2]);
        assert_eq!(story(&lines[1..], &[After, After, After]), [0; 0]);
    }

    #[test]
    fn a_last_paragraph_before_the_furniture_belongs_to_the_story() {
        use Place::{After, Story};
        let lines = [STORY[0], "What comes next", "The board meets again in the spring of the year.", "Sign in"];
        assert_eq!(story(&lines, &[Story, After, After, After]), [0, 1, 2]);
        let teasers = [STORY[0], "How the quay was sold", "It was cheap.", "Ferry prices go up", STORY[1], "Sign in"];
        assert_eq!(story(&teasers, &[Story, After, After, After, After, After]), [0]);
    }
}
