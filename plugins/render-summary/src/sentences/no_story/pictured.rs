//! Brackets that point into a picture beside the text: `(pictured)`, `(left)`. What they stand in is a caption, or a sentence of the
//! story from which they are cut, as those are that remark on how a quotation is printed.

use std::ops::Range;
use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};

use crate::classes::{BINDING, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;

/// A longer bracket says more than where to look.
const BRACKET: usize = 40;
/// One with more words, of which not all point, tells something.
const WORDS: usize = 3;
/// Of three classes the words are: those that point, those that go with them, and colours, which captions alone tell.
const POINTS: u32 = 1;
const GOES_WITH: u32 = 2;
const COLOUR: u32 = 4;

/// What a bracket says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Bracket {
    /// Nothing about a picture.
    Other,
    /// Where somebody is in a picture, with more that only a caption tells: `(pictured together)`.
    Caption,
    /// Where in a picture, in this stretch of the text, the space before it included: ` (left)`, `, pictured` in `(34, pictured)`.
    Points(Range<usize>),
}

/// What the bracket that opens at a place of a text says.
pub(crate) fn bracket(text: &str, open: usize) -> Bracket {
    let after = &text[open + 1..];
    let Some(close) = after.bytes().take(BRACKET).position(|byte| byte == b')') else { return Bracket::Other };
    let inner = &after[..close];
    // `(Green)`, `(Left)`: a party, but for what opens a sentence.
    let opens = || text[..open].trim_end().is_empty() || text[..open].trim_end().ends_with(['.', '!', '?']);
    let named = |part: &str| {
        let first = part.split_whitespace().next().unwrap_or_default();
        first.starts_with(char::is_uppercase) && lists().get(first.as_bytes()) == 0 && !opens()
    };
    let points = |part: &str| {
        let mut words = part.split_whitespace().map(class);
        !named(part) && words.clone().all(|class| class != 0) && words.any(|class| class & POINTS != 0)
    };
    if points(inner) {
        let before = text[..open].trim_end().len();
        return Bracket::Points(before..open + 1 + close + 1);
    }
    if let Some((told, part)) = inner.rsplit_once(',')
        && points(part)
    {
        let from = open + 1 + told.trim_end().len();
        let told_more = told.contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
        return if told_more { Bracket::Points(from..open + 1 + close) } else { Bracket::Caption };
    }
    let shows = inner.split_whitespace().count() <= WORDS
        && !named(inner)
        && inner.split_whitespace().any(|word| class(word) & (POINTS | COLOUR) != 0);
    if shows { Bracket::Caption } else { Bracket::Other }
}

/// Whether a word points into a picture, or goes with one that does.
fn class(word: &str) -> u32 {
    let word = word.trim_matches(['.', ',', ':']);
    lists().get(word.as_bytes()) | lists().get(word.to_lowercase().as_bytes())
}

/// The words with their classes.
fn lists() -> &'static Lexicon {
    static LISTS: OnceLock<Lexicon> = OnceLock::new();
    LISTS.get_or_init(|| {
        let pointers = entries(include_str!("../../../data/pointers.txt")).map(|word| (word, POINTS));
        let others = entries(include_str!("../../../data/beside-pointers.txt")).map(|word| (word, GOES_WITH));
        let colours = entries(include_str!("../../../data/picture-colours.txt")).map(|word| (word, COLOUR));
        Lexicon::new(pointers.chain(others).chain(colours))
    })
}

