//! A credit that no list knows, told by its place and its shape alone: "… . Drawing: Ada Rowe", "… . — Harbour Wire", "… (KXYZ News 6)".
//!
//! A sentence of a story may end so too: whoever asks must know more, such as a line that says the same without it.

use super::names::are_names;
use super::{Credit, after_dashes, floor, trim};

/// No such credit is longer, in bytes and in words.
const LONGEST: usize = 60;
const MOST: usize = 8;
/// Words in brackets that are no names.
const BRACKETED: usize = 5;
/// Words of a label before its colon or its "by".
const LABEL: usize = 3;

/// Names, with a label before them or none, behind the last sentence of a line, behind a dash or a bar, or in brackets.
pub fn credit_by_shape(line: &str) -> Option<Credit> {
    let line = line.trim_end();
    if line.ends_with(['.', '!', '?', ':', ',', '…', '"', '”', '“', '»', '’']) {
        return None;
    }
    let from = floor(line, line.len().saturating_sub(LONGEST));
    let (place, end) = match line.as_bytes().last()? {
        b')' => (bracket(line, from, '(')?, line.len() - 1),
        b']' => (bracket(line, from, '[')?, line.len() - 1),
        _ => (behind_mark(line, from)?, line.len()),
    };
    let named = trim(line, place..end);
    let name = named.start + behind_label(&line[named.clone()])..named.end;
    let text = line[..place].trim_end_matches(['(', '[', '|', '-', '–', '—', '/', '·', '•', ' ']);
    let said = text.split_whitespace().nth(LABEL).is_some() && !text.ends_with(['"', '”', '“', '»', '’']);
    // In a line of capitals every word looks like a name.
    let said = said && text.contains(char::is_lowercase);
    let named = is_named(&line[name.clone()]) || line.ends_with(')') && is_label(&line[name.clone()]);
    (said && named).then_some(Credit { text_end: text.len(), name, sure: true })
}

fn bracket(line: &str, from: usize, open: char) -> Option<usize> {
    line[from..].rfind(open).map(|at| from + at + 1)
}

/// The place behind the last sentence, dash or bar.
fn behind_mark(line: &str, from: usize) -> Option<usize> {
    let tail = &line[from..];
    // Initials and short forms end no sentence: "Drawing: A. Rowe".
    let ends = |at: &usize| {
        let word = tail[..*at].rsplit(' ').next().unwrap_or_default();
        !word.starts_with(char::is_uppercase) || word.chars().count() > 3
    };
    let stops = ['.', '!', '?'].iter().filter_map(|stop| {
        let mut places = tail.rmatch_indices(*stop).map(|(at, _)| at);
        places.find(|at| tail[at + 1..].starts_with(' ') && ends(at)).map(|at| at + 1)
    });
    let bar = memchr::memrchr(b'|', tail.as_bytes()).map(|at| at + 1).filter(|at| tail[*at..].starts_with(' '));
    let parted = after_dashes(tail).chain(bar);
    stops.chain(parted).max().map(|at| from + at)
}

/// How many bytes open a text before the name: "Drawing: ", "Portrait by ".
fn behind_label(text: &str) -> usize {
    let short = |label: &str| label.split_whitespace().count() <= LABEL;
    let colon = text.split_once(':').filter(|(label, _)| short(label)).map(|(label, _)| label.len() + 1);
    let by = || text.split_once(" by ").filter(|(label, _)| short(label)).map(|(label, _)| label.len() + " by ".len());
    let at = colon.or_else(by).unwrap_or_default();
    text.len() - text[at..].trim_start_matches([' ', '©']).len()
}

/// "Reader picture": few words in brackets, the first with a capital, as names would stand there.
fn is_label(text: &str) -> bool {
    text.split_whitespace().count() <= BRACKETED
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
}

/// Names alone: a number may be a channel's, but no year or result.
fn is_named(text: &str) -> bool {
    let number = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let short = |word: &str| word.len() <= 2;
    !text.is_empty()
        && text.starts_with(|c: char| c.is_uppercase())
        && text.split_whitespace().count() <= MOST
        && text.split_whitespace().filter(number).all(short)
        && are_names(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<(&str, &str)> {
        credit_by_shape(line).map(|c| (&line[..c.text_end], &line[c.name]))
    }

    #[test]
    fn names_behind_a_sentence_a_dash_or_in_brackets_are_a_credit() {
        let caption = "The bridge at dawn.";
        for (behind, name) in [
            (" Drawing: Ada Rowe", "Ada Rowe"),
            (" Video still: A. Rowe", "A. Rowe"),
            (" Portrait by Ada Rowe", "Ada Rowe"),
            (" — Harbour Wire", "Harbour Wire"),
            (" Ada Rowe for The Post", "Ada Rowe for The Post"),
            (" HBW/Ada Rowe", "HBW/Ada Rowe"),
            (" (KXYZ News 6)", "KXYZ News 6"),
            (" (Reader picture)", "Reader picture"),
            (" [Zeichnung: Ada Rowe]", "Ada Rowe"),
        ] {
            assert_eq!(parts(&format!("{caption}{behind}")), Some((caption, name)), "{behind}");
        }
    }

    #[test]
    fn what_else_ends_a_line_is_none() {
        for line in [
            "The bridge at dawn. It was shut",
            "The bridge at dawn. Built in 1916",
            "“The bridge is shut.” — Ada Rowe",
            "The bridge at dawn (built 1916)",
            "The bridge of Ada Rowe",
            "Photo: Ada Rowe",
            "The bridge rose over St. Marl",
            "THE BRIDGE AT MARL HARBOUR - SUNDAY EVENING",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }
}
