//! Which blocks are running text. The kind of a block says it where markup was kept; where it was lost, headings,
//! captions, bylines and notes come as paragraphs and are known by how they are written.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use copydesk_text::lexicon::{Lexicon, entries};
use copydesk_text::lines::{notes_to_desks, trimmed};
use copydesk_text::sentences;

use crate::blocks::entries::is_row;
use crate::openers::Openers;
use crate::sentences::bytes::stops::last_stop;
use crate::sentences::no_story::pictured::{Bracket, bracket};

/// Longer blocks are running text whatever they begin with or hold.
pub(crate) const LINE: usize = 320;
/// What holds a phrase of furniture is seldom longer.
const FURNITURE: usize = 160;
/// No headline that stands as a line is shorter or longer.
const HEADLINE_LEAST: usize = 15;
/// See `HEADLINE_LEAST`.
const HEADLINE: usize = 130;
/// No byline is longer, with its date.
const BYLINE: usize = 160;
/// A note's label has one of its spaces within so many bytes.
const FIXED: usize = 16;
/// A line without a stop is a heading up to this length; beyond it, a paragraph that was cut.
const HEADING: usize = 200;

/// Whether a paragraph's text can be running text, given the article's headline.
pub(crate) fn is_prose(text: &str, headline: &str) -> bool {
    let line = trimmed(text);
    if line.is_empty() {
        return false;
    }
    if line.len() > LINE {
        return !ends_with_credit(line);
    }
    !(line.len() <= HEADING && last_stop(line).is_none()
        || same_words(line, headline)
        || begins_as_note(line)
        || in_brackets(line)
        || is_byline(line)
        || ends_with_credit(line)
        || is_furniture(line))
}

/// A paragraph without the sentence at its end that only announces what follows: `Rents rise in May. What to know:`
pub(crate) fn without_announcement(text: &str) -> &str {
    if !text.ends_with(':') {
        return text;
    }
    sentences(text).last().map_or(text, |last| &text[..last.start])
}

/// Whether a line is written as a headline: of some length, without a stop, and nothing that goes with a story.
pub(crate) fn is_heading_line(text: &str) -> bool {
    let line = text.trim();
    line.len() >= HEADLINE_LEAST && is_label_line(line) && line.split_whitespace().nth(3).is_some()
}

/// Whether a line may stand for what is below it: of two words or more, without a stop, no row of a list, and nothing that goes with a story.
pub(crate) fn is_label_line(text: &str) -> bool {
    let line = text.trim();
    line.len() <= HEADLINE
        && last_stop(line).is_none()
        && line.split_whitespace().nth(1).is_some()
        && !line.ends_with([':', ';', ','])
        && !is_row(line)
        && !(begins_as_note(line)
            || in_brackets(line)
            || is_byline(line)
            || ends_with_credit(line)
            || is_furniture(line))
}

/// Whether two lines have the same letters and digits.
fn same_words(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    a.len().abs_diff(b.len()) <= 12 && letters(a).eq(letters(b))
}

pub(crate) fn begins_as_note(line: &str) -> bool {
    static NOTES: OnceLock<Openers> = OnceLock::new();
    let notes =
        NOTES.get_or_init(|| Openers::new(entries(include_str!("../../data/notes.txt")).chain(notes_to_desks())));
    let opens = |line: &str| {
        notes.opening(line).any(|(note, rest)| note.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
    };
    // A page's spaces may be none that break: `Editor’s\u{a0}note:`.
    let fixed = line.as_bytes().windows(2).take(FIXED).any(|pair| pair == "\u{a0}".as_bytes());
    opens(line) || fixed && opens(&line.replace('\u{a0}', " "))
}

/// Whether a line opens the notes to a table: `NOTE: Net includes …`, `NOTES -`, `Note: …`.
pub(crate) fn is_note_label(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.strip_prefix("NOTE").map(|rest| rest.strip_prefix('S').unwrap_or(rest).trim_start());
    rest.is_some_and(|rest| rest.starts_with([':', '-'])) || line.starts_with("Note:")
}

fn in_brackets(line: &str) -> bool {
    let (open, close) = match line.chars().next() {
        Some('(') => ('(', ')'),
        Some('[') => ('[', ']'),
        Some('<') => ('<', '>'),
        Some(mark @ ('*' | '_')) => (mark, mark),
        _ => return false,
    };
    let inner = line.trim_end_matches(['.', ' ']);
    let Some(inner) = inner.strip_prefix(open).and_then(|inner| inner.strip_suffix(close)) else { return false };
    // `<Holm Lines> sold its ships to <Dahl Lines>` is in none, but `<p>Ships are sold.</p>` is.
    let mut depth = 1;
    open == close
        || open == '<' && inner.starts_with(char::is_lowercase)
        || inner.chars().all(|c| {
            depth += i32::from(c == open) - i32::from(c == close);
            depth > 0
        })
}

/// `By Ada Rowe`, `By ADA ROWE, Political Editor.`, `By Ada Rowe on Monday, May 4th, at 11:08 a.m.`: two capitalised
/// words after the preposition, and few in all, or none but names, figures and what joins them.
pub(crate) fn is_byline(line: &str) -> bool {
    if line.len() >= BYLINE || !line.starts_with(['b', 'B', 'v', 'V', 'p', 'P']) {
        return false;
    }
    let mut words = line.split_whitespace();
    let by =
        words.next().is_some_and(|word| ["by", "von", "par", "por"].iter().any(|by| word.eq_ignore_ascii_case(by)));
    let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let joins = |word: &str| {
        let word = word.trim_end_matches([',', '.']);
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphanumeric())
            || ["a.m", "and", "at", "for", "in", "of", "on", "p.m", "the", "und", "et", "y"].contains(&word)
    };
    by && capital(words.next())
        && capital(words.next())
        && (line.len() < 90 && line.split_whitespace().count() <= 9 || words.all(joins))
}

