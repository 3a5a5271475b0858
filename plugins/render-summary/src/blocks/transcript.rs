//! What was spoken, written down with the speakers' names as labels: without them its sentences say nothing, or pass for the
//! paper's own.

use std::cell::OnceCell;
use std::sync::OnceLock;

use copydesk_text::lexicon::entries;
use copydesk_text::sentences;
use memchr::memmem::Finder;

use crate::classes::{SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::story::{Passage, Role, Story};

/// No line above a transcript is longer.
const TRANSCRIPT: usize = 60;
/// No label with a speaker's name and office is longer.
const LABEL: usize = 80;
/// No plain label is longer, in bytes and in words.
const NAMED: usize = 40;
/// See `NAMED`.
const WORDS: usize = 3;
/// So many passages with a speaker's label make an exchange; one may be a heading that runs in.
const EXCHANGE: usize = 2;

/// What every phrase of `data/editing.txt` holds.
const EDITING: &str = "edited";
/// No line is longer that tells how what was spoken was edited.
const EDITED: usize = 100;
/// Whether a line stands above what was spoken: `Partial transcript as follows:`, `Transcript:`, `The interview was edited for length.`
pub(crate) fn opens_transcript(line: &str) -> bool {
    let line = line.trim_end();
    // Most lines are longer, or no sentence.
    if line.len() <= EDITED && line.ends_with('.') && line.contains(EDITING) {
        let mut edited = entries(include_str!("../../data/editing.txt"));
        if edited.any(|what| line.contains(what)) {
            return true;
        }
    }
    line.ends_with(':') && line.len() <= TRANSCRIPT && line.to_lowercase().contains("transcript")
}

/// Where the last sentence of a passage begins that says so of what stands below: `… sat down with us. The interview was edited for length.`
pub(crate) fn editing_note(text: &str) -> Option<usize> {
    static FINDER: OnceLock<Finder<'static>> = OnceLock::new();
    let tail = &text.as_bytes()[text.len().saturating_sub(EDITED)..];
    if text.len() <= EDITED || !tail.ends_with(b".") {
        return None;
    }
    FINDER.get_or_init(|| Finder::new(EDITING)).find(tail)?;
    let last = sentences(text).last()?;
    opens_transcript(&text[last.clone()]).then_some(last.start)
}

/// Whether a story gives an exchange word for word; told once, where a passage asks.
#[derive(Default)]
pub(crate) struct Exchange {
    /// Whether speakers' labels stand in several passages.
    spoken: OnceCell<bool>,
    /// Whether one plain label does, and somebody asks.
    answered: OnceCell<bool>,
}

impl Exchange {
    /// Whether a passage, by number, is one side of it: it opens with a speaker's label, as others do, or is a question before one that does.
    pub(crate) fn holds(&self, index: usize, story: &Story<'_>, language: &Language) -> bool {
        let text = story.passages[index].text;
        // Most passages have neither label nor question.
        let label = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)]).is_some();
        if !(label || text.as_bytes().get(1) == Some(&b'.') || asks(text)) {
            return false;
        }
        let prose = || story.passages.iter().filter(|passage| passage.role == Role::Prose).map(|passage| passage.text);
        let labelled = |text: &str| opens_with_speaker(text, language);
        let spoken = || prose().filter(|text| labelled(text)).take(EXCHANGE).count() == EXCHANGE;
        let before = |next: &Passage<'_>| asks(text) && plain_label(next.text).is_some();
        labelled(text) && *self.spoken.get_or_init(spoken)
            || (plain_label(text).is_some() || story.passages.get(index + 1).is_some_and(before))
                && *self.answered.get_or_init(|| answers(prose()))
    }
}

/// Whether one plain label opens several of these passages, and another passage asks: `Lind: No.` below `Mr Lind, is the lock safe?`
fn answers<'a>(passages: impl Iterator<Item = &'a str> + Clone) -> bool {
    let mut labels: Vec<&str> = passages.clone().filter(|text| !asks(text)).filter_map(plain_label).collect();
    labels.sort_unstable();
    labels.windows(EXCHANGE).any(|same| same[0] == same[EXCHANGE - 1]) && passages.clone().any(asks)
}

fn asks(text: &str) -> bool {
    text.trim_end().ends_with('?')
}

/// The last word of a label that opens a text: `Answer: …`, `Bo Lind: …`, or a letter, `R. …`.
fn plain_label(text: &str) -> Option<&str> {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let (letter, rest) = text.split_at_checked(1)?;
    if letter.starts_with(|c: char| c.is_ascii_uppercase()) && rest.starts_with(". ") {
        return Some(letter);
    }
    let head = &text.as_bytes()[..text.len().min(NAMED)];
    let colon = memchr::memchr(b':', head).filter(|colon| text[colon + 1..].starts_with(' '))?;
    let label = text[..colon].trim_end();
    (label.split(' ').count() <= WORDS && label.split(' ').all(capital)).then(|| label.rsplit(' ').next())?
}

