//! Copy that an agency's machine wrapped, delivered with each line as a block: its lines are put together again, so that
//! sentences are read whole.

use copydesk_text::lexicon::entries;

use crate::blocks::breaks::{ends_with_initial, ends_with_title, is_function, is_open, within_name};
use crate::blocks::lead::lead_lines;
use crate::blocks::prose::is_note_label;
use crate::classes::{ARTICLE, BINDING, INDEFINITE, SAYING, VERB};
use crate::language::{Language, language};
use crate::sentences::bytes::parted::goes_on_with_word;
use crate::sentences::bytes::scan::read_word;
use crate::story::{Passage, Pointer, Role, Story};

/// No machine wraps narrower or wider, in characters.
const WIDTH: std::ops::RangeInclusive<usize> = 40..=100;
/// How much shorter than the widest a full line may be, besides the word that did not fit: indents are lost.
const SLACK: usize = 6;
/// So many lines that surely end within a sentence tell, whatever the others are: rows of a table, perhaps.
const SURE: usize = 2;

/// Lines that go on in the next, put together.
#[derive(Debug, Default)]
pub(crate) struct Unwrapped {
    /// By block: which text it is in, and where it begins there.
    places: Vec<(usize, usize)>,
    /// The texts, each with the role of its lines.
    texts: Vec<(Role, String)>,
}

impl Unwrapped {
    /// The story's texts put together; nothing where its blocks are no wrapped lines, as in most, and its first
    /// paragraph is whole.
    pub(crate) fn of(story: &Story<'_>) -> Option<Self> {
        let language = language(story.language);
        match width(story, language) {
            Some(widest) => Some(Self::join(story, |index, line, next| {
                // The story's first line is the shorter by the dateline that was taken from it.
                let first = || index == 1 && !story.headline.is_empty() && within_name(line, next, language);
                goes_on(line, next, widest, language) || first()
            })),
            None => match lead_lines(story, language) {
                0 => None,
                lines => Some(Self::join(story, |index, _, _| (1..=lines).contains(&index))),
            },
        }
    }

    /// Joins each block of running text to the one before it where `joins` says so, given its index and both texts.
    fn join(story: &Story<'_>, joins: impl Fn(usize, &str, &str) -> bool) -> Self {
        let mut unwrapped = Self::default();
        let mut before: Option<&Passage<'_>> = None;
        for (index, passage) in story.passages.iter().enumerate() {
            let prose = passage.role == Role::Prose;
            let line = before.filter(|before| prose && before.role == Role::Prose);
            let goes_on = line.is_some_and(|line| joins(index, line.text, passage.text));
            match unwrapped.texts.last_mut() {
                Some((_, text)) if goes_on => text.push(' '),
                _ => unwrapped.texts.push((passage.role, String::new())),
            }
            let last = unwrapped.texts.len() - 1;
            let text = &mut unwrapped.texts[last].1;
            unwrapped.places.push((last, text.len()));
            text.push_str(passage.text);
            before = Some(passage);
        }
        unwrapped
    }

    /// The story with these texts, and with pointers into them.
    pub(crate) fn story<'a>(&'a self, story: &Story<'a>) -> Story<'a> {
        let mut made = Story {
            headline: story.headline,
            dateline: story.dateline,
            language: story.language,
            passages: self.texts.iter().map(|(role, text)| Passage { role: *role, text }).collect(),
            evidence: story.evidence.clone(),
            quotations: story.quotations.clone(),
        };
        made.evidence.iter_mut().for_each(|evidence| self.point(&mut evidence.pointer));
        made.quotations.iter_mut().for_each(|quotation| self.point(&mut quotation.pointer));
        made
    }

    fn point(&self, pointer: &mut Pointer) {
        (pointer.block, pointer.range) = {
            let (block, start) = self.place((pointer.block, pointer.range.start));
            (block, start..start + pointer.range.len())
        };
    }

