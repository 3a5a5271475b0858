//! Whether a sentence that seems to end with an abbreviation, or with the number of a day, goes on with what stands behind, which wires write
//! with a capital.

use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};
use copydesk_text::sentences;

use crate::classes::{BINDING, PRONOUN, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::words::Hash;

/// So many bytes behind a preposition tell whether a sentence of its own stands there.
const REST: usize = 240;
/// A year has so many figures.
const YEAR: usize = 4;

/// Whether a sentence that seems to end with an abbreviation, so many bytes into a text, goes on: with the name of a body
/// (`the U.S. District Court`), with a conjunction or verb that the wire wrote with a capital (`… agreed with the U.S. And
/// Norland said`), with what a preposition begins that is no sentence (`… in the U.S. In May.`, `… with Holm Co. In Norland.`), or with the rest
/// of a firm's name (`Holm Co. Ltd`); or, behind the number of a day, with its year (`May 11th. 2012 on …`).
#[inline]
pub(crate) fn is_parted(text: &str, end: usize, language: &Language) -> bool {
    // Nearly all end with a small letter and a stop.
    let (before, behind) = (&text.as_bytes()[..end], &text[end..]);
    match before {
        [.., b'A'..=b'Z' | b'.', b'.' | b')'] | [.., b'o', b')'] => {
            goes_on_with_word(before, behind) || ends_with_initials(before) && is_rest(behind, language)
        }
        [.., b'o', b'.'] => {
            goes_on_with_word(before, behind) || before.ends_with(b" Co.") && is_plain_rest(behind, language)
        }
        [.., b'0'..=b'9', b't' | b'n' | b'r' | b's', b'h' | b'd' | b't', b'.'] => goes_on_with_year(behind, language),
        [.., b'c' | b'd' | b'p', b'.'] => ends_with_firm(before) && is_plain_rest(behind, language),
        _ => false,
    }
}

/// Whether a year stands behind the number of a day, and then a preposition: not `2023 was a good year`.
fn goes_on_with_year(behind: &str, language: &Language) -> bool {
    let year = |word: &str| word.len() == YEAR && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = behind.split_whitespace();
    let binds = |word: &str| language.classes(read_word(word, 0, word.len()).whole) & BINDING != 0;
    words.next().is_some_and(year)
        && words.next().is_some_and(|word| word.starts_with(char::is_lowercase) && binds(word))
}

fn ends_with_firm(before: &[u8]) -> bool {
    [b" Inc.".as_slice(), b" Ltd.", b" Corp."].iter().any(|ending| before.ends_with(ending))
}

/// The same, as far as the word behind tells it.
pub(crate) fn goes_on_with_word(before: &[u8], behind: &str) -> bool {
    static WORDS: OnceLock<Lexicon> = OnceLock::new();
    let next = || behind.split_whitespace().next().unwrap_or_default();
    if ends_with_initials(before) {
        let list = || entries(include_str!("../../../data/behind-initials.txt")).map(|word| (word, 1));
        return WORDS.get_or_init(|| Lexicon::new(list())).contains(next().as_bytes());
    }
    (before.ends_with(b" Co.") || before.ends_with(b".)"))
        && matches!(next().trim_end_matches([',', '.', '>']), "Ltd" | "Inc" | "KG")
}

fn ends_with_initials(before: &[u8]) -> bool {
    matches!(before, [.., b'.', b'A'..=b'Z', b'.'])
}

/// The same, where nothing else speaks for a sentence: a comma behind what opens it, or a pronoun. Firms end sentences more often than `the U.S.`
fn is_plain_rest(behind: &str, language: &Language) -> bool {
    let rest = &behind[..sentences(behind).next().map_or(0, |range| range.end)];
    let stands_for = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && language.classes(read_word(word, 0, word.len()).whole) & PRONOUN != 0
    };
    !rest.contains(',') && !rest.split_whitespace().any(stands_for) && is_rest(behind, language)
}

