//! Names of those who write that stand alone between the headline and the story: "Ada Rowe and Ben Ott".

use copydesk_text::bylines::authors;
use copydesk_text::vocabulary::is_first_name;

use crate::author::signature::are_persons;
use crate::fate::{Fate, Reason};
use crate::lines::Info;
use crate::lines::names::is_person;

/// No such line is wider.
const LONGEST: u32 = 80;

/// The names in line `at`, right above the story, which is not about them. The first of one of two or more is known, for words with capitals
/// are many another thing: "Flood Warning and Road Closures".
pub(crate) fn names_above<'a>(infos: &[Info<'a>], at: usize) -> Option<&'a str> {
    let info = &infos[at];
    let plain = info.shape.width <= LONGEST && info.shape.digits == 0 && !info.shape.ends_sentence();
    // Most lines end here.
    if !plain || info.hits.main().is_some() || is_person(info.text) || !are_persons(info.text) {
        return None;
    }
    let known = info.text.split([' ', ',']).any(|word| is_first_name(&word.to_lowercase()));
    // "Ada Rowe for Coast Radio" is a credit too.
    let small = || info.text.split(' ').any(|word| word.starts_with(char::is_lowercase));
    (known && (authors(info.text).len() > 1 || !small()) && !are_told_of(info.text, &infos[at + 1..]))
        .then_some(info.text)
}

/// The name of a person that stood alone above the story and went because it speaks of the page: whoever that is whom neither headline nor story
/// has, and who is the only one, wrote the piece.
pub(crate) fn name_that_went<'a>(infos: &[Info<'a>], titled: bool, fates: &mut [Fate]) -> Option<&'a str> {
    /// So many lines from the top, and words of a name.
    const TOP: usize = 8;
    const NAME: u32 = 3;
    // Most articles end here.
    let first = infos.iter().zip(fates.iter()).take(TOP).position(|(info, fate)| info.is_prose() && fate.is_kept())?;
    let name = |i: &usize| {
        let info = &infos[*i];
        let went = fates[*i] == Fate::Gone(Reason::SpeaksOfPage) && info.shape.words <= NAME;
        went && !info.shape.all_capitals() && is_person(info.text) && (*i > 0 || titled)
    };
    let mut names = (0..first).filter(name);
    let at = names.next().filter(|_| names.next().is_none())?;
    let text = infos[at].text;
    let known = is_first_name(&text.split(' ').next()?.to_lowercase());
    let told = || are_told_of(text, &infos[at + 1..]) || (0..at).any(|i| holds_surname(text, infos[i].text));
    if !known || told() {
        return None;
    }
    fates[at] = Fate::Gone(Reason::Byline);
    Some(text)
}

/// True where a line has a surname of these.
fn holds_surname(names: &str, line: &str) -> bool {
    names.split(' ').skip(1).any(|word| word.len() > 2 && line.contains(word))
}

/// True where the story has the surname of one of them.
fn are_told_of(names: &str, story: &[Info<'_>]) -> bool {
    /// No surname that is looked for is shorter, in bytes.
    const SURNAME: usize = 3;
    let words = names.split([' ', ',']).filter(|word| word.len() >= SURNAME && word.starts_with(char::is_uppercase));
    words.into_iter().any(|word| story.iter().filter(|info| info.is_prose()).any(|info| info.text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    fn above<'a>(line: &'a str, story: &'a str) -> Option<&'a str> {
        names_above(&paragraphs(&[line, story]), 0)
    }

    #[test]
    fn two_names_above_a_story_that_does_not_tell_of_them_wrote_it() {
        for line in ["Ada Rowe and Ben Ott", "Ada Rowe, Ben Ott", "Ada Rowe & Ben Ott", "Anna Berg och Eva Lind"] {
            assert_eq!(above(line, STORY[1]), Some(line), "{line}");
        }
    }

    #[test]
    fn titles_and_those_whom_a_story_tells_of_did_not() {
        for line in [
            "Flood Warning and Road Closures",
            "Tarn Weir, Marl Lock",
            "Ada Rowe",
            "Ada Rowe for Coast Radio",
            "Ada and Ben",
            "Tarn Weir",
        ] {
            assert_eq!(above(line, STORY[1]), None, "{line}");
        }
        let told = STORY[1].replace("those who own them", "Ott and others");
        assert_eq!(above("Ada Rowe and Ben Ott", &told), None);
    }
}