/// `… at the port. (Ada Rowe/The Harbour Press)`, `… (AP Photo)`: a caption with its credit.
fn ends_with_credit(line: &str) -> bool {
    static WORDS: OnceLock<Lexicon> = OnceLock::new();
    let line = line.trim_end_matches(['.', ' ']);
    let Some((before, inner)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else { return false };
    // `… a ferry (pictured).`
    if matches!(bracket(line, before.len()), Bracket::Points(_)) {
        return false;
    }
    let words =
        WORDS.get_or_init(|| Lexicon::new(entries(include_str!("../../data/credits.txt")).map(|word| (word, 1))));
    inner.len() <= 120
        && (inner.contains('/') && inner.starts_with(char::is_uppercase)
            || inner
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| words.contains(word.to_ascii_lowercase().as_bytes())))
}

/// Whether a line, no longer than such lines are, holds a phrase that no sentence of a story does.
fn is_furniture(line: &str) -> bool {
    static PHRASES: OnceLock<AhoCorasick> = OnceLock::new();
    // Phrases of one case are sought many bytes at a time.
    let phrases = PHRASES.get_or_init(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(entries(include_str!("../../data/furniture.txt")))
            .unwrap_or_else(|_| AhoCorasick::new([""; 0]).unwrap_or_else(|_| unreachable!("no patterns")))
    });
    let mut small = [0; FURNITURE];
    let Some(small) = small.get_mut(..line.len()) else { return false };
    small.copy_from_slice(line.as_bytes());
    small.make_ascii_lowercase();
    phrases.is_match(&*small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_text_is_prose() {
        for text in [
            "The ferry left at dawn.",
            "By Tuesday the water had gone.",
            "“We wait,” the pilot said.",
            "Note that the bridge opens at nine.",
            "Der Hafen bleibt geschlossen.",
            "The port has a new ferry (pictured).",
            "港口今天重新开放。",
        ] {
            assert!(is_prose(text, "Harbour opens"), "{text}");
        }
    }

    #[test]
    fn what_announces_a_list_at_the_end_is_cut() {
        assert_eq!(without_announcement("Rents rise in May. What to know:"), "Rents rise in May. ");
        assert!(without_announcement("What to know:").is_empty() && without_announcement("It rains.") == "It rains.");
    }

    #[test]
    fn headings_notes_bylines_and_credits_are_not() {
        for text in [
            "",
            "What Comes Next",
            "Harbour opens.",
            "By Ada Rowe",
            "By Ada Rowe, Political Editor.",
            "By Ada Rowe, Bo Lind and Per Holm on Monday, May 4th, 2026 at 11:08 a.m.",
            "Eds: Updates with quotes.",
            "(Reporting by Ada Rowe; editing by Bo Lind.)",
            "The ferry at its berth on Monday. (Ada Rowe/Harbour Press)",
            "The ferry at its berth. (AP Photo)",
            "Ada Rowe contributed to this report.",
            "READ MORE: How the harbour was built.",
        ] {
            assert!(!is_prose(text, "Harbour opens"), "{text}");
        }
    }
}