    /// Where a place in a block is now.
    pub(crate) fn place(&self, (block, at): (usize, usize)) -> (usize, usize) {
        self.places.get(block).map_or((block, at), |&(text, start)| (text, start + at))
    }
}

/// How wide a machine wrapped the story's lines; nothing where they are none.
fn width(story: &Story<'_>, language: &Language) -> Option<usize> {
    let passages = &story.passages;
    let prose = || passages.iter().filter(|passage| passage.role == Role::Prose);
    // Bytes are enough to tell a paragraph, which most stories have.
    if prose().any(|passage| passage.text.len() > WIDTH.end() * 3) {
        return None;
    }
    let widest = prose().map(|passage| passage.text.chars().count()).max()?;
    if !WIDTH.contains(&widest) {
        return None;
    }
    let pairs = || passages.windows(2).filter(|pair| pair.iter().all(|passage| passage.role == Role::Prose));
    let open = pairs().filter(|pair| is_open(pair[0].text)).count();
    let full = pairs().filter(|pair| goes_on(pair[0].text, pair[1].text, widest, language)).count();
    let cut = pairs().filter(|pair| is_cut(pair[0].text, pair[1].text, widest, language)).count();
    (full > 0 && cut > 0 && (cut >= SURE || full * 2 >= open)).then_some(widest)
}

/// Whether a line goes on in the next: its sentence is not ended, and the next line's first word would not have fitted,
/// or the line is cut; the former too where a stop that may be an abbreviation's ends it.
fn goes_on(line: &str, next: &str, widest: usize, language: &Language) -> bool {
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    let full = line.chars().count() + 1 + word + SLACK > widest;
    if is_open(line) {
        full || is_cut(line, next, widest, language)
    } else {
        let small = next.trim_start().starts_with(char::is_lowercase);
        let parted = goes_on_with_word(line.as_bytes(), next);
        parted
            || full && ends_with_title(line)
            || usize::from(full) + usize::from(small) + usize::from(ends_with_initial(line)) >= 2
    }
}

/// Whether a line surely ends within a sentence: on a function word, or before a small letter. A heading is a short line, and may end on
/// such words as `know` or `better`.
fn is_cut(line: &str, next: &str, widest: usize, language: &Language) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let long = || line.chars().count() * 2 >= widest;
    let binds = || {
        language.classes(read_word(last, 0, last.len()).whole) & (ARTICLE | BINDING | INDEFINITE | SAYING | VERB) != 0
            || entries(include_str!("../../data/ends-no-heading.txt")).any(|word| word == last)
    };
    let function = || {
        last.starts_with(char::is_lowercase)
            && last.ends_with(char::is_alphanumeric)
            && is_function(last, language)
            && (long() || binds())
    };
    let small = next.trim_start().starts_with(char::is_lowercase);
    let date = || next.trim_start().starts_with(|c: char| c.is_ascii_digit()) && is_month(last);
    is_open(line) && !is_note_label(next) && (small || date() || function())
}