/// Whether a preposition stands there with a capital, and no sentence behind it up to the next stop: no verb, or one without a subject
/// (`In 2024 was likely to fall`).
fn is_rest(behind: &str, language: &Language) -> bool {
    let behind = behind.trim_start();
    let mut cut = behind.len().min(REST);
    while !behind.is_char_boundary(cut) {
        cut -= 1;
    }
    let Some(range) = sentences(&behind[..cut]).next() else { return false };
    let mut words = behind[range].split_whitespace();
    let first = words.next().unwrap_or_default();
    if !first.starts_with(|c: char| c.is_ascii_uppercase()) || !language.is_english() {
        return false;
    }
    let classes = |word: &str| language.classes(read_word(word, 0, word.len()).whole);
    if classes(first) & BINDING == 0 {
        return false;
    }
    let mut before = first;
    for word in words {
        let word = word.trim_end_matches([',', '.', ';', '!', '?']);
        if word.is_empty() {
            continue;
        }
        let verb =
            word.ends_with("ed") || classes(word) & (VERB | SAYING) != 0 || language.is_past(Hash::of_phrase(word));
        if verb && word.starts_with(char::is_lowercase) && classes(before) & BINDING == 0 {
            return before.ends_with(|c: char| c.is_ascii_digit()) || before.ends_with("0s");
        }
        if word == "which" || word == "whom" {
            return before == first;
        }
        before = word;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn goes_on(text: &str) -> bool {
        is_parted(text, text.find("U.S.").unwrap_or_default() + 4, language("en"))
    }

    #[test]
    fn what_is_no_sentence_behind_initials_goes_on() {
        for text in [
            "Ferries sail to the U.S. And Norland.",
            "Trade with the U.S. Is expected to grow.",
            "Trade with the U.S. Have grown.",
            "Crews came back from the U.S. At the weekend.",
            "Holm Lines shipped 9 mln crates to the U.S. In both 2023 and 2024.",
            "Spending in the U.S. In 2024 was likely to fall.",
            "Exports to the U.S. In the late 2010s averaged 400 crates.",
            "Holm bought 9 boats of the U.S. In which pilots had shares.",
        ] {
            assert!(goes_on(text), "{text}");
        }
        for text in [
            "Rowe left the U.S. In 2015 she came back.",
            "Rowe left the U.S. In May, pilots went on strike.",
            "Rowe left the U.S. On board were nine pilots.",
            "Rowe left the U.S. The pilots stayed.",
            "Rowe left the U.S. But nobody knew.",
        ] {
            assert!(!goes_on(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_sentence_behind_a_firm_or_a_day_goes_on() {
        let goes_on = |before: &str, behind: &str| {
            is_parted(&format!("Rowe sailed with {before}{behind}"), 17 + before.len(), language("en"))
        };
        for (before, behind) in [
            ("Holm Co.", " In Norland to build ferries."),
            ("Holm Inc.", " In both 2023 and 2024."),
            ("Holm Ltd.", " At the weekend."),
            ("Holm Corp.", " From Velsund to the sound."),
            ("pilots on May 11th.", " 2023 on a ferry."),
        ] {
            assert!(goes_on(before, behind), "{before}{behind}");
        }
        for (before, behind) in [
            ("Holm Co.", " In Norland it will build ferries."),
            ("Holm Inc.", " In May pilots went on strike."),
            ("Holm Ltd.", " At Velsund she left."),
            ("Holm Corp.", " The pilots stayed."),
            ("Holm Corp.", " On Monday a court heard them."),
            ("Holm Corp.", " Under the deal, pilots keep their jobs."),
            ("pilots on May 11th.", " 2023 Holm Street was shut."),
            ("pilots on May 11th.", " 2023 was a good year."),
            ("pilots on May 11th.", " Nobody knew."),
            ("a harp.", " In Norland."),
        ] {
            assert!(!goes_on(before, behind), "{before}{behind}");
        }
    }

    #[test]
    fn a_firms_name_goes_on_behind_a_stop() {
        for (before, behind) in [("<Holm Lines (U.K.)", " Ltd> said"), ("Holm Co.", " Ltd said")] {
            assert!(goes_on_with_word(before.as_bytes(), behind), "{before}");
        }
    }
}