/// Whether a text opens with a speaker's name and a colon: `ROWE: We will …`, `Q: Why now?`, `Pilot Bo Lind: “We …`.
fn opens_with_speaker(text: &str, language: &Language) -> bool {
    let head = &text.as_bytes()[..text.len().min(LABEL)];
    let Some(colon) = memchr::memchr(b':', head) else { return false };
    let (label, rest) = (&text[..colon], &text[colon + 1..]);
    let spaced = rest.starts_with(' ');
    let rest = rest.trim_start();
    let quotes = rest.starts_with(['"', '“', '‘', '\'', '„', '«']);
    if rest.is_empty() || !spaced && !quotes {
        return false; // a heading, a time
    }
    let letters = || label.chars().filter(|c| c.is_alphabetic());
    let names = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '(');
    if letters().next().is_none() || !label.split(' ').next_back().is_some_and(names) || !names(label) {
        return false;
    }
    let capitals = letters().all(char::is_uppercase) && label.split(' ').count() <= 4;
    let says = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && language.classes(read_word(word, 0, word.len()).whole) & (SAYING | VERB) != 0
    };
    // `DEAR ADA:` opens a letter.
    capitals && !label.starts_with("DEAR ") || quotes && !label.contains(',') && !label.split(' ').any(says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn a_line_above_a_transcript_is_known() {
        assert!(opens_transcript("Partial transcript as follows:") && opens_transcript("Transcript: "));
        assert!(opens_transcript("The interview has been lightly edited."));
        assert!(entries(include_str!("../../data/editing.txt")).all(|what| what.contains(EDITING)));
        assert!(opens_transcript("Both questions and answers were edited for length and clarity."));
        assert!(!opens_transcript("The transcript was kept.") && !opens_transcript("Pilots say:"));
    }

    #[test]
    fn a_note_at_the_end_of_a_passage_is_found() {
        let told =
            "Ada Rowe, who builds gates for locks and has written three books on mud, sat down with us at the quay. ";
        let text = format!("{told}The interview was edited for length.");
        assert_eq!(editing_note(&text), Some(told.len()));
        assert_eq!(editing_note(&format!("{told}The book, which Bo Lind edited, sold well.")), None);
        assert_eq!(editing_note(told), None);
    }

    #[test]
    fn a_speakers_label_is_told_from_other_words_before_a_colon() {
        let opens = |text: &str| opens_with_speaker(text, language("en"));
        for text in [
            "ROWE: We will dredge it.",
            "ADA ROWE: We will dredge it.",
            "Q: Why now?",
            "Harbour master Ada Rowe (Arnsby):\"We will dredge it.\"",
            "Bo Lind: “We will not.”",
        ] {
            assert!(opens(text), "{text}");
        }
        for text in [
            "Rowe said: “We will dredge it.”",
            "At 10:30 pilots left.",
            "DEAR ADA: My dog barks.",
            "Pilots want three things: mud, money and time.",
            "Lock: what comes next?",
            "Pilots, says Bo Lind: “We will not.”",
            "ROWE:",
            "",
        ] {
            assert!(!opens(text), "{text}");
        }
    }

    #[test]
    fn plain_labels_and_letters_make_one_where_somebody_asks() {
        let spoken = |lines: &[&'static str]| {
            let passages: Vec<_> = lines.iter().map(|text| Passage { role: Role::Prose, text }).collect();
            let story = Story { passages, ..Story::default() };
            (0..lines.len()).map(|index| Exchange::default().holds(index, &story, language("es"))).collect::<Vec<_>>()
        };
        assert_eq!(spoken(&["P. ¿Por qué?", "R. Porque sí.", "P. ¿Y ahora?", "R. Nada."]), [true; 4]);
        assert_eq!(
            spoken(&["Herr Lind, warum?", "Bo Lind: Darum.", "Und nun?", "Lind: Nichts.", "Er ging."]),
            [true, true, true, true, false]
        );
        assert_eq!(spoken(&["Info: Eintritt frei.", "Info: Nur bar.", "Lind kam."]), [false; 3], "nobody asks");
        assert_eq!(spoken(&["Lind: Nein.", "Wer zahlt?", "Niemand."]), [false; 3], "one label alone");
    }

    #[test]
    fn one_label_alone_makes_no_exchange() {
        let spoken = |lines: &[&'static str]| {
            let passages = lines.iter().map(|text| Passage { role: Role::Prose, text }).collect();
            Exchange::default().holds(0, &Story { passages, ..Story::default() }, language("en"))
        };
        assert!(spoken(&["ROWE: We will dredge it.", "Nobody spoke.", "LIND: We will not."]));
        assert!(!spoken(&["ARNSBY: The lock is open.", "Nobody spoke."]));
        assert!(!spoken(&["Nobody spoke.", "ROWE: We will dredge it.", "LIND: We will not."]));
    }
}
