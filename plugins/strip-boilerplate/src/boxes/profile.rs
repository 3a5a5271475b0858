//! The box about the author in several lines below the story: a label, the name, a trade, an address, "See all posts by …".

use std::ops::Range;

use crate::boxes::marks::{LABEL, Mark, Marks};
use crate::calls::Calls;
use crate::fate::{Fate, Reason, take};
use crate::lines::loud::next;
use crate::lines::names;
use crate::lines::{Info, Look};

/// No such box has more lines.
const MOST: usize = 8;
/// Sentences about the author within the box.
const SENTENCES: usize = 2;
/// What stands about an author is no longer than this.
const LONGEST: u32 = 400;
/// The story is asked for so many names.
const TRIES: usize = 4;

/// Takes out the box, where one stands below the last paragraph, and one of a label and a sentence wherever it stands.
pub(crate) fn profile(
    infos: &[Info<'_>],
    marks: &[Mark],
    (lists, calls): (&Marks, &Calls),
    fates: &mut [Fate],
    low: &mut String,
) {
    let Some(first) = infos.iter().position(Info::is_prose) else { return };
    let go = |fates: &mut [Fate], lines: Range<usize>| take(infos, fates, lines, Fate::Gone(Reason::AboutTheAuthor));
    // The last paragraph but for what the box itself says in sentences.
    let mut kept = (0..infos.len()).rev().filter(|i| infos[*i].is_prose() && fates[*i].is_kept());
    let last: Vec<usize> = kept.by_ref().take(SENTENCES + 1).collect();
    let is_below = |from: usize| last.iter().all(|i| *i < from);
    let (mut at, mut tries) = (first + 1, 0);
    while at < infos.len() {
        // Most lines end here: no label and no link is as long.
        if infos[at].text.len() > LABEL && marks[at] == Mark::default() {
            at = next(infos, at, 0);
            continue;
        }
        // From the label down, or from the link up to the name.
        let named = |i: usize| infos.get(i).is_some_and(|info| is_person(info));
        if marks[at].is(Mark::AUTHOR_HEAD) && named(at + 1) {
            let end = at + 2 + details(infos, at + 2, lists, low);
            if is_below(end) {
                go(fates, at..end);
                at = end;
                continue;
            }
        }
        // "About the author", and "Ada Rowe covers the river for the Post.", between the paragraphs too.
        let told =
            marks[at].is(Mark::AUTHOR_HEAD).then(|| infos.get(at + 1).and_then(|info| written_by(info, calls, low)));
        if let Some(name) = told.flatten().filter(|_| tries < TRIES) {
            tries += 1;
            if is_unknown(name, &infos[..at], fates) && is_unknown(name, &infos[at + 2..], &fates[at + 2..]) {
                go(fates, at..at + 2);
                at += 2;
                continue;
            }
        }
        // "About Ada Rowe", and what she does below it.
        let person = heads(&infos[at]).then(|| lists.company(infos[at].text)).flatten();
        let person = person.map(|name| name.trim_end_matches(':')).filter(|name| names::is_person(name));
        let said = |name: &&str| infos.get(at + 1).is_some_and(|info| info.text.contains(*name));
        if let Some(person) = person.filter(said).filter(|_| tries < TRIES) {
            let end = at + 1 + details(infos, at + 1, lists, low);
            if end > at + 1 && is_below(end) {
                tries += 1;
                if is_unknown(person, &infos[..at], fates) {
                    go(fates, at..end);
                    at = end;
                    continue;
                }
            }
        }
        if let Some(name) = lists.author_linked(infos[at].text, low) {
            // The link above the name.
            let below = details(infos, at + 2, lists, low);
            if infos.get(at + 1).is_some_and(|info| info.text == name) && named(at + 1) && is_below(at + 2 + below) {
                go(fates, at..at + 2 + below);
            }
            let start = (first + 1..at).rev().take(MOST).find(|i| infos[*i].text == name && named(*i));
            let sentences =
                start.map(|start| infos[start..at].iter().filter(|info| info.is_prose()).count()).unwrap_or(0);
            if let Some(start) = start.filter(|_| sentences <= SENTENCES && is_below(at + 1)) {
                let labelled = marks[start - 1].is(Mark::AUTHOR_HEAD);
                go(fates, start - usize::from(labelled)..at + 1);
            }
        }
        at += 1;
    }
}

/// How many lines from a place on tell of the author: labels, addresses, links to other pieces, a sentence or two.
fn details(infos: &[Info<'_>], from: usize, lists: &Marks, low: &mut String) -> usize {
    let mut sentences = 0;
    let mut count = 0;
    for info in infos.iter().skip(from).take(MOST) {
        let s = &info.shape;
        let label = info.look == Look::Label && s.words <= 6 && !s.ends_sentence() && s.quotes == 0;
        sentences += usize::from(info.is_prose());
        let said = info.is_prose() && s.quotes == 0 && s.width <= LONGEST && sentences <= SENTENCES;
        if !(label || said || s.address || lists.author_linked(info.text, low).is_some()) {
            break;
        }
        count += 1;
    }
    count
}

/// The name that opens a sentence which says what only those who write do: "Ada Rowe, born in 1984, covers the river for the Post."
fn written_by<'a>(info: &Info<'a>, calls: &Calls, low: &mut String) -> Option<&'a str> {
    let (name, rest) = names::opening(info.text).or_else(|| names::opening_with_more(info.text))?;
    low.clear();
    low.extend(rest.trim_start().chars().flat_map(char::to_lowercase));
    let does = names::WORDS.then.iter().any(|word| low.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
    let plain = info.shape.quotes == 0 && info.shape.width <= LONGEST;
    (plain && (does || calls.names_trade(low.as_bytes()))).then_some(name)
}

/// True where no paragraph of the story that is kept has the surname.
fn is_unknown(name: &str, story: &[Info<'_>], fates: &[Fate]) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    let kept = story.iter().zip(fates).filter(|(info, fate)| info.is_prose() && fate.is_kept());
    !kept.map(|(info, _)| info).any(|info| info.text.contains(surname))
}

/// A line that may be the heading of what is said of somebody.
fn heads(info: &Info<'_>) -> bool {
    !info.is_prose() && !info.shape.ends_sentence() && info.shape.quotes == 0
}

/// A name alone in its line.
fn is_person(info: &Info<'_>) -> bool {
    !info.shape.ends_sentence() && info.shape.quotes == 0 && names::is_person(info.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    const SAID: &str = "Ada has written about the river and those who live on it since the spring of 2014.";

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let (infos, lists) = (paragraphs(body), Marks::new());
        let mut fates = vec![Fate::Keep; body.len()];
        profile(&infos, &lists.all(&infos), (&lists, &Calls::new()), &mut fates, &mut String::new());
        gone(body, &fates)
    }

    #[test]
    fn a_name_below_its_label_goes_with_what_is_said_of_the_author() {
        let box_ = ["About the author", "Ada Rowe", "River correspondent", SAID, "@adarowe"];
        assert_eq!(taken(&[&STORY[..], &box_].concat()), box_);
    }

    #[test]
    fn a_link_to_the_authors_other_pieces_takes_the_name_along() {
        let above = ["Ada Rowe", SAID, "See all posts by Ada Rowe"];
        assert_eq!(taken(&[&STORY[..], &above].concat()), above);
        let below = ["More from Ada Rowe", "Ada Rowe", "River correspondent"];
        assert_eq!(taken(&[&STORY[..], &below].concat()), below);
    }

    #[test]
    fn what_is_said_below_about_and_a_name_goes_where_the_story_does_not_know_the_name() {
        let box_ = ["About Ada Rowe", "A former lock keeper, Ada Rowe has written about rivers and boats since 2014."];
        assert_eq!(taken(&[&STORY[..], &box_].concat()), box_);
        let known = "Ada Rowe keeps the lock that her mother kept before her, and she will not leave it in the winter.";
        assert_eq!(taken(&[&[STORY[0], known], &box_[..]].concat()), [""; 0]);
        assert_eq!(taken(&[&box_[..], &STORY].concat()), [""; 0]);
    }

    #[test]
    fn a_name_alone_and_one_within_the_story_stay() {
        assert_eq!(taken(&[STORY[0], STORY[1], "Ada Rowe", SAID]), [""; 0]);
        assert_eq!(taken(&[STORY[0], "The author", "Ada Rowe", STORY[1], STORY[0], STORY[1], SAID]), [""; 0]);
    }
}
