//! Lines that read as sentences and are none of the story: cross-headings that end with a stop, and what a page says of who wrote it, at the
//! end below the name.

use copydesk_text::sentences;

use crate::classes::{FUNCTION, PRONOUN, SAYING};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::story::{Role, Story};

/// No cross-heading is longer, and no paragraph around it shorter.
const CROSSHEAD: usize = 60;
/// See `CROSSHEAD`.
const PARAGRAPH: usize = 120;
/// No cross-heading has more words.
const WORDS: usize = 8;
/// Words are the same where their beginnings are.
const BEGINNING: usize = 5;
/// A word that heads a paragraph has so many letters.
const LEAST: usize = 4;
/// No name above a profile is longer, nor has more words.
const NAME: usize = 30;
/// See `NAME`.
const NAMES: usize = 2;
/// No more blocks stand below it, and none is longer.
const BELOW: usize = 3;
/// See `BELOW`.
const PROFILE: usize = 300;
/// So many blocks at least are the story's.
const ABOVE: usize = 3;

/// Whether a block is a cross-heading with a stop: a short sentence alone between paragraphs, without figures, commas and quotations, that tells
/// in the present (`Rowe wins a seat.`), opens as no pronoun or article does, and has a word that the paragraph below takes up.
pub(crate) fn is_crosshead(story: &Story<'_>, index: usize, language: &Language) -> bool {
    let text = story.passages[index].text;
    let may = text.len() <= CROSSHEAD && text.ends_with(['.', '!']) && text.starts_with(char::is_uppercase);
    if !may || !language.is_english() || text.contains(|c: char| c.is_ascii_digit() || ",;:\"“”()".contains(c)) {
        return false;
    }
    let beside =
        |at: Option<usize>| at.and_then(|at| story.passages.get(at)).filter(|passage| passage.role == Role::Prose);
    let (Some(above), Some(below)) = (beside(index.checked_sub(1)), beside(Some(index + 1))) else { return false };
    if above.text.len().min(below.text.len()) < PARAGRAPH || sentences(text).nth(1).is_some() {
        return false;
    }
    let words = || text.split(' ').map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let classes = |word: &str| if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) };
    let past =
        |word: &str| word.ends_with("ed") || !word.is_empty() && language.is_past(read_word(word, 0, word.len()).whole);
    let opens = words().next().is_some_and(|first| classes(first) & (FUNCTION | PRONOUN) == 0);
    let again = |word: &str| {
        let beginning = word.get(..word.len().min(BEGINNING)).unwrap_or(word);
        beginning.len() >= LEAST && classes(word) & FUNCTION == 0 && begins_a_word(below.text, beginning)
    };
    opens
        && (2..=WORDS).contains(&words().count())
        && !words().any(|word| classes(word) & (PRONOUN | SAYING) != 0 || past(word))
        && words().any(again)
}

/// Whether a block is one of two short sentences above paragraphs that differ in the last word only, the first near the story's beginning:
/// `Best day for pilots.`, and further on `Best day for divers.`
pub(crate) fn heads_in_parallel(story: &Story<'_>, index: usize) -> bool {
    let stem = |at: usize| {
        let text = Some(story.passages[at].text).filter(|text| text.len() <= CROSSHEAD)?.strip_suffix('.')?;
        let below = story.passages.get(at + 1).is_some_and(|below| below.text.len() >= PARAGRAPH);
        let (stem, last) = text.rsplit_once(' ')?;
        (below && stem.split(' ').nth(LEAST - 2).is_some()).then_some((stem, last))
    };
    let Some((own, last)) = stem(index) else { return false };
    let beside = |at: usize| at != index && stem(at).is_some_and(|(stem, other)| stem == own && other != last);
    let others = if index < ABOVE { 0..story.passages.len() } else { 0..ABOVE };
    others.into_iter().any(beside)
}

/// Whether a word of a text begins so, whatever its capitals.
fn begins_a_word(text: &str, beginning: &str) -> bool {
    let is = |word: &str| word.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
    text.split(|c: char| !c.is_alphanumeric()).any(is)
}

/// The block with which the profile of who wrote the story begins, or the number of blocks: below a name without a stop, at the end, a few short
/// ones.
pub(crate) fn profile(story: &Story<'_>) -> usize {
    let all = story.passages.len();
    let is_name = |text: &str| {
        text.len() <= NAME
            && text.ends_with(char::is_alphanumeric)
            && (1..=NAMES).contains(&text.split_whitespace().count())
    };
    for (index, passage) in story.passages.iter().enumerate().skip(ABOVE).rev().take(BELOW + 1) {
        if passage.role != Role::Prose || passage.text.len() > PROFILE {
            return all;
        }
        if index + 1 < all && is_name(passage.text) {
            return index;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;
    use crate::story::Passage;

    const PARAGRAPH: &str = "The port of Arnsby reopened its northern lock to ferries on Monday after Ada Rowe and engineers had \
        repaired its gates in nine days, the harbour master said.";

    fn story<'a>(lines: &[&'a str]) -> Story<'a> {
        let passages = lines.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        Story { passages, ..Story::default() }
    }

    #[test]
    fn short_sentences_between_paragraphs_that_head_the_next_are_cross_headings() {
        let is = |line: &str| is_crosshead(&story(&[PARAGRAPH, line, PARAGRAPH]), 1, language("en"));
        for line in ["Arnsby wins a lock.", "Ferries first!", "Engineers are most uncertain crew."] {
            assert!(is(line), "{line}");
        }
        for line in [
            "The ferries wait.",
            "She wins a lock in Arnsby.",
            "Arnsby won a lock.",
            "Arnsby cheered.",
            "Arnsby waits, still.",
            "Arnsby has 3 locks.",
            "Pilots disagree.",
        ] {
            assert!(!is(line), "{line}");
        }
        assert!(!is_crosshead(&story(&[PARAGRAPH, "Arnsby waits.", "Arnsby sleeps."]), 1, language("en")));
    }

    #[test]
    fn short_sentences_that_differ_in_the_last_word_are_headings() {
        let is = |other: &str| {
            let lines = ["Best day for the pilots.", PARAGRAPH, other, PARAGRAPH];
            (heads_in_parallel(&story(&lines), 0), heads_in_parallel(&story(&lines), 2))
        };
        assert_eq!(is("Best day for the divers."), (true, true));
        for other in ["Best day for the pilots.", "Worst day for the divers.", "A day."] {
            assert_eq!(is(other), (false, false), "{other}");
        }
    }

    #[test]
    fn what_stands_below_a_name_at_the_end_is_a_profile() {
        let lines = [PARAGRAPH, PARAGRAPH, PARAGRAPH, "ahoi88", "We love all that sails!", "Log in to comment."];
        assert_eq!(profile(&story(&lines)), 3);
        assert_eq!(profile(&story(&lines[..4])), 4, "nothing below");
        assert_eq!(profile(&story(&[PARAGRAPH, "ahoi88", PARAGRAPH])), 3, "too short a story");
    }
}