/// An English month, or the first three letters of one.
pub(crate) fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.iter().any(|month| word == *month || word == &month[..3])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unwrapped(lines: &[&str]) -> Option<Vec<String>> {
        let made = Unwrapped::of(&story("", lines));
        made.map(|made| made.texts.into_iter().map(|(_, text)| text).collect())
    }

    fn story<'a>(headline: &'a str, lines: &[&'a str]) -> Story<'a> {
        let passages = lines.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        Story { headline, language: "en", passages, ..Story::default() }
    }

    #[test]
    fn lines_that_a_machine_wrapped_become_paragraphs() {
        let lines = [
            "The port of Arnsby said it reopened its",
            "northern lock to ferries on Monday after",
            "engineers had repaired its gates in nine",
            "days.",
            "The harbour master, Ada Rowe, said the U.S.",
            "firm that built the gates would pay.",
        ];
        let texts = unwrapped(&lines).expect("wrapped lines");
        assert_eq!(texts, [lines[..4].join(" "), lines[4..].join(" ")]);
    }

    #[test]
    fn a_line_that_ends_with_a_title_goes_on() {
        let lines = [
            "The port of Arnsby said it reopened the St.",
            "Ansgar lock to ferries on Monday after it",
            "had been shut for nine days, and that the",
            "gates held.",
        ];
        let texts = unwrapped(&lines).expect("wrapped lines");
        assert_eq!(texts, [lines.join(" ")]);
    }

    #[test]
    fn places_in_lines_are_found_in_their_paragraph() {
        let lines =
            ["The port of Arnsby said it reopened its", "northern lock to ferries on Monday after", "nine days."];
        let made = Unwrapped::of(&story("", &lines)).expect("wrapped lines");
        assert_eq!(made.place((1, 3)), (0, lines[0].len() + 4));
        assert_eq!(made.place((7, 3)), (7, 3));
    }

    #[test]
    fn the_line_that_lost_its_dateline_is_joined_where_the_headline_is_known() {
        let lines = [
            "Holm & Dahl",
            "Lines said on Monday that its ferries would",
            "sail again and that it would pay the port",
            "for it.",
        ];
        let made = |headline| Unwrapped::of(&story(headline, &lines)).map(|made| made.texts.len());
        assert_eq!((made("Ferries to sail again"), made("")), (Some(1), Some(2)));
        for line in ["By Ada Rowe", "Ada Rowe"] {
            let lines = [
                line,
                "The line said on Monday that its ferries would",
                "sail again and that it would pay.",
                "So be",
                "it.",
            ];
            let made = Unwrapped::of(&story("Ferries to sail again", &lines)).expect("wrapped lines");
            assert_eq!(made.texts[0].1, line);
        }
    }

    #[test]
    fn a_line_that_ends_on_a_function_word_tells_also_among_rows_of_a_table() {
        let lines = [
            "Holm Lines will sell its two oldest ships to a",
            "Yard in Arnsby before the winter.",
            "Ships 2  3",
            "Crew 8  9",
        ];
        assert_eq!(unwrapped(&lines[..2]).expect("wrapped lines"), [lines[..2].join(" ")]);
        let four = [
            lines[0],
            "yard in Arnsby that builds ships of all sizes for",
            "The navy.",
            lines[2],
            lines[3],
            "Quays 1  2",
        ];
        assert_eq!(unwrapped(&four).expect("wrapped lines")[0], four[..3].join(" "));
        let short = ["The U.S.", "Is to buy two ships from the line before the", "winter."];
        let made = Unwrapped::of(&story("Ships sold", &short)).expect("wrapped lines");
        assert_eq!(made.texts[0].1, short.join(" "));
    }

    #[test]
    fn headings_that_end_on_small_words_stay() {
        let lines = [
            "2. Nobody knew it any better",
            "The port of Arnsby reopened its lock on Monday, and Ada Rowe rang its bell.",
            "‘The worst I had ever seen’",
            "Pilots who were there wept.",
        ];
        assert_eq!(unwrapped(&lines), None);
    }

    #[test]
    fn paragraphs_and_lists_of_headings_stay() {
        let paragraph = "The port of Arnsby reopened its northern lock to ferries on Monday after engineers had repaired \
            its gates in nine days, the harbour master said.";
        assert_eq!(unwrapped(&[paragraph, "Ferries waited.", paragraph]), None);
        assert_eq!(unwrapped(&["Lock reopens after nine days of repairs", "Pilots cheer", "What comes next"]), None);
        assert_eq!(unwrapped(&["Lock reopens after nine days of repairs by divers", "Ferries sail again."]), None);
        assert_eq!(unwrapped(&["Lock opens.", "Ferries leave for the northern islands.", "Pilots cheer."]), None);
        assert_eq!(unwrapped(&[]), None);
    }
}
