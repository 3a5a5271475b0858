//! A line between a headline and its story that is written as a sentence: what tells it from a short lead is that the first paragraph, which
//! knows nothing of it, tells all of it again.

use copydesk_text::vocabulary::is_first_name;
use memchr::memmem::find_iter;

use crate::classes::{LEANING, PRONOUN, TIE};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::openings::first::{calls_by_role, opens_with_thing};

/// A line says a paragraph’s words again where it has so many of weight, and the paragraph three of four of them.
const TOLD: usize = 4;
/// Shorter words say little.
const LEAST: usize = 4;
/// Words are the same where their beginnings are.
const BEGINNING: usize = 5;

/// Whether a line heads a story that begins with a paragraph: it calls by the surname somebody whom the paragraph names in full,
/// quotes with single marks where the story has double ones, or says what the paragraph says again. Not where the paragraph goes on with
/// what the line tells: `The board …`.
pub(crate) fn heads(line: &str, paragraph: &str, language: &Language) -> bool {
    let opens = read_word(paragraph, 0, paragraph.len()).whole;
    let goes_on = language.classes(opens) & (PRONOUN | LEANING | TIE) != 0 || opens_with_thing(paragraph, language);
    !goes_on
        && (calls_by_surname(line, paragraph)
            || calls_by_role(line, language) && names_in_full(paragraph)
            || quotes_singly(line)
            || is_said_again(line, paragraph))
}

/// `Lind asks for a lock.` above `The pilot Bo Lind …`
fn calls_by_surname(line: &str, paragraph: &str) -> bool {
    let mut before = "";
    words(line).any(|word| {
        // Not `a Lind`, which is no person’s name.
        let alone = !before.starts_with(char::is_uppercase) && !matches!(before, "a" | "the");
        before = word;
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        alone && word.len() >= LEAST && word.starts_with(char::is_uppercase) && {
            find_iter(paragraph.as_bytes(), word.as_bytes()).any(|at| {
                let first = paragraph[..at].strip_suffix(' ').and_then(|text| text.rsplit(' ').next());
                !paragraph[at + word.len()..].starts_with(char::is_alphanumeric)
                    && first
                        .is_some_and(|name| name.starts_with(char::is_uppercase) && is_first_name(&name.to_lowercase()))
            })
        }
    })
}

/// Whether a paragraph gives somebody’s first name, and another behind it.
fn names_in_full(paragraph: &str) -> bool {
    let mut before = "";
    paragraph.split(' ').any(|word| {
        let first = std::mem::replace(&mut before, word);
        word.starts_with(char::is_uppercase)
            && first.starts_with(char::is_uppercase)
            && is_first_name(&first.to_lowercase())
    })
}

/// `Clerks report 'no mud' at the lock.`: a story has double marks.
fn quotes_singly(line: &str) -> bool {
    let opens = line.find(" '").map(|at| at + 2);
    opens.is_some_and(|at| line[at..].contains("' ") || line[at..].contains("'.")) && !line.contains(['"', '“'])
}

/// Whether a line quotes with single marks above a paragraph that does with double ones. Not `rock 'n' roll`, `the '90s` and `pilots' wives`.
pub(crate) fn quotes_otherwise(line: &str, paragraph: &str) -> bool {
    let quoted = || {
        let behind = &line[line.find(" '")? + 2..];
        Some(&behind[..behind.find("' ").or_else(|| behind.find("'."))?])
    };
    let quotes = |text: &str| text.len() >= LEAST && text.starts_with(char::is_alphabetic) && !text.ends_with('s');
    paragraph.contains(['"', '“']) && !line.contains(['"', '“']) && quoted().is_some_and(quotes)
}

fn is_said_again(line: &str, paragraph: &str) -> bool {
    let paragraph = paragraph.to_lowercase();
    let (mut told, mut again) = (0, 0);
    for word in words(line).filter(|word| word.len() >= LEAST) {
        let small = word.to_lowercase();
        let beginning: String = small.chars().take(BEGINNING).collect();
        told += 1;
        let mut places = find_iter(paragraph.as_bytes(), beginning.as_bytes());
        again += usize::from(places.any(|at| !paragraph[..at].ends_with(char::is_alphanumeric)));
    }
    told >= TOLD && again * 4 >= told * 3
}

/// The words of a text without the marks around them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == '—')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    const PARAGRAPH: &str = "Arnsby’s harbour board has set off a wave of alarm among legal experts with its \
        attacks on Paul Lind, a pilot, who “wanted a lock” for the port.";

    #[test]
    fn a_line_that_the_paragraph_tells_again_heads_it() {
        for line in [
            "Lind has asked the board for a lock.",
            "The board is afraid of Lind's lock.",
            "Clerks report 'no mud' in the lock.",
            "Attacks on a pilot alarm the legal experts.",
        ] {
            assert!(heads(line, PARAGRAPH, language("en")), "{line}");
        }
        for line in [
            "Paul Lind has asked the town for a lock.",
            "Nobody in Arnsby cares for pilots.",
            "“No mud,” says a clerk of Arnsby.",
            "Voters want a Lind.",
        ] {
            assert!(!heads(line, PARAGRAPH, language("en")), "{line}");
        }
        let goes_on = "The board has written to Paul Lind, who wants a lock.";
        assert!(!heads("Arnsby has a board for Lind.", goes_on, language("en")));
    }
}
