//! Labels before what somebody says on a line of an interview: `Q:`, `ADA ROWE:`, `P. ¿Por qué?` `data/interviews.txt` lists those that are no names.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

/// Whether the label before a colon is one of an interview and no name: `Q`, `Antwort`.
pub(crate) fn is_nameless(label: &str) -> bool {
    label.chars().count() == 1 || is_word(label)
}

/// `Answer`, `Frage`: a label that says what it is, as `data/interviews.txt` lists them.
pub(super) fn is_word(label: &str) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("label "));
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(label))
}

/// Whether it is a small word within a name: `Ada van Rowe`.
fn is_particle(word: &str) -> bool {
    static PARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("particle "));
    PARTICLES.contains(&word)
}

/// The words of a class in all languages: whose line it is was not told yet.
fn of_class(class: &str) -> Vec<&'static str> {
    let lines = entries(include_str!("../../data/interviews.txt")).filter_map(|line| line.split_once(' '));
    lines.filter_map(|(_, line)| line.strip_prefix(class)).collect()
}

/// Whether the label may be somebody's name: `Rowe`, `ADA ROWE`.
pub(super) fn is_person(label: &str) -> bool {
    !is_nameless(label) && !label.contains(|c: char| c.is_ascii_digit())
}

/// The longest label before a line of an interview, in bytes.
const LABEL: usize = 40;

/// What may stand between a label, its colon and what is said.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// Where a label may end. Few lines have a colon so early, and none is told of all its bytes at once.
fn colon(line: &[u8]) -> Option<usize> {
    match line.first_chunk::<LABEL>() {
        Some(head) if !head.iter().fold(false, |any, byte| any | (*byte == b':')) => None,
        _ => line.iter().take(LABEL).position(|byte| *byte == b':'),
    }
}

/// The label of a line, and what is said after it.
pub(super) fn labelled(text: &str) -> Option<(&str, Range<usize>)> {
    if text.bytes().next().is_none_or(|first| first.is_ascii() && !first.is_ascii_uppercase()) {
        return None;
    }
    if let Some((label, said)) = stopped(text) {
        return Some((label, said));
    }
    let colon = colon(text.as_bytes())?;
    // `Question : Pourquoi ?`
    let label = text[..colon].trim_end_matches(SPACES);
    let name = label.split(' ').all(|word| word.starts_with(char::is_uppercase) || is_particle(word))
        && label.split(' ').count() <= 4;
    let rest = text[colon + 1..].strip_prefix(SPACES).or_else(|| text[colon + 1..].strip_prefix('\n'))?;
    let said = rest.trim();
    let start = text.len() - rest.trim_start().len();
    (name && !said.is_empty()).then(|| (label, start..start + said.len()))
}

/// The longest label that a full stop ends, in bytes, with it.
const STOPPED: usize = 12;

/// Where a full stop may end a label. Few lines have one so early, and none is told of all its bytes at once.
fn stop(line: &[u8]) -> Option<usize> {
    match line.first_chunk::<STOPPED>() {
        Some(head) if !head.iter().fold(false, |any, byte| any | (*byte == b'.')) => None,
        _ => line.iter().take(STOPPED).position(|byte| *byte == b'.'),
    }
}

/// The label of a line that a full stop ends, and what is said after it: `P. ¿Por qué?`, `Respuesta. Porque sí.`
fn stopped(text: &str) -> Option<(&str, Range<usize>)> {
    let stop = stop(text.as_bytes())?;
    let (label, rest) = (&text[..stop], text[stop + 1..].strip_prefix([' ', '\u{a0}'])?);
    let said = rest.trim();
    let start = text.len() - rest.trim_start().len();
    (is_nameless(label) && !said.is_empty()).then(|| (label, start..start + said.len()))
}