/// Whether a sentence with such a bracket tells something that was, as those of a story do: it has a verb that captions are written without, or
/// one of the past right behind the bracket.
pub(crate) fn tells(sentence: &str, language: &Language) -> bool {
    let (mut at, mut before) = (0, 0);
    while at < sentence.len() {
        if !sentence[at..].starts_with(char::is_alphanumeric) {
            before *= u16::from(!sentence[at..].starts_with(')'));
            at += sentence[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let word = read_word(sentence, at, sentence.len());
        let classes = language.classes(word.whole);
        let text = &sentence[at..word.end];
        let behind = sentence[..at].trim_end().ends_with(')') && text.starts_with(char::is_lowercase);
        if classes & (VERB | SAYING) != 0 && before & BINDING == 0 && !text.ends_with("ing")
            || behind && class(text) == 0 && language.is_past_behind_bracket(text)
        {
            return true;
        }
        before = classes;
        at = word.end;
    }
    false
}

/// The bracket at a place of a text, with the space before it, where it only remarks on how a quotation is printed: ` [emphasis added]`.
pub(crate) fn remark(text: &str, open: usize) -> Option<Range<usize>> {
    static REMARKS: OnceLock<Vec<&'static str>> = OnceLock::new();
    let remarks = REMARKS.get_or_init(|| entries(include_str!("../../../data/remarks.txt")).collect());
    let inner = &text.as_bytes()[open + 1..];
    let says = |remark: &&&str| {
        inner.len() > remark.len()
            && inner[..remark.len()].eq_ignore_ascii_case(remark.as_bytes())
            && matches!(inner[remark.len()], b')' | b']')
    };
    let remark = remarks.iter().find(says)?;
    Some(text[..open].trim_end().len()..open + 1 + remark.len() + 1)
}

/// A sentence of a story without the brackets that point into a picture or remark on how it is printed.
pub(crate) fn without_pointers(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut from = 0;
    for (open, _) in sentence.match_indices(['(', '[']) {
        if let Some(range) = remark(sentence, open) {
            out.push_str(&sentence[from..range.start]);
            from = range.end;
        } else if sentence[open..].starts_with('(')
            && let Bracket::Points(range) = bracket(sentence, open)
        {
            out.push_str(&sentence[from..range.start]);
            from = range.end;
        }
    }
    out.push_str(&sentence[from..]);
    out.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn of(inner: &str) -> Bracket {
        bracket(&format!("Ada Rowe ({inner} waited."), "Ada Rowe ".len())
    }

    #[test]
    fn brackets_that_point_into_a_picture_are_told_from_others() {
        for inner in [
            "left)",
            " left ) and",
            "pictured right)",
            "far left)",
            "second from right)",
            "à gauche)",
            "siehe Foto)",
            "in the picture)",
        ] {
            assert!(matches!(of(inner), Bracket::Points(_)), "{inner}");
        }
        for inner in ["pictured together)", "red)"] {
            assert_eq!(of(inner), Bracket::Caption, "{inner}");
        }
        for inner in [
            "right-wing)",
            "who had left the room)",
            "a third)",
            "left",
            "née Lind)",
            ")",
            "Green)",
            "Left)",
            "34)",
            "in)",
        ] {
            assert_eq!(of(inner), Bracket::Other, "{inner}");
        }
        assert!(matches!(bracket("(Left) Ada Rowe waits.", 0), Bracket::Points(_)));
    }

    #[test]
    fn what_points_is_cut_and_what_tells_more_stays() {
        for (text, told) in [
            ("Ada Rowe (pictured) has won.", "Ada Rowe has won."),
            ("Ada Rowe (pictured right), who left, has won.", "Ada Rowe, who left, has won."),
            ("Ada Rowe (34, links) hat gewonnen.", "Ada Rowe (34) hat gewonnen."),
            ("Ada Rowe (SPD, rechts) hat gewonnen.", "Ada Rowe (SPD) hat gewonnen."),
            ("Ada Rowe (Green) has won.", "Ada Rowe (Green) has won."),
            ("Ada Rowe (34) and Bo Lind (left) have won.", "Ada Rowe (34) and Bo Lind have won."),
            ("Ada Rowe (t.v.) har vunnit.", "Ada Rowe har vunnit."),
            ("“Mud is money [emphasis added], and [our] gates leak.”", "“Mud is money, and [our] gates leak.”"),
        ] {
            assert_eq!(without_pointers(text), told);
        }
    }

    #[test]
    fn sentences_of_a_story_are_told_from_captions() {
        for (tag, text) in [
            ("en", "Ada Rowe (pictured) has won the seat."),
            ("en", "Ada Rowe (pictured) won the seat."),
            ("en", "“We won,” said Ada Rowe (left)."),
            ("de", "Ada Rowe (links) eröffnete die Schleuse."),
            ("fr", "Ada Rowe (ci-contre) a ouvert l’écluse."),
            ("es", "Ada Rowe (izquierda) ganó."),
        ] {
            assert!(tells(text, language(tag)), "{text}");
        }
        for (tag, text) in [
            ("en", "Ada Rowe (left) with Bo Lind at the lock."),
            ("en", "Ada Rowe (left) celebrates with Bo Lind."),
            ("en", "Ada Rowe (left) being led to the lock that was shut."),
            ("en", "Ada Rowe (left) pictured at the lock."),
            ("de", "Ada Rowe (links) mit Bo Lind an der Schleuse."),
            ("de", "Ada Rowe (links) überreicht Bo Lind den Schlüssel."),
        ] {
            assert!(!tells(text, language(tag)), "{text}");
        }
    }
}
